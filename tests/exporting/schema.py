"""Writes the JSON Schema of reports from the classes: ``python -m tests.exporting.schema``."""

from __future__ import annotations

import inspect
import json
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from greenscan import claims, report
from greenscan.claims import Assessment, Claim
from greenscan.report import SCHEMA_VERSION, Failure, Report, Summary

PATH = Path(__file__).parents[2] / "greenscan" / "resources" / "report.schema.json"

Schema = dict[str, Any]

_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}
_ATTRIBUTE = re.compile(r"^(\w[\w, ]*)\n((?:    .*\n?|\n(?=    ))+)", re.MULTILINE)
_NUMBERS = {"type": "number"}
_BOX: Schema = {
    "description": "page, left, bottom, right, top; points, origin at the bottom left",
    "type": "array",
    "prefixItems": [{"type": "integer"}, _NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS],
    "minItems": 5,
    "maxItems": 5,
}


def report_schema() -> Schema:
    """Return the schema of what ``render`` writes as JSON: reports and failures."""
    definitions: dict[str, Schema] = {}
    reports = _schema_of(Report, definitions)
    failures = _schema_of(Failure, definitions)
    definitions["Claim"] = _claim(definitions)
    definitions["Report"] |= _with(
        definitions["Report"],
        schema_version={"const": SCHEMA_VERSION},
        summary=_schema_of(Summary, definitions),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Reports of greenscan",
        "type": "object",
        "properties": {
            "reports": {"type": "array", "items": reports},
            "failures": {"type": "array", "items": failures},
        },
        "required": ["reports", "failures"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _claim(definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a claim, in which sentence and assessment stand on one level."""
    claim, assessment = _object(Claim, definitions), _object(Assessment, definitions)
    definitions.pop("Assessment")
    del claim["properties"]["assessment"]
    return claim | _with(claim, **assessment["properties"])


def _with(schema: Schema, **properties: Schema) -> Schema:
    merged = schema["properties"] | properties
    return {"properties": merged, "required": list(merged)}


def _object(kind: type, definitions: dict[str, Schema]) -> Schema:
    modules = vars(claims) | vars(report) | {"Mapping": Mapping}
    hints = typing.get_type_hints(kind, localns=modules)
    told = _attributes(kind)
    properties = {
        field.name: _schema_of(hints[field.name], definitions) | told.get(field.name, {})
        for field in fields(kind)
    }
    return {
        "description": (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " "),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema_of(hint: Any, definitions: dict[str, Schema]) -> Schema:
    if hint in _PLAIN:
        return _PLAIN[hint]
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        kinds = [_schema_of(each, definitions) for each in arguments if each is not type(None)]
        return {"anyOf": [*kinds, {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(arguments[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema_of(arguments[1], definitions)}
    if issubclass(hint, StrEnum):
        definitions[hint.__name__] = {"enum": [member.value for member in hint]}
    elif hint.__name__ == "Box":
        definitions["Box"] = _BOX
    elif hint.__name__ not in definitions:
        definitions[hint.__name__] = {}  # one that holds itself would never end
        definitions[hint.__name__] = _object(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _attributes(kind: type) -> dict[str, Schema]:
    """Return what the docstrings of a class and its bases say of its attributes."""
    told: dict[str, Schema] = {}
    for each in reversed(kind.__mro__):
        _, _, section = (inspect.getdoc(each) or "").partition("Attributes\n----------\n")
        for names, text in re.findall(
            r"^(\w[\w, ]*)\n((?:    .*\n?|\n(?=    ))+)", section, re.MULTILINE
        ):
            description = " ".join(text.split()).replace("``", "")
            told |= {name.strip(): {"description": description} for name in names.split(",")}
    return told


def content() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(content(), "utf-8")
