"""The README tells what is so."""

from __future__ import annotations

import re

from tests.readme import README, current, model_tables
from tests.training import authored_results as authored


def without_confidences(text: str) -> str:
    """Drop the percentages, whose last digit depends on the processor."""
    return re.sub(r"\b\d+%[? ]", "", text)


def test_the_generated_parts_are_current() -> None:
    written = README.read_text("utf-8")
    assert without_confidences(written) == without_confidences(current(written))


def test_models_are_told_by_what_was_measured() -> None:
    sizes = {"a": 28.4, "b": 2.6}
    results = {name: authored.transformer_results() for name in sizes}
    results["b"]["test"]["macro_f1"] = authored.estimate(0.5)
    held_out = model_tables(results, sizes.__getitem__)
    assert held_out.splitlines()[2:] == [
        "| `a` | 0.70 (0.65 – 0.74) | 0.75 (0.70 – 0.79) | 0.80 (0.75 – 0.84) | 28 MB |",
        "| `b` | 0.50 (0.45 – 0.54) | 0.75 (0.70 – 0.79) | 0.80 (0.75 – 0.84) | 3 MB |",
    ]
    results["a"]["cross_validation"] = authored.cross_validation()
    assert model_tables(results, sizes.__getitem__) == held_out
    results["b"]["cross_validation"] = authored.cross_validation()
    told = model_tables(results, sizes.__getitem__)
    assert told.startswith(held_out)
    assert "over 5 folds" in told
    last = told.splitlines()[-1]
    assert last.startswith("| `river_banks` | `b` | 0.60 (0.55 – 0.64) |")
    assert last.endswith("| 6 of 8 (75 %) |")
