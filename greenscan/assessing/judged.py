"""A claim with everything that its flags and its question are made from."""

from __future__ import annotations

from dataclasses import dataclass

from greenscan.assessing.context import Context
from greenscan.labels import Element, Label, Subject


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, its verdict, and what is given and missing.

    Attributes
    ----------
    context
        The claim and what stands around it.
    verdict
        The claim's final word.
    subject
        Whose effect it speaks of.
    given
        Elements that the claim, its neighbours or its support give.
    lacking
        Elements that a claim of its kind needs and that are not given, the most telling first.
    missing
        Those of them that have to be asked for; of a supported claim none, save `ASSURANCE`.
    """

    context: Context
    verdict: Label
    subject: Subject
    given: frozenset[Element]
    lacking: tuple[Element, ...]
    missing: tuple[Element, ...]

    @property
    def text(self) -> str:
        """The claim's words."""
        return self.context.text
