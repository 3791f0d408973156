"""A column of texts in a data set of `datasets` becomes a data set of claims."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from greenscan import __version__
from greenscan.api import kept_screener
from greenscan.errors import EmptyDocumentError
from greenscan.exporting.dataset import columns, features
from greenscan.report import Report

if TYPE_CHECKING:
    from datasets import Dataset

_BATCH = 16  # documents; a worker holds no more of their reports at a time


def screen_dataset(
    dataset: Dataset,
    column: str = "text",
    *,
    name: str | None = None,
    model: str | os.PathLike[str] = "greenscan-en",
    sentences: bool = False,
    batch_size: int = _BATCH,
    num_proc: int | None = None,
    **options: Any,
) -> Dataset:
    """Screen the texts of a column; return the claims, a row each, as `to_dataset` does.

    This is ``dataset.map`` with the types of all columns given: batched, in several processes where
    asked for, and taken from the cache where the same texts have been screened by the same model
    and version of greenscan before.

    Parameters
    ----------
    dataset
        A document a row; of a text that is null or blank there are no claims.
    column
        With the texts.
    name
        Column that says what the documents are called; by default they have the numbers of their
        rows. Claims have it as ``document``.
    model
        Name of a shipped model, or a model directory.
    sentences
        As of `to_dataset`.
    batch_size
        Documents at a time.
    num_proc
        Processes.
    **options
        Any other of ``Dataset.map``.

    Raises
    ------
    ValueError
        There is no such column.
    ModelError
        When the model is unknown, incomplete or altered.

    Examples
    --------
    >>> from datasets import Dataset
    >>> import greenscan
    >>> posts = Dataset.from_dict({"text": ["Our range is eco-friendly.", "Sales rose."]})
    >>> claims = greenscan.screen_dataset(posts)
    >>> claims["document"][:], claims["text"][:]
    (['0'], ['Our range is eco-friendly.'])
    """
    for wanted in (column, *([name] if name is not None else ())):
        if wanted not in dataset.column_names:
            known = ", ".join(dataset.column_names)
            raise ValueError(f"the data set has no column {wanted!r}: use one of {known}")
    path = os.fspath(model)
    digest = kept_screener(path, explain=False).classifier.digest
    return dataset.map(
        _Screening(column, name, path, sentences, __version__, digest),
        with_indices=True,
        batched=True,
        batch_size=batch_size,
        num_proc=num_proc,
        remove_columns=dataset.column_names,
        features=features(),
        **options,
    )


@dataclass(frozen=True, slots=True)
class _Screening:
    """What is mapped; the same attributes have the same fingerprint in every process.

    The version and the digest are there for that only: with another of them, nothing is taken from
    the cache.
    """

    column: str
    name: str | None
    model: str
    sentences: bool
    version: str
    digest: str

    def __call__(
        self, batch: Mapping[str, Sequence[Any]], numbers: Sequence[int]
    ) -> dict[str, list[Any]]:
        """Return the columns of the claims of a batch."""
        names = numbers if self.name is None else batch[self.name]
        texts = zip(batch[self.column], names, strict=True)
        reports = [self._report(text or "", str(name)) for text, name in texts]
        return columns((each for each in reports if each), sentences=self.sentences)

    def _report(self, text: str, name: str) -> Report | None:
        try:
            return kept_screener(self.model, explain=False).analyze(text, name=name)
        except EmptyDocumentError:
            return None
