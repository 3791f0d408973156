"""The command does without packages that only slow its start."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from greenscan.commands.leaving_out import left_out


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
