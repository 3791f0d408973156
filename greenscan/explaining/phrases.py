"""A sentence cut into the phrases that are weighed.

What is known of the sentence, its cues and marks, stays in one piece. The rest is cut as in
M. Y. Liberman and K. W. Church, "Text analysis and word pronunciation in text-to-speech synthesis"
(1992): a phrase is a run of function words and the content words that follow it ("to the planet",
"by our suppliers"), which needs no parser and reads well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Span = tuple[int, int]

MAX_WORDS = 4
"""Words of a phrase that is neither cue nor mark; a longer one is cut into equal parts."""

_INSIDE = r"(?:[-‐‑'’./&+°]|(?<=\d),(?=\d))"  # joins what it stands between: 1,200; R&D; e.g
_WORD = re.compile(rf"[^\W_]+(?:{_INSIDE}[^\W_]+)*|[%‰$€£¥]")
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a an the this that these those each every any all both some such no another other
        i we us our ours you your yours he him his she her hers it its they them their theirs
        who whom whose which what where when why how itself ourselves themselves
        am is are was were be been being have has had having do does did done
        can could may might must shall should will would cannot
        and or nor but if then than as so yet because while although though unless until whether
        about above across after against along among around at before behind below beneath
        beside between beyond by despite down during except for from in inside into like near
        of off on onto out outside over per since through throughout to toward towards under up
        upon via with within without not there here
        """,
    )
)


def phrases(text: str, known: Iterable[Span]) -> list[Span]:
    """Cut a sentence into phrases that hold each of its words once.

    Parameters
    ----------
    text
        The sentence.
    known
        Spans that stay whole, as offsets into `text`; those that overlap become one.

    Returns
    -------
    list
        Spans in the order of the text. Punctuation between them is in none.

    Examples
    --------
    >>> text = "We are kind to the planet, with 1.9 GWh saved."
    >>> [text[start:end] for start, end in phrases(text, [(32, 39)])]
    ['We are kind', 'to the planet', 'with', '1.9 GWh', 'saved']
    """
    whole = _united(known)
    cut = list(whole)
    bounds = [0, *(bound for span in whole for bound in span), len(text)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        for words in _chunks(text, [match.span() for match in _WORD.finditer(text, start, end)]):
            cut += [(part[0][0], part[-1][1]) for part in _parts(words)]
    return sorted(cut)


def _united(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that overlap as one."""
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _chunks(text: str, words: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield runs of words; a run ends at punctuation, and where function words begin again."""
    if not words:
        return
    chunk = [words[0]]
    for before, word in pairwise(words):
        punctuated = bool(text[before[1] : word[0]].strip())
        if punctuated or (_is_function(text, word) and not _is_function(text, before)):
            yield chunk
            chunk = []
        chunk.append(word)
    yield chunk


def _parts(words: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Yield the words in as few parts as their greatest length allows, as equal as can be."""
    count = -(-len(words) // MAX_WORDS)
    for part in range(count):
        yield words[part * len(words) // count : (part + 1) * len(words) // count]


def _is_function(text: str, word: Span) -> bool:
    """Return whether a word is a function word; of "we've" the part before the sign counts."""
    return re.split("['’]", text[slice(*word)].lower(), maxsplit=1)[0] in _FUNCTION_WORDS
