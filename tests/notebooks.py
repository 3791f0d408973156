"""Runs the notebooks and writes what comes out: ``python -m tests.notebooks [NOTEBOOK...]``."""

from __future__ import annotations

import os
import re
import shutil
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
_TIMEOUT = 600  # seconds for a cell, far more than one takes
_STYLED = re.compile(r"T_[0-9a-f]{5}")  # what pandas draws anew for each styled table


def furnish(folder: Path) -> Path:
    """Put into `folder` what a clone holds that notebooks read; return where they stand in it."""
    for name in ("corpora", "models"):
        (folder / name).symlink_to(ROOT / name)
    copy = folder / FOLDER.name
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("results", ".*"))
    return copy


def run(notebook: Path, folder: Path) -> NotebookNode:
    """Run a notebook in `folder`; return it with its outputs, warnings among them.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        A cell raised an error.
    """
    content = nbformat.read(notebook, as_version=4)
    client = NotebookClient(
        content,
        timeout=_TIMEOUT,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--IPKernelApp.log_level=40"],  # its warnings are not of the notebook
    )
    done: NotebookNode = client.execute(env={**os.environ, "PYTHONWARNINGS": "default"})
    return done


def without_machine(content: NotebookNode) -> NotebookNode:
    """Return a notebook whose metadata say only what it needs, and which is the same every run."""
    content.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    number = count(1)
    for cell in content.cells:
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html")
            if html:
                for drawn in dict.fromkeys(_STYLED.findall(html)):
                    html = html.replace(drawn, f"T_{next(number):05}")
                output.data["text/html"] = html
                output.data.pop("text/plain", None)  # of a table that is shown, or an address
            if "image/png" in output.get("data", {}):
                output.data.pop("text/plain", None)
    return content


def write(notebook: Path) -> None:
    """Run a notebook and keep its outputs in it."""
    with TemporaryDirectory() as name:
        nbformat.write(without_machine(run(notebook, furnish(Path(name)))), notebook)


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else NOTEBOOKS:
        write(path)
