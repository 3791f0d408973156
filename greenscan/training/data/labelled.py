"""Texts with labels that are not ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from greenscan.training.data.columns import find_columns
from greenscan.training.data.corpus import IntArray, TrainingError
from greenscan.training.data.loading import as_word, text_problem
from greenscan.training.data.problems import raise_for
from greenscan.training.data.sources import read_rows


@dataclass(frozen=True, slots=True)
class Labelled:
    """Texts with one of some classes each.

    Attributes
    ----------
    texts
        ``n`` sentences or paragraphs.
    classes
        Shape ``(n,)``: positions in `names`.
    names
        Of the classes, as the set calls them.
    """

    texts: tuple[str, ...]
    classes: IntArray
    names: tuple[str, ...]

    def take(self, rows: IntArray) -> Labelled:
        """Return `rows` of it."""
        return Labelled(tuple(self.texts[row] for row in rows), self.classes[rows], self.names)


def load_labelled(
    source: str, split: str = "train", columns: Mapping[str, str] | None = None
) -> Labelled:
    """Read texts with a label each, whatever the labels are.

    Classes are in the order of their names, so that of 0 and 1, or no and yes, the second one is
    the positive class.

    Parameters
    ----------
    source, split
        See `greenscan.training.data.sources.read_rows`.
    columns
        Their names of the columns ``text`` and ``label`` by ours.

    Raises
    ------
    TrainingError
        The source cannot be read, lacks a column, or has rows without text or label.
    """
    data = read_rows(source, split)
    found = find_columns(data, columns, needed=("text", "label"), optional=())
    texts, labels, problems = [], [], []
    for number, row in enumerate(data.rows):
        text, label = row.get(found["text"]), as_word(row.get(found["label"]))
        problem = text_problem(text) or (None if label else "label is empty")
        if problem:
            problems.append(f"{data.place(number)}: {problem}")
        texts.append(str(text).strip())
        labels.append(label)
    raise_for(data.source, problems, "correct these rows")
    names = tuple(sorted(set(labels)))
    if len(names) < 2:
        raise TrainingError(f"{source}: every label is {names[0]!r}; two classes are needed")
    positions = {name: i for i, name in enumerate(names)}
    return Labelled(tuple(texts), np.array([positions[label] for label in labels]), names)
