"""Vocabularies of text features, kept apart from them in a file.

skops stores each entry of a dictionary as a record of its own: 90,000 n-grams make 70 MB and take
minutes. As arrays they take half a megabyte and no time.
"""

from __future__ import annotations

from copy import copy
from typing import Any

import numpy as np
import numpy.typing as npt

Terms = dict[str, npt.NDArray[np.str_]]


def detached(features: Any) -> tuple[Any, Terms]:
    """Return a copy of a fitted ``FeatureUnion`` without vocabularies, and those apart.

    Returns
    -------
    tuple
        The copy; for each of its parts, by name, the terms in column order.
    """
    bare, terms = copy(features), {}
    bare.transformer_list = [(name, copy(part)) for name, part in features.transformer_list]
    for name, part in bare.transformer_list:
        terms[name] = part.get_feature_names_out().astype(np.str_)
        del part.vocabulary_
    return bare, terms


def attach(features: Any, terms: Terms) -> None:
    """Undo `detached`, in place."""
    for name, part in features.transformer_list:
        part.vocabulary_ = {term: column for column, term in enumerate(terms[name].tolist())}
