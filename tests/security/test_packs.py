"""Hostile packs; bombs of YAML and slow patterns are in ``tests/marking/test_packs.py``."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from greenscan.errors import PackError
from greenscan.marking.schema import read_pack
from greenscan.marking.yaml_tree import read_tree


def refused(content: str, folder: Path) -> str:
    path = folder / "pack.yaml"
    path.write_text(content, "utf-8")
    start = process_time()
    with pytest.raises(PackError) as caught:
        read_pack(path)
    assert process_time() - start < 10
    return str(caught.value)


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!x", "!!binary", "!!str"]
)
def test_tags_are_refused(tag: str, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    assert "not for packs" in refused(f"version: {tag} ['touch {mark}']", tmp_path)
    assert not mark.exists()


@pytest.mark.parametrize(
    "content",
    [
        "a: " + "[" * 900_000,
        "? " * 500_000,
        "{" * 900_000,
        "- " * 500_000,
        "a: &a\n" * 100_000,
        "'" * 1_900_000,
        "a: |\n" + " \n" * 900_000,
        "\n".join(f"k{number}: x" for number in range(100_000)),
        "%TAG ! tag:x,2000:\n--- !a b",
    ],
    ids=lambda content: content[:6],
)
def test_what_is_long_or_deep_is_refused_in_time(content: str, tmp_path: Path) -> None:
    refused(content, tmp_path)


def test_what_never_ends_is_refused() -> None:
    with pytest.raises(PackError, match="longer than 2,000,000 bytes"):
        read_tree(Path("/dev/zero"), "pack.yaml")
