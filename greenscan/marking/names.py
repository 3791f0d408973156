"""The names under which the marker leaves its results on a `Doc`."""

from __future__ import annotations

from functools import partial
from typing import Any

from spacy.tokens import Doc, Span

from greenscan.carrying import Key, extension_key, user_data_of
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
PLACE = "greenscan_place"

_FACTS = "greenscan_facts"  # in the keys of Doc.user_data: by label and id of the spans of a place
_DEFAULTS: dict[str, Any] = {NAME: "", STRENGTH: 0, FLAG: "", VALUE: None, UNIT: "", PLACE: None}


def register_extensions() -> None:
    """Register the extensions of `Span`; those that are registered stay as they are.

    Of a mark or cue: ``span._.greenscan_name`` and, where it is not whole tokens,
    ``greenscan_place``, the characters from and to which it goes; of a mark
    ``greenscan_strength`` and, where it is a quantity or a year, ``greenscan_value`` and
    ``greenscan_unit``; of a cue ``greenscan_flag``. Of a sentence: ``greenscan_topic``. Building
    the component registers them; call this to read a stored `Doc` without it.
    """
    for name, default in _DEFAULTS.items():
        if not Span.has_extension(name):
            # A process that is spawned gets the getters by pickle, which takes no closures.
            Span.set_extension(name, getter=partial(value_of, name=name, default=default))
    if not Span.has_extension(TOPIC):
        Span.set_extension(TOPIC, default=Topic.GENERAL.value)


def leave_facts(doc: Doc, span: Span, facts: dict[str, Any]) -> None:
    """Leave what is known of a mark or cue on `doc`; two of them may have the same place."""
    user_data_of(doc).setdefault(_key(span), {})[_label(span)] = facts


def value_of(span: Span, *, name: str, default: Any) -> Any:
    """Return one of the facts that were left; the getter of the extensions."""
    return user_data_of(span.doc).get(_key(span), {}).get(_label(span), {}).get(name, default)


def _key(span: Span) -> Key:
    return extension_key(_FACTS, span.start_char, span.end_char)


def _label(span: Span) -> str:
    return f"{span.label_} {span.id_}"
