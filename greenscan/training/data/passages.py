"""Files that hold sentences: tables of texts and documents."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from greenscan.reading import Document
from greenscan.segmenting import SENTENCES, segment
from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.records import FORMATS, read_records
from greenscan.training.data.sources import SUFFIXES, read_rows

_DOCUMENTS = {".pdf", ".html", ".htm", ".xhtml", ".docx", ".md", ".txt"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as found, with its neighbours there; empty where there are none."""

    text: str
    document: str
    previous: str
    next: str


def files_in(source: Path) -> list[Path]:
    """Return `source`, or of a folder the files below it that can be read, in order of names."""
    if not source.is_dir():
        return [source]
    inside = sorted(path for path in source.rglob("*") if path.is_file())
    return [path for path in inside if is_table(path) or _is_document(path)]


def documents_in(folder: Path) -> list[Path]:
    """Return the documents below `folder`, in order of names; tables are none."""
    return [path for path in files_in(folder) if _is_document(path)]


def is_table(path: Path) -> bool:
    """Whether `path` is a table of texts rather than a document, by its suffix."""
    inside = _unzipped(path)
    return inside.suffix.lower() in (SUFFIXES if inside == path else FORMATS)


def rows_of(path: Path) -> list[Sentence]:
    """Return the rows of a table of texts: sentences or paragraphs.

    The table is CSV, TSV, JSON Lines or JSON, each also as ``.gz``, or Parquet. It has a column
    ``text`` and, where known, ``doc``, ``previous`` and ``next``. A row without ``doc`` is of the
    document that the file is named after.

    Raises
    ------
    TrainingError
        The file is broken or has no column ``text``.
    """
    rows = read_rows(path).rows if _unzipped(path) == path else _unzipped_rows(path)
    columns = dict.fromkeys(name for row in rows for name in row)
    if "text" not in columns:
        raise TrainingError(f"{path} has no column text: it has {', '.join(columns)}")
    return [_sentence(row, _unzipped(path).stem) for row in rows]


def cut(document: Document, name: str, nlp: Language) -> list[Sentence]:
    """Return the sentences of `document`, which is called `name`, each with its neighbours."""
    doc = segment(document, nlp)
    texts = ["", *(span.text for span in doc.spans[SENTENCES]), ""]
    return [Sentence(texts[i], name, texts[i - 1], texts[i + 1]) for i in range(1, len(texts) - 1)]


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in _DOCUMENTS


def _unzipped(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def _unzipped_rows(path: Path) -> tuple[Mapping[str, Any], ...]:
    try:
        content = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise TrainingError(f"{path} cannot be unpacked: {error}") from error
    return tuple(row for _, row in read_records(_unzipped(path), content))


def _sentence(row: Mapping[str, Any], name: str) -> Sentence:
    columns = ("text", "doc", "previous", "next")
    text, document, before, after = (str(row.get(column) or "") for column in columns)
    return Sentence(text, document or name, before, after)
