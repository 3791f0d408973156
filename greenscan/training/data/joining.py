"""Published labels and their sentences, put together.

Labels of sentences that may not be redistributed are published with the digest of each sentence.
Whoever has the texts gets the labelled sentences back.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from greenscan.labels import KINDS, LABELS, Label
from greenscan.reading import from_text, read
from greenscan.segmenting import build_pipeline
from greenscan.training.data.corpus import TrainingError
from greenscan.training.data.grouping import normalised
from greenscan.training.data.passages import Sentence, cut, files_in, is_table, rows_of
from greenscan.training.data.sources import read_rows

COLUMNS = ("sha256", "doc", "previous_sha256", "next_sha256", "label", "kind")


def digest(text: str) -> str:
    r"""Return the digest that a sentence is known by; empty where `text` has no words.

    The text is case-folded, every run of characters other than letters, digits and underscores
    (``\W+``) becomes one blank, and blanks at both ends go: see
    `greenscan.training.data.grouping.normalised`. The digest is the SHA-256 of its UTF-8 bytes, in
    hexadecimal.
    """
    words = normalised(text)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest() if words else ""


@dataclass(frozen=True, slots=True)
class SentenceLabel:
    """What is published of one sentence.

    Attributes
    ----------
    sha256
        `digest` of the sentence.
    document
        Name of the document that it is from.
    previous, next
        `digest` of the sentences before and after; empty where there are none.
    label, kind
        As the annotators gave them; the kind is None exactly where the label is ``none``.
    """

    sha256: str
    document: str
    previous: str
    next: str
    label: str
    kind: str | None


def read_labels(path: Path) -> tuple[SentenceLabel, ...]:
    """Read a file of labels by digest: CSV with at least the columns `COLUMNS`.

    Raises
    ------
    TrainingError
        The file is broken, a column is missing, or a row has no digest, no document, or an unknown
        label or kind.
    """
    table = read_rows(path)
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise TrainingError(f"{path} has no column {missing[0]}: it needs {', '.join(COLUMNS)}")
    return tuple(_label(row, table.place(i)) for i, row in enumerate(table.rows))


def join_texts(
    labels: Sequence[SentenceLabel],
    sources: Sequence[Path],
    *,
    watch: Callable[[int, int], None] | None = None,
) -> list[Sentence | None]:
    """Find the sentence of each label.

    Texts that are labelled sentences themselves come first. Where labels are left over, the other
    texts are cut into sentences. A sentence that stands in several places is taken from the
    document that the label names and with the neighbours that it knows, as far as there is one.

    Parameters
    ----------
    labels
        Labels by digest.
    sources
        Files that hold the sentences, or folders of such files: tables of texts or paragraphs as
        `greenscan.training.data.passages.rows_of` reads them, and documents as
        `greenscan.reading.read` does.
    watch
        Called after each text that was cut, with the number done and the number of all.

    Returns
    -------
    list
        As long as `labels`: None where a sentence was not found.

    Raises
    ------
    TrainingError
        A table cannot be read or has no column ``text``.
    ReadError
        A document cannot be read.
    """
    search = _Search(labels)
    files = [file for source in sources for file in files_in(source)]
    rows = [row for file in files if is_table(file) for row in rows_of(file)]
    paragraphs = [row for row in rows if not search.offer(row)]
    documents = [file for file in files if not is_table(file)]
    if search.open:
        for done, sentences in enumerate(_cut_all(paragraphs, documents), 1):
            for sentence in sentences:
                search.offer(sentence)
            if watch:
                watch(done, len(paragraphs) + len(documents))
    return search.results()


@dataclass(slots=True)
class _Search:
    """The best place seen so far for each label."""

    labels: Sequence[SentenceLabel]
    _wanted: dict[str, list[int]] = field(init=False)
    _around: dict[str, str] = field(init=False)
    _best: dict[int, tuple[tuple[bool, int], Sentence]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._wanted = defaultdict(list)
        for position, label in enumerate(self.labels):
            self._wanted[label.sha256].append(position)
        self._around = dict.fromkeys((n for x in self.labels for n in (x.previous, x.next)), "")

    @property
    def open(self) -> bool:
        """Whether there are labels without a sentence."""
        return len(self._best) < len(self.labels)

    def offer(self, sentence: Sentence) -> bool:
        """Take `sentence` where it is labelled, and say whether it is."""
        key = digest(sentence.text)
        if key and key in self._around:
            self._around[key] = self._around[key] or sentence.text
        for position in self._wanted.get(key, ()):
            rank = _rank(sentence, self.labels[position])
            if position not in self._best or rank > self._best[position][0]:
                self._best[position] = (rank, sentence)
        return key in self._wanted

    def results(self) -> list[Sentence | None]:
        return [self._result(position, label) for position, label in enumerate(self.labels)]

    def _result(self, position: int, label: SentenceLabel) -> Sentence | None:
        if position not in self._best:
            return None
        _, found = self._best[position]
        return Sentence(
            found.text,
            label.document,
            self._neighbour(label.previous, found.previous),
            self._neighbour(label.next, found.next),
        )

    def _neighbour(self, key: str, there: str) -> str:
        """Return the neighbour known by `key`, or else the one that stands there."""
        return there if digest(there) == key else self._around[key] or there


def _rank(sentence: Sentence, label: SentenceLabel) -> tuple[bool, int]:
    same = (digest(sentence.previous) == label.previous) + (digest(sentence.next) == label.next)
    return sentence.document == label.document, same


def _label(row: Mapping[str, str], place: str) -> SentenceLabel:
    label, kind = row["label"], row["kind"] or None
    if not row["sha256"] or not row["doc"]:
        raise TrainingError(f"{place}: sha256 or doc is empty")
    if label not in LABELS:
        raise TrainingError(f"{place}: label {label!r} is not one of {', '.join(LABELS)}")
    if (kind is None) != (label == Label.NONE) or (kind is not None and kind not in KINDS):
        raise TrainingError(f"{place}: kind {kind!r} does not go with label {label}")
    return SentenceLabel(
        row["sha256"], row["doc"], row["previous_sha256"], row["next_sha256"], label, kind
    )


def _cut_all(paragraphs: Sequence[Sentence], documents: Sequence[Path]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph and of each document."""
    nlp = build_pipeline()
    for row in paragraphs:
        yield cut(from_text(row.text), row.document, nlp) if row.text.strip() else []
    for file in documents:
        yield cut(read(file), file.stem, nlp)
