"""Processes of greenscan's own do without packages that only slow their start."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from greenscan.batch.settings import Screening, Settings
from greenscan.batch.supervisor import Supervisor
from greenscan.leaving_out import left_out


def test_an_optional_package_is_left_out_only_within(tmp_path: Path) -> None:
    (tmp_path / "heavy_for_a_test.py").write_text("")
    sys.path.insert(0, str(tmp_path))
    try:
        with (
            left_out(frozenset({"heavy_for_a_test"})),
            pytest.raises(ModuleNotFoundError, match="left out"),
        ):
            importlib.import_module("heavy_for_a_test")
        assert importlib.import_module("heavy_for_a_test")
    finally:
        sys.path.remove(str(tmp_path))
        sys.modules.pop("heavy_for_a_test", None)


def test_scan_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("We cut our emissions by 11 % in 2022. Our bottles are eco-friendly.")
    code = (
        "import sys; from greenscan.cli import main\n"
        f"try: main(['scan', {str(page)!r}, '--format', 'json'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'torch', 'tensorflow', 'transformers', 'sklearn', 'scipy', 'pandas'}"
        " & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


def _screener_and_modules() -> Callable[[str], set[str]]:
    Screening(Settings.of("baseline-en"))()
    return lambda name: {name} & set(sys.modules)


def test_a_process_of_a_batch_leaves_them_out_too() -> None:
    pytest.importorskip("torch")
    child = Supervisor(_screener_and_modules)
    try:
        assert (child.work("spacy"), child.work("torch")) == ({"spacy"}, set())
    finally:
        child.close()
