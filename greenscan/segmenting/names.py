"""The names under which the segmenter leaves its results on a `Doc`."""

from __future__ import annotations

from enum import StrEnum

from spacy.tokens import Doc, Span, SpanGroup

SEGMENTER = "greenscan_segmenter"

BLOCKS = "greenscan_blocks"  # span groups
SENTENCES = "greenscan_sentences"

SECTION = "greenscan_section"
LEAD_IN = "greenscan_lead_in"
LEVEL = "greenscan_level"


class Division(StrEnum):
    """Whose sentences are classified."""

    OWN = "own"  # those of the rules of greenscan, which its models have learnt from
    DOC = "doc"  # those that an earlier component has found


_DEFAULTS: dict[str, str | int] = {SECTION: "", LEAD_IN: "", LEVEL: 0}


def register_extensions() -> None:
    """Register the extensions of `Span`; those that are registered stay as they are.

    ``span._.greenscan_section`` is the path of the headings above, joined by " > ";
    ``span._.greenscan_lead_in`` the sentence that introduces the list that a sentence is an item
    of; ``span._.greenscan_level`` the level of a block. Building the component registers them;
    call this to read a stored `Doc` without it.
    """
    for name, default in _DEFAULTS.items():
        if not Span.has_extension(name):
            Span.set_extension(name, default=default)


def sentences_of(doc: Doc) -> SpanGroup:
    """Return the sentences that the segmenter found in `doc`.

    Raises
    ------
    ValueError
        When it has not run.
    """
    if SENTENCES not in doc.spans:
        raise ValueError(f"the Doc has no sentences: add {SEGMENTER!r} before this component")
    sentences: SpanGroup = doc.spans[SENTENCES]
    return sentences
