"""What each character of a text contributes to the decision of a linear model on its n-grams."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Place = tuple[slice, ...]  # the characters that an n-gram covers, without those between its words


def contributions(
    features: Any,
    coefficients: npt.NDArray[np.floating[Any]],
    texts: Sequence[str],
    classes: Sequence[int],
) -> list[npt.NDArray[np.float64]]:
    """Spread the terms of a decision function over the characters of the texts.

    Each n-gram of a text adds its coefficient times its TF-IDF value; it is shared out equally
    over the places where the n-gram stands, and there over the characters that it covers.

    Parameters
    ----------
    features
        A fitted ``FeatureUnion`` of ``TfidfVectorizer`` on words or on characters within words.
    coefficients
        Shape ``(classes, columns)``.
    texts, classes
        The texts and, for each, the class that is asked for.

    Returns
    -------
    list
        One array a text, of the text's length; its sum is the decision function of the class
        less the intercept.

    Raises
    ------
    ValueError
        For n-grams of another kind.
    """
    for name, part in features.transformer_list:
        if part.analyzer not in _PLACES or part.strip_accents or part.stop_words:
            raise ValueError(f"{name} are no plain n-grams of words or characters")
    if not texts:  # scikit-learn refuses an empty matrix
        return []
    rows = features.transform(texts).tocsr()
    spread = []
    for number, (text, row) in enumerate(zip(texts, classes, strict=True)):
        cells = slice(rows.indptr[number], rows.indptr[number + 1])
        columns = rows.indices[cells]
        values = rows.data[cells].astype(np.float64) * coefficients[row, columns]
        spread.append(_spread(features, text, dict(zip(columns.tolist(), values, strict=True))))
    return spread


def _spread(features: Any, text: str, values: dict[int, float]) -> npt.NDArray[np.float64]:
    """Spread the values of the columns over the characters of one text."""
    places: dict[int, list[Place]] = defaultdict(list)
    first = 0
    for _, part in features.transformer_list:
        vocabulary = part.vocabulary_
        for term, place in _PLACES[part.analyzer](part, text):
            if term in vocabulary:
                places[first + vocabulary[term]].append(place)
        first += len(vocabulary)
    spread = np.zeros(len(text))
    for column, found in places.items():
        for place in found:
            length = sum(covered.stop - covered.start for covered in place)
            for covered in place:
                spread[covered] += values[column] / len(found) / length
    return spread


def _word_places(part: Any, text: str) -> Iterator[tuple[str, Place]]:
    """Yield the n-grams of words as ``TfidfVectorizer(analyzer="word")`` makes them."""
    read, origin = _as_read(part, text)
    words = [match.span() for match in re.finditer(part.token_pattern, read)]
    shortest, longest = part.ngram_range
    for size in range(shortest, longest + 1):
        for index in range(len(words) - size + 1):
            spans = words[index : index + size]
            term = " ".join(read[start:end] for start, end in spans)
            yield term, tuple(_in_text(origin, start, end) for start, end in spans)


def _character_places(part: Any, text: str) -> Iterator[tuple[str, Place]]:
    """Yield the n-grams of characters as ``TfidfVectorizer(analyzer="char_wb")`` makes them.

    A word has a blank before and after it, which is of no character.
    """
    read, origin = _as_read(part, text)
    shortest, longest = part.ngram_range
    for match in re.finditer(r"\S+", read):
        word = f" {match[0]} "
        before = match.start() - 1
        for size in range(shortest, longest + 1):
            for index in range(max(len(word) - size, 0) + 1):
                start = max(before + index, match.start())
                end = min(before + index + size, match.end())
                yield word[index : index + size], (_in_text(origin, start, end),)
            if size >= len(word):  # a word that is too short is there once
                break


_PLACES = {"word": _word_places, "char_wb": _character_places}


def _as_read(part: Any, text: str) -> tuple[str, list[int]]:
    """Return the text as a vectoriser reads it, and where each of its characters comes from."""
    if not part.lowercase:
        return text, list(range(len(text) + 1))
    lengths = [len(character.lower()) for character in text]  # of "İ" it is 2
    origin = [place for place, length in enumerate(lengths) for _ in range(length)]
    return text.lower(), [*origin, len(text)]


def _in_text(origin: Sequence[int], start: int, end: int) -> slice:
    return slice(origin[start], origin[end - 1] + 1)
