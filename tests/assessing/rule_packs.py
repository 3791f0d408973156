"""Packs of rules for tests."""

from __future__ import annotations

RULE = {
    "id": "river-code-7",
    "jurisdiction": "EU",
    "cite_as": "River Code 7",
    "edition": "River Code, third edition (2024)",
    "status": "in force",
    "confirmed": "yes",
    "scope": "promotion",
    "asks": "A river is named.",
    "flags": "[VAGUE_GENERIC, NO_EVIDENCE]",
    "fires": "{claim: It is pure., flag: VAGUE_GENERIC, kind: quality, subject: product}",
    "silent": "{claim: It is cheap., flag: PUFFERY, kind: quality, subject: product}",
}


def rule_pack(*rules: dict[str, str | None], defaults: str = "{}") -> str:
    """Return a pack of rules, each with its changes to `RULE`; None leaves a key out."""
    lines = ["version: 1", "kind: rules", f"defaults: {defaults}", "entries:"]
    for changes in rules or ({},):
        rule = {key: value for key, value in {**RULE, **changes}.items() if value is not None}
        lines += [f"{'  ' if at else '- '}{key}: {rule[key]}" for at, key in enumerate(rule)]
    return "\n".join(lines) + "\n"
