"""greenscan finds environmental claims in reports and says how well each is backed.

>>> import greenscan
>>> report = greenscan.analyze("Our eco-friendly range helps you live more sustainably.")
>>> report.claims[0].verdict.value
'vague'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from greenscan.api import analyze, analyze_file, analyze_frame
    from greenscan.batch.many import analyze_many
    from greenscan.claims import Claim, Cue, Mark, Sentence
    from greenscan.classifying import load_model
    from greenscan.errors import (
        GreenscanError,
        HubError,
        ModelError,
        PackError,
        ReadError,
        RegisterError,
    )
    from greenscan.exporting import to_dataset
    from greenscan.labels import Kind, Label
    from greenscan.mapping import screen_dataset
    from greenscan.reading import Document, read
    from greenscan.report import Failure, Report, Thresholds
    from greenscan.screener import Screener
    from greenscan.screening import register_extensions
    from greenscan.segmenting import make_doc

_HOMES = {
    "Claim": "greenscan.claims",
    "Cue": "greenscan.claims",
    "Document": "greenscan.reading",
    "Failure": "greenscan.report",
    "GreenscanError": "greenscan.errors",
    "HubError": "greenscan.errors",
    "Kind": "greenscan.labels",
    "Label": "greenscan.labels",
    "Mark": "greenscan.claims",
    "ModelError": "greenscan.errors",
    "PackError": "greenscan.errors",
    "ReadError": "greenscan.errors",
    "RegisterError": "greenscan.errors",
    "Report": "greenscan.report",
    "Screener": "greenscan.screener",
    "Sentence": "greenscan.claims",
    "Thresholds": "greenscan.report",
    "analyze": "greenscan.api",
    "analyze_file": "greenscan.api",
    "analyze_frame": "greenscan.api",
    "analyze_many": "greenscan.batch.many",
    "load_model": "greenscan.classifying",
    "make_doc": "greenscan.segmenting",
    "read": "greenscan.reading",
    "register_extensions": "greenscan.screening",
    "screen_dataset": "greenscan.mapping",
    "to_dataset": "greenscan.exporting",
}

__all__ = [
    "Claim",
    "Cue",
    "Document",
    "Failure",
    "GreenscanError",
    "HubError",
    "Kind",
    "Label",
    "Mark",
    "ModelError",
    "PackError",
    "ReadError",
    "RegisterError",
    "Report",
    "Screener",
    "Sentence",
    "Thresholds",
    "analyze",
    "analyze_file",
    "analyze_frame",
    "analyze_many",
    "load_model",
    "make_doc",
    "read",
    "register_extensions",
    "screen_dataset",
    "to_dataset",
]


def __getattr__(name: str) -> object:
    """Import a public name from its home when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'greenscan' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
