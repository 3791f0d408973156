"""What is said of a claim once its words, its marks and its support are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from greenscan.labels import Element, Flag, Jurisdiction, Label, Priority, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedFlag:
    """A reason code with the words, or the absence, behind it.

    Attributes
    ----------
    code
        The reason code.
    reason
        A sentence for the reader.
    start, end, text
        The words behind it, with their offsets in the document's text; for an absence, the
        offsets are None and the text is empty.
    """

    code: Flag
    reason: str
    start: int | None = None
    end: int | None = None
    text: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self) | {"code": self.code.value}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        return cls(**{**data, "code": Flag(data["code"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A reference to a regulation, guidance or standard that a flag rests on.

    Attributes
    ----------
    id
        For ``greenscan rules show``.
    cite_as
        The short form in which it is quoted: ``UCPD Annex I 4a``.
    jurisdiction
        Whose rule it is.
    edition
        The text that is cited, with its number or year.
    status
        Whether and since when it applies, and to what.
    asks
        What it asks for.
    flags
        Those of the claim's flags that rest on it.
    """

    id: str
    cite_as: str
    jurisdiction: Jurisdiction
    edition: str
    status: str
    asks: str
    flags: tuple[Flag, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self) | {
            "jurisdiction": self.jurisdiction.value,
            "flags": [flag.value for flag in self.flags],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described."""
        parsed = {
            "jurisdiction": Jurisdiction(data["jurisdiction"]),
            "flags": tuple(map(Flag, data["flags"])),
        }
        return cls(**{**data, **parsed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The word on a claim.

    Attributes
    ----------
    verdict
        The claim's final word.
    reason
        Why the verdict differs from the label; empty where it does not.
    subject
        Whose effect on the environment it speaks of.
    flags
        In the order of `Flag`.
    missing
        What has to be given before it can be checked, the most telling first.
    rules
        What the flags rest on.
    question
        What to ask the company; empty where nothing is missing.
    priority, priority_reason
        How soon to take it up, and why.
    mandatory
        The law that asks for the text the claim stands in, where the report says so: consumer
        rules do not reach it. Else empty.
    """

    verdict: Label
    reason: str = ""
    subject: Subject = Subject.COMPANY
    flags: tuple[RaisedFlag, ...] = ()
    missing: tuple[Element, ...] = ()
    rules: tuple[Rule, ...] = ()
    question: str = ""
    priority: Priority = Priority.LOW
    priority_reason: str = ""
    mandatory: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return {field.name: getattr(self, field.name) for field in fields(self)} | {
            "verdict": self.verdict.value,
            "subject": self.subject.value,
            "flags": [flag.to_dict() for flag in self.flags],
            "missing": [element.value for element in self.missing],
            "rules": [rule.to_dict() for rule in self.rules],
            "priority": self.priority.value,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the object that ``to_dict`` described; further keys of `data` are left alone."""
        values = {field.name: data[field.name] for field in fields(cls)}
        return cls(
            **values
            | {
                "verdict": Label(data["verdict"]),
                "subject": Subject(data["subject"]),
                "flags": tuple(map(RaisedFlag.from_dict, data["flags"])),
                "missing": tuple(map(Element, data["missing"])),
                "rules": tuple(map(Rule.from_dict, data["rules"])),
                "priority": Priority(data["priority"]),
            }
        )
