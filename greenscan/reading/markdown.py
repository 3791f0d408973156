"""Markdown becomes a document by way of HTML."""

from __future__ import annotations

import re
from dataclasses import replace

from greenscan.reading.document import Document, Format
from greenscan.reading.encoding import decode
from greenscan.reading.html import document_of
from greenscan.reading.plain import check_length
from greenscan.reading.repairing import clean

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"^(title|author|date|description):[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
_KEYS = {"date": "created", "description": "subject"}


def read_markdown(data: bytes, name: str) -> Document:
    """Read Markdown with tables; see `greenscan.reading.read` for the errors."""
    from markdown_it import MarkdownIt

    text, warnings = decode(data)
    check_length(text, name)
    text, repairs = clean(text)
    front = _FRONT_MATTER.match(text)
    facts = _FACT.findall(front.group(1)) if front else ()
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    markup = parser.render(text[front.end() :] if front else text)
    document = document_of(f"<body>{markup}</body>", name, Format.MARKDOWN, warnings + repairs)
    return replace(document, metadata={_KEYS.get(key, key): value for key, value in facts})
