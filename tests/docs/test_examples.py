"""What the pages show is what happens."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from tests.docs.blocks import ROOT, Block, blocks_of, pages
from tests.docs.running import as_shown, commands_in, furnish, outcomes, parse, without_scores


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_code_runs_and_says_what_is_shown(page: Path, tmp_path: Path) -> None:
    furnish(tmp_path)
    for block, said in outcomes(page, tmp_path):
        told = as_shown(block.code, said)
        assert without_scores(block.code) == without_scores(told), f"{page}:{block.line}"


def test_blocks_know_their_place(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# Page\n\n<!-- run -->\n```bash\ngreenscan -h\n```\n\n```text\nUsage\n```\n\nA file:\n\n"
        '```yaml title="own.yaml"\nversion: 1\n```\n'
    )
    assert list(blocks_of(page)) == [
        Block("bash", "greenscan -h\n", 5, "", "run", follows=False),
        Block("text", "Usage\n", 9, "", "", follows=True),
        Block("yaml", "version: 1\n", 15, "own.yaml", "", follows=False),
    ]


def test_commands_are_found_in_shell_code() -> None:
    code = "pip install . && greenscan scan a.pdf  # why\ncat a | greenscan \\\n  scan -\necho b\n"
    assert commands_in(code) == [["scan", "a.pdf"], ["scan", "-"]]


@pytest.mark.parametrize(
    "arguments", [["scna", "a.pdf"], ["scan", "--modle", "x", "a.pdf"], ["rules", "lst"]]
)
def test_a_command_that_is_not_there_is_told(arguments: list[str]) -> None:
    with pytest.raises(click.UsageError):
        parse(arguments)


def test_a_wrong_output_and_a_failing_block_are_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```python\nprint(2 + 2)\n```\n\n```text\n5\n```\n\n```python\n1 / 0\n```\n")
    found = outcomes(page, tmp_path)
    block, said = next(found)
    assert (block.code, as_shown(block.code, said)) == ("5\n", "4\n")
    with pytest.raises(ZeroDivisionError) as raised:
        next(found)
    assert raised.traceback[-1].lineno == 9  # counted from 0


def test_code_that_needs_what_is_not_there_is_only_compiled(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    block = "<!-- needs: json no_such_package -->\n```python\n{}\n```\n\n```text\n5\n```\n"
    page.write_text(block.format("import no_such_package"))
    assert list(outcomes(page, tmp_path)) == []
    page.write_text(block.format("import no such package"))
    with pytest.raises(SyntaxError):
        list(outcomes(page, tmp_path))


def test_outputs_end_at_an_ellipsis() -> None:
    assert as_shown("a\n…\n", "b\nc\nd\n") == "b\n…\n"
    assert as_shown("a\n", "b\nc\n") == "b\nc\n"
