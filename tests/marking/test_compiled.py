"""The compiled packs are those of the files."""

from __future__ import annotations

from importlib.resources import files

from greenscan.marking.catalogue import shipped_files, shipped_packs, shipped_rules
from greenscan.marking.compiled import FILE, compiled_pack
from greenscan.marking.compiling import compile_packs
from greenscan.marking.schema import parse_pack


def test_the_compiled_packs_are_up_to_date() -> None:
    compiled = files("greenscan").joinpath("resources", FILE).read_text("utf-8")
    assert compiled == compile_packs(), "run python -m greenscan.marking.compiling"


def test_compiled_packs_equal_those_of_their_files() -> None:
    from_files = [parse_pack(content, name) for name, content in shipped_files()]
    assert [*shipped_packs(), *shipped_rules()] == from_files


def test_a_file_that_was_changed_is_not_stood_in_for() -> None:
    name, content = next(shipped_files())
    assert compiled_pack(name, content) is not None
    assert compiled_pack(name, content + b"\n") is None
    assert compiled_pack("marks/unknown.yaml", content) is None
