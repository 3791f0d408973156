"""The names under which the marker leaves its results on a `Doc`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.tokens import Doc, Span

from greenscan.labels import Topic

MARKER = "greenscan_marker"

MARKS = "greenscan_marks"  # span groups
CUES = "greenscan_cues"

NAME = "greenscan_name"
STRENGTH = "greenscan_strength"
FLAG = "greenscan_flag"
VALUE = "greenscan_value"
UNIT = "greenscan_unit"
TOPIC = "greenscan_topic"

_FACTS = "greenscan_facts"  # in the keys of Doc.user_data
_DEFAULTS: dict[str, Any] = {NAME: "", STRENGTH: 0, FLAG: "", VALUE: None, UNIT: ""}


def register_extensions() -> None:
    """Register the extensions of `Span`; those that are registered stay as they are.

    Of a mark or cue: ``span._.greenscan_name``; of a mark ``greenscan_strength`` and, where it
    is a quantity or a year, ``greenscan_value`` and ``greenscan_unit``; of a cue
    ``greenscan_flag``. Of a sentence: ``greenscan_topic``. Building the component registers
    them; call this to read a stored `Doc` without it.
    """
    for name, default in _DEFAULTS.items():
        if not Span.has_extension(name):
            Span.set_extension(name, getter=_getter(name, default))
    if not Span.has_extension(TOPIC):
        Span.set_extension(TOPIC, default=Topic.GENERAL.value)


def leave_facts(doc: Doc, span: Span, facts: dict[str, Any]) -> None:
    """Leave what is known of a mark or cue on `doc`; two of them may have the same place."""
    _user_data(doc)[_key(span)] = facts


def _getter(name: str, default: Any) -> Callable[[Span], Any]:
    def value_of(span: Span) -> Any:
        return _user_data(span.doc).get(_key(span), {}).get(name, default)

    return value_of


def _user_data(doc: Doc) -> dict[Any, Any]:
    return doc.user_data  # keys of any type, whatever the stub says


def _key(span: Span) -> tuple[str, int, int, str, str]:
    return (_FACTS, span.start_char, span.end_char, span.label_, span.id_)
