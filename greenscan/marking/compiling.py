"""Writes the packs that come with greenscan in the form that loads at once.

``python -m greenscan.marking.compiling`` after a change to a pack.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from greenscan.marking.catalogue import shipped_files
from greenscan.marking.compiled import FILE
from greenscan.marking.entries import Entry, TopicEntry
from greenscan.marking.rule_entry import RuleEntry
from greenscan.marking.schema import parse_pack


def compile_packs() -> str:
    """Return the packs as they are in their files, compiled: JSON, a line for each pack."""
    rows = (
        f"{json.dumps(name)}: {json.dumps(_pack(name, content), ensure_ascii=False)}"
        for name, content in shipped_files()
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _pack(name: str, content: bytes) -> dict[str, Any]:
    pack = parse_pack(content, name)
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "kind": pack.kind,
        "entries": [_row(entry) for entry in pack.entries],
        "topics": [_row(topic) for topic in pack.topics],
        "rules": [_row(rule) for rule in pack.rules],
    }


def _row(entry: Entry | TopicEntry | RuleEntry) -> dict[str, Any]:
    row = asdict(entry)
    del row["file"]
    return row


if __name__ == "__main__":
    target = Path(__file__).parents[1] / "resources" / FILE
    target.write_text(compile_packs(), "utf-8")
