"""Documents written for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
from PIL import Image

from greenscan.reading import BlockKind, Document

ENGLISH = (
    "We cut the emissions of our Leeds plant by 12 % between 2019 and 2021, and this was verified"
    " by an independent body."
)
GERMAN = (
    "Wir haben die Emissionen unseres Werks zwischen 2019 und 2021 um zwölf Prozent gesenkt, und"
    " dies wurde von einer unabhängigen Stelle geprüft."
)
ARABIC = (
    "خفضنا انبعاثات مصنعنا بنسبة اثني عشر في المائة بين عامي 2019 و2021، وتحققت من ذلك جهة مستقلة."
)
CHINESE = "从2019年到2021年，我们工厂的排放量减少了百分之十二，并经过独立机构的核实。"

MARKDOWN = f"""---
title: "A report"
date: 2022-03-01
---
# Climate

{ENGLISH}

- Halve the use
  of water
  - in Leeds

| Year | MWh |
|------|-----|
| 2021 | 340 |

> We go *on*.
"""


def outline(document: Document) -> list[tuple[str, int, str]]:
    """Return kind, level and text of every block."""
    return [
        (block.kind.value, block.level, document.text[block.start : block.end])
        for block in document.blocks
    ]


def of_kind(document: Document, kind: BlockKind) -> list[str]:
    """Return the texts of the blocks of one kind."""
    return [text for value, _, text in outline(document) if value == kind]


def word_file() -> bytes:
    """Return a Word document with a heading, prose, lists, a caption and a table."""
    word = docx.Document()
    word.core_properties.title = "A report"
    word.core_properties.author = "A. Author"
    word.add_heading("Climate", 1)
    word.add_paragraph(ENGLISH)
    word.add_heading("Targets", 2)
    word.add_paragraph("Halve the use of water", style="List Bullet")
    word.add_paragraph("Send no waste to landfill", style="List Number")
    word.add_paragraph("Table 1: energy", style="Caption")
    table = word.add_table(2, 2)
    for row, values in zip(table.rows, (("Year", "MWh"), ("2021", "340")), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def altered(archive: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return a ZIP archive with some parts replaced, or left out where they are None."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = parts.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name] or b"")
    return stream.getvalue()


def archive(*names: str) -> bytes:
    """Return a ZIP archive of empty files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name in names:
            new.writestr(name, b"")
    return stream.getvalue()


def image(form: str) -> bytes:
    """Return a small picture."""
    stream = io.BytesIO()
    Image.new("RGB", (16, 16), "green").save(stream, form)
    return stream.getvalue()
