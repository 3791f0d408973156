"""Packs of users: what is wrong is told with file and line; nothing hangs or breaks."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from spacy.language import Language

from greenscan.errors import PackError
from greenscan.marking import MARKER, MARKS, Catalogue, PackKind, load_catalogue
from greenscan.marking.checking import failed_examples
from greenscan.marking.finding import Finder
from greenscan.marking.schema import read_pack
from greenscan.marking.words import Words
from greenscan.segmenting import build_pipeline
from tests.marking.making import mark_pack, spans_in, write


def test_a_pack_is_read(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path, mark_pack(unless="[toy seal]", ask_for="[who, when]")))
    (entry,) = pack.entries
    assert (pack.kind, entry.id, entry.strength, entry.line) == (PackKind.MARKS, "seal", 2, 4)
    assert entry.wording.unless == ("toy seal",)
    assert entry.ask_for == ("who", "when")


@pytest.mark.parametrize(
    ("changes", "line", "reason"),
    [
        ({"strength": "4"}, 6, "a number from 0 to 3"),
        ({"strength": "high"}, 6, "whole number"),
        ({"category": "seals"}, 5, "give one of"),
        ({"id": "Blue Seal"}, 4, "small letters"),
        ({"name": None}, 4, "name is missing"),
        ({"fires": None}, 4, "fires is missing"),
        ({"phrase": "[seal]"}, 11, "unknown key 'phrase', did you mean 'phrases'?"),
        ({"flag": "PUFFERY"}, 11, "unknown key 'flag'"),
        ({"phrases": "[]"}, 8, "neither phrases nor patterns"),
        ({"phrases": "blue seal"}, 8, "phrases is a list"),
        ({"phrases": '["- -"]'}, 8, "from 1 to 24 words"),
        ({"phrases": '["blue* se*al"]'}, 8, "end of a word"),
        ({"case": "upper"}, 11, "any or exact"),
        ({"patterns": "[[{LEMMA: seal}]]"}, 11, "LEMMA is not for packs"),
        ({"patterns": "[[{LOWER: blue-seal}]]"}, 11, "is not one word"),
        ({"patterns": "[[{IS_DIGIT: true}]]"}, 11, "no word is fixed"),
        ({"patterns": "[[{LOWER: seal, OP: '{2,'}]]"}, 11, "is none of"),
        ({"patterns": "[[{LOWER: {REGEX: '('}}, {LOWER: seal}]]"}, 11, "no regular expression"),
        ({"near": "&a [sea]"}, 11, "anchors and aliases"),
        ({"note": "!!python/object:os.system x"}, 11, "tags"),
        ({"strength": "2\n  strength: 3"}, 7, "there twice"),
    ],
)
def test_a_fault_is_told_with_file_and_line(
    changes: dict[str, str | None], line: int, reason: str, tmp_path: Path
) -> None:
    path = write(tmp_path, mark_pack(**changes))
    with pytest.raises(PackError) as caught:
        read_pack(path)
    assert (caught.value.file, caught.value.line) == (str(path), line)
    assert reason in caught.value.reason
    assert str(caught.value).startswith(f"{path}:{line}: ")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", 0, "nothing in it"),
        ("a: b: c", 1, "not YAML"),
        ("a pack", 1, "a mapping"),
        ("version: 2\nkind: marks\nentries: []", 1, "version: 1"),
        ("kind: marks\nentries: []", 1, "version: 1"),
        ("version: 1\nkind: hints\nentries: []", 2, "give one of"),
        ("version: 1\nkind: rule\nentries: []", 2, "did you mean 'rules'?"),
        ("version: 1\nkind: rules\nentries:\n- 5", 4, "a rule is a mapping"),
        ("version: 1\nkind: cues\nrules: []", 3, "unknown key 'rules'"),
        ("version: 1\n---\nversion: 1", 3, "more than one YAML document"),
        ("version: 1\nkind: cues\nentries:\n- 5", 4, "an entry is a mapping"),
        ("version: 1\nkind: cues\nentries:\n- id: a\n  ? [b]\n  : c", 5, "a key has to be"),
        ("version: 1\nkind: cues\nentries: \x00", 0, "not YAML"),
    ],
)
def test_a_file_that_is_no_pack(content: str, line: int, reason: str, tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        read_pack(write(tmp_path, content))
    assert reason in caught.value.reason
    assert caught.value.line == line


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        read_pack(tmp_path / "none.yaml")
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"version: 1\nname: caf\xe9\n")
    with pytest.raises(PackError, match=r"latin\.yaml:2: not UTF-8"):
        read_pack(path)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(opening: str, tmp_path: Path) -> None:
    with pytest.raises(PackError):
        read_pack(write(tmp_path, opening * 100_000))


def test_a_file_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="split it"):
        read_pack(write(tmp_path, "#" * 2_000_001))


def test_aliases_do_not_multiply(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    with pytest.raises(PackError, match="anchors and aliases"):
        read_pack(write(tmp_path, bomb))


@pytest.mark.parametrize(
    ("regex", "reason"),
    [
        ("(a+)+$", "a group may not be repeated"),
        ("(a|aa)*b", "a group may not be repeated"),
        ("((a{1,9}){1,9}){1,9}", "a group may not be repeated"),
        ("(?:a*)*", "a group may not be repeated"),
        (r"(a)\\1", "refer back"),
        ("(?P<x>a)(?P=x)", "refer back"),
        ("a*a*a*a*b", "more than 3 quantifiers"),
        ("a" * 201, "more than 200 characters"),
    ],
)
def test_regular_expressions_that_may_hang_are_refused(
    regex: str, reason: str, tmp_path: Path
) -> None:
    pattern = f'[[{{LOWER: seal}}, {{LOWER: {{REGEX: "{regex}"}}}}]]'
    with pytest.raises(PackError, match=reason):
        read_pack(write(tmp_path, mark_pack(patterns=pattern)))


@pytest.mark.parametrize("regex", ["^colou?r(s|ing)?$", r"^\\d{4}$", "[a+]*", "^(un)?sealed"])
def test_plain_regular_expressions_are_taken(regex: str, tmp_path: Path) -> None:
    pattern = f'[[{{LOWER: seal}}, {{LOWER: {{REGEX: "{regex}"}}}}]]'
    read_pack(write(tmp_path, mark_pack(patterns=pattern)))


@pytest.mark.parametrize(
    "pattern",
    [
        "[" + "{OP: '?'}, " * 9 + "{LOWER: seal}]",
        "[{OP: '{0,9}'}, {LOWER: seal}]",
        "[" + "{LOWER: seal}, " * 16 + "{LOWER: seal}]",
    ],
)
def test_patterns_with_much_freedom_are_refused(pattern: str, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="more than"):
        read_pack(write(tmp_path, mark_pack(patterns=f"[{pattern}]")))


HOSTILE = (
    "[{LOWER: a}, {OP: '*'}, {LOWER: {REGEX: '^a*a*a*$'}}, {OP: '*'}, {LOWER: a}, {LOWER: never}]"
)


@pytest.mark.parametrize("text", ["a " * 4_000, "a" * 20_000, "a\n" * 4_000, "a-" * 4_000])
def test_the_worst_pattern_that_is_taken_takes_little_time(
    text: str, tmp_path: Path, nlp: Language
) -> None:
    path = write(tmp_path, mark_pack(patterns=f"[{HOSTILE}]"))
    finder = Finder(Catalogue.from_packs([read_pack(path)]), nlp.vocab)
    words = Words(f"{text} never", nlp.vocab, [0])
    start = process_time()
    finder.find(words)
    assert process_time() - start < 10


def test_a_users_pack_adds_to_the_others(tmp_path: Path) -> None:
    path = write(tmp_path, mark_pack())
    nlp = build_pipeline()
    nlp.add_pipe(MARKER, config={"packs": [str(path)]})
    found = [
        span.id_ for span in spans_in(nlp, "A blue-seal crate, certified to ISO 14001.", MARKS)
    ]
    assert found == ["seal", "iso-14001"]


def test_an_id_that_is_taken_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, mark_pack(id="iso-14001"))
    with pytest.raises(PackError, match=r"own\.yaml:4: id 'iso-14001' is taken by marks/"):
        load_catalogue([path])
    with pytest.raises(PackError, match="is taken by"):
        load_catalogue([write(tmp_path, mark_pack())] * 2)


def test_examples_that_fail_are_told(tmp_path: Path) -> None:
    path = write(tmp_path, mark_pack(fires="A red seal.", silent="A blue seal."))
    failed = [str(item) for item in failed_examples(Catalogue.from_packs([read_pack(path)]))]
    assert failed == [
        f"{path}:4: seal: does not match: A red seal.",
        f"{path}:4: seal: matches: A blue seal.",
    ]


def test_the_pack_that_the_readme_shows_is_good(tmp_path: Path) -> None:
    readme = Path(__file__).parents[2] / "greenscan" / "resources" / "README.md"
    shown = readme.read_text("utf-8").split("```yaml\n")[1].split("```")[0]
    catalogue = Catalogue.from_packs([read_pack(write(tmp_path, shown))])
    assert len(catalogue.entries) == 1
    assert list(map(str, failed_examples(catalogue))) == []
