"""The notebooks run as they stand, leave what they promise, and what is kept of them reads well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

import nbformat
from nbformat import NotebookNode

from tests.notebooks import NOTEBOOKS, furnish, run, without_machine

LEFT = {
    "01_screen_a_report": "register.xlsx",
    "02_how_a_verdict_is_reached": "verdict.md",
    "03_retrain_on_your_labels": "my-baseline/manifest.json",
    "04_transformer_against_baseline": "which-model.png",
    "05_many_reports": "companies.csv",
}
LARGEST = 1_000_000  # bytes of all together
PLACE = re.compile(r"""(?<![\w.:/])/(?:home|root|tmp|var|usr|opt|mnt|Users|work)/|\b[A-Z]:\\""")
by_name = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)


def code_of(content: NotebookNode) -> list[Any]:
    return [cell for cell in content.cells if cell.cell_type == "code"]


def outputs_of(content: NotebookNode) -> Iterator[Any]:
    for cell in code_of(content):
        yield from cell.outputs


def said_on_stderr(content: NotebookNode) -> list[str]:
    return [output.text for output in outputs_of(content) if output.get("name") == "stderr"]


def places_in(content: NotebookNode) -> list[str]:
    """Paths of a machine in what is written; pictures are left out."""
    words = [cell.source for cell in content.cells]
    for output in outputs_of(content):
        words.append(output.get("text", ""))
        words += [str(data) for kind, data in output.get("data", {}).items() if "image" not in kind]
    return [found for word in words for found in PLACE.findall(word)]


def made(source: str) -> NotebookNode:
    content: NotebookNode = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    return content


def test_each_promises_something() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(LEFT)


@by_name
def test_runs_without_a_warning_and_leaves_what_it_promises(notebook: Path, tmp_path: Path) -> None:
    folder = furnish(tmp_path)
    done = run(notebook, folder)
    assert said_on_stderr(done) == []
    assert (folder / "results" / LEFT[notebook.stem]).stat().st_size > 0


def test_a_warning_is_seen_and_an_error_ends_the_run(tmp_path: Path) -> None:
    path = tmp_path / "own.ipynb"
    nbformat.write(made("import warnings\nwarnings.warn('look', DeprecationWarning)"), path)
    assert "look" in said_on_stderr(run(path, tmp_path))[0]
    nbformat.write(made("1 / 0"), path)
    with pytest.raises(Exception, match="ZeroDivisionError"):
        run(path, tmp_path)


@by_name
def test_what_is_kept_is_of_one_run_from_top_to_bottom(notebook: Path) -> None:
    content = nbformat.read(notebook, as_version=4)
    nbformat.validate(content)
    counts = [cell.execution_count for cell in code_of(content)]
    assert counts == list(range(1, len(counts) + 1))
    assert said_on_stderr(content) == []
    assert content == without_machine(nbformat.from_dict(content)), "python -m tests.notebooks"


@by_name
def test_what_is_kept_names_no_path_of_a_machine(notebook: Path) -> None:
    assert places_in(nbformat.read(notebook, as_version=4)) == []


def test_a_path_of_a_machine_is_seen() -> None:
    content = made("open('../corpora/a.txt')")
    assert places_in(content) == []
    text = "read /home/somebody/a.txt"
    content.cells[0].outputs = [nbformat.v4.new_output("stream", name="stdout", text=text)]
    assert places_in(content) == ["/home/"]


@by_name
def test_pictures_are_described(notebook: Path) -> None:
    cells = code_of(nbformat.read(notebook, as_version=4))
    drawn = [cell for cell in cells if any("image/png" in o.get("data", {}) for o in cell.outputs)]
    assert [cell.source for cell in drawn if not cell.metadata.get("alt")] == []


@by_name
def test_links_lead_to_files(notebook: Path) -> None:
    content = nbformat.read(notebook, as_version=4)
    text = "\n".join(cell.source for cell in content.cells if cell.cell_type == "markdown")
    targets = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [target for target in targets if not (notebook.parent / target).exists()] == []


def test_together_they_are_small() -> None:
    assert sum(path.stat().st_size for path in NOTEBOOKS) < LARGEST
