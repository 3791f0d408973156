"""The card of a linking model, written from its results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT = """# linker-en

Finds, for a claim, the passages elsewhere in the same document that back it, and a figure that
disagrees.

**What it is.** Static vectors of tokens (128 numbers of eight bits each), distilled from
`sentence-transformers/all-MiniLM-L6-v2` (Apache-2.0), and a logistic regression over {features}
features of a claim and a passage, stored as plain numbers. No file holds code. Made by
`models/make_linker.py`.

**Data.** The development half of `corpora/linked-reports`, 16 short authored reports.
Thresholds were set by cross-validation over its reports: a passage is given from a probability
of {threshold}. The test half was only judged.

| | claims | with support | given any | first right | precision@1 | recall \
| given in vain | contradictions | false ones |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
{rows}

`development` is what the model was fitted on. Cross-validated over the reports of that half,
{given} claims were given support and {first_right} of the first passages were right;
{bare_given} of {bare} claims without support were given some. Recall: claims with support for
which a right passage is among the three given.

**Limits.** The reports are short and authored. In long reports of real companies about half of
the first passages are what a verifier would accept; the others speak of a neighbouring subject
or say the claim again with another figure. A missing link does not mean that the report has no
support.
"""


def card(results: Mapping[str, Mapping[str, Any]], scorer: Mapping[str, Any]) -> str:
    """Return the card in Markdown."""
    rows = [
        f"| {part} | {each['claims']} | {each['supported']} | {each['given']} | "
        f"{each['first_right']} | {each['precision_at_1']:.2f} | {each['recall']:.2f} | "
        f"{each['bare_given']} of {each['bare']} | {each['contradictions_found']} of "
        f"{each['contradictions']} | {each['false_contradictions']} |"
        for part, each in results.items()
        if "precision_at_1" in each
    ]
    return _TEXT.format(
        rows="\n".join(rows),
        features=len(scorer["linear"]["features"]),
        threshold=scorer["threshold"],
        **results["cross-validated"],
    )
