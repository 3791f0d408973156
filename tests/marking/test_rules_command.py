"""``greenscan rules``."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from click.testing import CliRunner

from greenscan.cli import main
from greenscan.labels import Jurisdiction
from tests.assessing.rule_packs import rule_pack
from tests.marking.making import mark_pack, write


def run(*arguments: str) -> tuple[int, str]:
    """Return exit status and all output."""
    result = CliRunner().invoke(main, ["rules", *arguments])
    return result.exit_code, result.output


def test_list_has_every_kind() -> None:
    status, output = run("list")
    assert status == 0
    assert "marks\tiso-14001\tmanagement_system\t1\tISO 14001\n" in output
    assert "cues\teco-friendly\tgeneric\tVAGUE_GENERIC\teco-friendly\n" in output
    assert "topics\twater\tE3 GRI 303" in output
    assert "rules\teu-ucpd-annex-i-4a\tEU\tVAGUE_GENERIC\tUCPD Annex I 4a\n" in output


def test_list_may_be_of_one_kind() -> None:
    kinds = {line.split("\t")[0] for line in run("list", "cues")[1].splitlines()}
    assert kinds == {"cues"}


def test_show_tells_what_is_looked_for_and_both_examples() -> None:
    status, output = run("show", "aws-acronym")
    assert status == 0
    assert "strength:       0\n" in output
    assert "case:           exact\n" in output
    assert "near:           water; stewardship" in output
    assert "fires:" in output
    assert "silent:" in output


def test_rules_are_listed_by_jurisdiction() -> None:
    lines = [line.split("\t") for line in run("list", "rules")[1].splitlines()]
    assert {line[0] for line in lines} == {"rules"}
    jurisdictions = [line[2] for line in lines]
    assert list(dict.fromkeys(jurisdictions)) == list(Jurisdiction)
    assert len(set(jurisdictions)) == 1 + sum(a != b for a, b in pairwise(jurisdictions))


def test_show_tells_all_of_a_rule() -> None:
    status, output = run("show", "eu-ucpd-annex-i-4c")
    assert status == 0
    assert "rule:           eu-ucpd-annex-i-4c (UCPD Annex I 4c)\n" in output
    assert "edition:        Directive 2005/29/EC, Annex I point 4c" in output
    assert "status:         applies since 27 September 2026" in output
    assert "confirmed:      partly\n" in output
    assert (
        "flags:          OFFSET_BASED\nsubjects:       product\nscope:          promotion" in output
    )
    assert "(OFFSET_BASED, quality, product, general)\n" in output


def test_show_of_an_unknown_entry_is_wrong_use() -> None:
    status, output = run("show", "nothing")
    assert status == 2
    assert "greenscan rules list" in output


def test_check_passes_a_good_pack(tmp_path: Path) -> None:
    status, output = run("check", str(write(tmp_path, mark_pack())))
    assert (status, output) == (0, "1 entries, 2 examples, 0 failed\n")


def test_check_fails_where_an_example_fails(tmp_path: Path) -> None:
    status, output = run("check", str(write(tmp_path, mark_pack(silent="A blue seal."))))
    assert status == 1
    assert "own.yaml:4: seal: matches: A blue seal." in output


def test_check_fails_where_the_pack_is_wrong(tmp_path: Path) -> None:
    status, output = run("check", str(write(tmp_path, mark_pack(strength="9"))))
    assert status == 1
    assert "own.yaml:6: entry 'seal': strength is 9" in output


def test_check_takes_packs_of_marks_and_of_rules(tmp_path: Path) -> None:
    marks = write(tmp_path, mark_pack(), "marks.yaml")
    rules = write(tmp_path, rule_pack({"topics": "[water]"}), "rules.yaml")
    status, output = run("check", str(marks), str(rules))
    assert status == 1
    assert "rules.yaml:5: river-code-7: is not cited for: It is pure.\n" in output
    assert output.endswith("2 entries, 4 examples, 1 failed\n")
