"""Packs for tests."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span

MARK = {
    "id": "seal",
    "category": "product_certificate",
    "strength": "2",
    "name": "Seal",
    "phrases": "[blue seal]",
    "fires": "The crate has a blue seal.",
    "silent": "The seal swims in the blue sea.",
}


def mark_pack(**changes: str | None) -> str:
    """Return a pack with one mark; None leaves a key out."""
    entry = {**MARK, **changes}
    lines = [f"{key}: {value}" for key, value in entry.items() if value is not None]
    return "version: 1\nkind: marks\nentries:\n- " + "\n  ".join(lines) + "\n"


def write(folder: Path, content: str, name: str = "own.yaml") -> Path:
    """Write a pack and return its path."""
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def spans_in(nlp: Language, text: str, group: str) -> list[Span]:
    """Return the spans of a group that `nlp` leaves on a text."""
    doc = nlp(text)  # a span group is of no use without its document
    return list(doc.spans[group])
