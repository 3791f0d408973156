"""Marking: a `Doc` gets the marks, cues and topics of its sentences, by packs and by code."""

from greenscan.marking.catalogue import Catalogue, load_catalogue
from greenscan.marking.component import Marker
from greenscan.marking.entries import Entry, PackKind, TopicEntry
from greenscan.marking.names import (
    CUES,
    FLAG,
    MARKER,
    MARKS,
    NAME,
    PLACE,
    STRENGTH,
    TOPIC,
    UNIT,
    VALUE,
    register_extensions,
)

__all__ = [
    "CUES",
    "FLAG",
    "MARKER",
    "MARKS",
    "NAME",
    "PLACE",
    "STRENGTH",
    "TOPIC",
    "UNIT",
    "VALUE",
    "Catalogue",
    "Entry",
    "Marker",
    "PackKind",
    "TopicEntry",
    "load_catalogue",
    "register_extensions",
]
