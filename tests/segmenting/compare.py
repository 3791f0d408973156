"""Print how our segmenter and spaCy's sentencizer do: ``python -m tests.segmenting.compare``."""

from __future__ import annotations

import sys

from .scoring import Cutter, Score, cut_with_greenscan, cut_with_sentencizer, load_cases, score

_CUTTERS: dict[str, Cutter] = {
    "greenscan": cut_with_greenscan,
    "sentencizer": cut_with_sentencizer,
}


def table(name: str) -> str:
    """Return the scores on ``cases_<name>.jsonl``, one line for each segmenter."""
    cases = load_cases(name)
    lines = [f"{name}: {len(cases)} cases"]
    for label, cutter in _CUTTERS.items():
        result = score(cases, cutter)
        lines.append(f"  {label:<12} boundaries {_row(result.boundaries)}")
        lines.append(f"  {'':<12} sentences  {_row(result.sentences)}")
    return "\n".join(lines)


def _row(counts: Score) -> str:
    return (
        f"precision {counts.precision:.4f}  recall {counts.recall:.4f}  F1 {counts.f1:.4f}"
        f"  (found {counts.found}, wanted {counts.wanted})"
    )


if __name__ == "__main__":
    for which in sys.argv[1:] or ("development", "held_out"):
        sys.stdout.write(table(which) + "\n")
