"""The names under which the segmenter leaves its results on a `Doc`."""

from __future__ import annotations

from spacy.tokens import Span

SEGMENTER = "greenscan_segmenter"

BLOCKS = "greenscan_blocks"  # span group, and key of Doc.user_data for blocks handed over
SENTENCES = "greenscan_sentences"

SECTION = "greenscan_section"
LEAD_IN = "greenscan_lead_in"
LEVEL = "greenscan_level"

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
