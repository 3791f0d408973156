"""What `assess` asks of a rulebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from greenscan.claims import Rule
from greenscan.labels import Flag, Kind, Subject, Topic


class Cite(Protocol):
    """Names the rules that a claim's flags rest on."""

    def __call__(
        self,
        flags: Sequence[Flag],
        *,
        kind: Kind,
        subject: Subject,
        topic: Topic,
        mandatory: bool,
        text: str = "",
    ) -> tuple[Rule, ...]:
        """Return the rules for `flags` of a claim that says `text`.

        Consumer rules do not reach `mandatory` text.
        """


def cite_nothing(
    flags: Sequence[Flag],  # noqa: ARG001 (the signature is that of `Cite`)
    *,
    kind: Kind,  # noqa: ARG001
    subject: Subject,  # noqa: ARG001
    topic: Topic,  # noqa: ARG001
    mandatory: bool,  # noqa: ARG001
    text: str = "",  # noqa: ARG001
) -> tuple[Rule, ...]:
    """Return no rules."""
    return ()
