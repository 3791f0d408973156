"""The names under which the linker leaves its results on a `Doc`, and how they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span

from greenscan.carrying import Carried
from greenscan.claims import Contradiction, Support
from greenscan.linking.linker import Links

LINKER = "greenscan_linker"

SUPPORT = "greenscan_support"
CONTRADICTION = "greenscan_contradiction"

_NOTHING = Links()


@dataclass(frozen=True, slots=True)
class LinksOnDoc:
    """What was found for the sentences of a `Doc`.

    Attributes
    ----------
    by_start
        By the character at which the sentence starts, only where something was found.
    """

    by_start: Mapping[int, Links]

    def of(self, sentence: Span) -> Links:
        """Return what was found for a sentence."""
        return self.by_start.get(sentence.start_char, _NOTHING)


def _to_plain(links: LinksOnDoc) -> list[Any]:
    return [[start, found.to_dict()] for start, found in links.by_start.items()]


def _to_links(data: Any, doc: Doc) -> LinksOnDoc:  # noqa: ARG001  (as `Carried` calls it)
    return LinksOnDoc({start: Links.from_dict(found) for start, found in data})


LINKS = Carried("greenscan_links", LinksOnDoc, _to_plain, _to_links)


def register_extensions() -> None:
    """Register the extensions of `Span`; those that are registered stay as they are.

    Of a sentence: ``span._.greenscan_support``, a tuple of `greenscan.claims.Support`, and
    ``span._.greenscan_contradiction``, a `greenscan.claims.Contradiction` or None. Building the
    component registers them; call this to read a stored `Doc` without it.
    """
    for name, getter in ((SUPPORT, _support), (CONTRADICTION, _contradiction)):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=getter)


def _support(span: Span) -> tuple[Support, ...]:
    links = LINKS.on(span.doc)
    return () if links is None else links.of(span).support


def _contradiction(span: Span) -> Contradiction | None:
    links = LINKS.on(span.doc)
    return None if links is None else links.of(span).contradiction
