"""The closed sets that every step shares: labels of a sentence and kinds of a claim.

Their meaning is set by the annotation guidelines; their order is the column order of every
probability matrix in greenscan.
"""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """What the classifier says of one sentence; a claim's verdict is one of the last three."""

    NONE = "none"
    VAGUE = "vague"
    UNSUPPORTED = "unsupported"
    SUPPORTED = "supported"


class Kind(StrEnum):
    """What a claim asserts."""

    RESULT = "result"
    ACTION = "action"
    TARGET = "target"
    QUALITY = "quality"
    POLICY = "policy"


LABELS: tuple[Label, ...] = tuple(Label)
KINDS: tuple[Kind, ...] = tuple(Kind)
