"""Writes the parts of the README that come from runs: ``python -m tests.readme``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

from rich.console import Console

import greenscan
from greenscan.exporting import claim_table
from greenscan.training.cards.markdown import share, table
from greenscan.training.job import Facts

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SAMPLE = ROOT / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
MODELS = ("greenscan-en", "baseline-en")
WIDTH = 100
SHOWN = 5  # claims
_CLAIM = re.compile(r" +\d+ +(?:vague|unsupported|supported)\b")


def current(readme: str) -> str:
    """Return `readme` with its generated parts as they should be now."""
    readme = _between(readme, "<!-- output: screen -->\n```text\n", "```\n", sample_output())
    return _between(readme, "<!-- table: models -->\n", "<!-- end -->\n", model_table())


def sample_output() -> str:
    """Return the first claims that the command prints for the sample report at 100 columns."""
    out = StringIO()
    Console(file=out, width=WIDTH, no_color=True).print(claim_table(greenscan.analyze_file(SAMPLE)))
    lines = [line.rstrip() for line in out.getvalue().strip().splitlines()]
    claims = [number for number, line in enumerate(lines) if _CLAIM.match(line)]
    return "\n".join([*lines[: claims[SHOWN]], " …"]) + "\n"


def model_table() -> str:
    """Return the models' numbers, from the results files beside them, as tables."""
    return model_tables({name: _read(name, "results.json") for name in MODELS}, _megabytes)


def model_tables(results: Mapping[str, Facts], megabytes: Callable[[str], float]) -> str:
    """Return what was measured on held-out documents and, where it was, in cross-validation."""
    head = ("model", "macro-F1 of the four labels", "F1 of being a claim", "calibration error")
    rows = [
        (*_measured(name, facts["test"]), f"{megabytes(name):.0f} MB")
        for name, facts in results.items()
    ]
    text = table((*head, "size"), rows) + "\n"
    if not all("cross_validation" in facts for facts in results.values()):
        return text
    validated = [
        (f"`{part}`", *_measured(name, measured), _sets(measured["sets"]))
        for part in next(iter(results.values()))["cross_validation"]["parts"]
        for name, facts in results.items()
        if (measured := facts["cross_validation"]["parts"].get(part))
    ]
    folds = " and ".join({str(facts["cross_validation"]["folds"]) for facts in results.values()})
    return (
        f"{text}\nIn cross-validation over {folds} folds of whole documents:\n\n"
        f"{table(('data', *head, 'contrast sets wholly right'), validated)}\n"
    )


def _measured(name: str, measured: Facts) -> tuple[str, ...]:
    metrics = ("macro_f1", "claim_f1", "calibration_error")
    return (f"`{name}`", *(_estimate(measured[metric]) for metric in metrics))


def _sets(sets: Facts | None) -> str:
    return share(sets["wholly_right"], sets["count"]) if sets else ""


def _megabytes(name: str) -> float:
    """Return the size of the files that the model needs at run time."""
    files = _read(name, "manifest.json")["files"]
    size: int = sum((ROOT / "models" / name / file).stat().st_size for file in files)
    return size / 1e6


def _read(name: str, file: str) -> Facts:
    content: Facts = json.loads((ROOT / "models" / name / file).read_text("utf-8"))
    return content


def _estimate(measured: dict[str, float]) -> str:
    return f"{measured['value']:.2f} ({measured['low']:.2f} – {measured['high']:.2f})"


def _between(text: str, start: str, end: str, content: str) -> str:
    pattern = re.compile(f"({re.escape(start)}).*?({re.escape(end)})", re.DOTALL)
    found, count = pattern.subn(lambda match: match[1] + content + match[2], text)
    if count != 1:
        raise ValueError(f"the README has {count} places for {start!r}, not one")
    return found


if __name__ == "__main__":
    README.write_text(current(README.read_text("utf-8")), "utf-8")
