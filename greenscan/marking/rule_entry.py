"""What a pack of rules consists of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from greenscan.labels import Flag, Jurisdiction, Kind, Subject, Topic


class Scope(StrEnum):
    """What a rule is made for.

    ``PROMOTION`` is for rules on what is said to customers, which do not reach text that a law
    demands; ``REPORT`` for standards of reporting and assurance; ``ANY`` for what reaches both.
    """

    PROMOTION = "promotion"
    REPORT = "report"
    ANY = "any"


class Confirmed(StrEnum):
    """Whether what an entry says of a rule was checked against a source."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleExample:
    """A claim with all that decides whether a rule is cited for it.

    Attributes
    ----------
    claim
        Its text.
    flag
        The flag that it has.
    kind, subject, topic
        What it asserts, of whom, about what.
    mandatory
        Whether it stands in text that a law demands.
    """

    claim: str
    flag: Flag
    kind: Kind
    subject: Subject
    topic: Topic = Topic.GENERAL
    mandatory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """A rule that flags rest on, and the claims to which it is narrowed.

    Attributes
    ----------
    id
        Unique among rules.
    jurisdiction
        Whose rule it is.
    cite_as
        The short form in which it is quoted.
    edition
        The text that is cited, with its number or year.
    status
        Whether and since when it applies, and to what.
    confirmed
        Whether edition, status and content were checked against a source.
    asks
        What it asks for, in one sentence.
    flags
        Those that rest on it.
    kinds, subjects, topics
        The claims for which it is cited; empty where it makes no difference.
    words
        Phrases; where there are any, one of them has to be in the claim. A hyphen equals a
        blank, case makes no difference, and a ``*`` stands for the inflections of a word.
    scope
        What it is made for.
    fires, silent
        A claim for which it is cited, and one for which it is not.
    file, line
        Where it was read.
    """

    id: str
    jurisdiction: Jurisdiction
    cite_as: str
    edition: str
    status: str
    confirmed: Confirmed
    asks: str
    flags: tuple[Flag, ...]
    kinds: tuple[Kind, ...]
    subjects: tuple[Subject, ...]
    topics: tuple[Topic, ...]
    words: tuple[str, ...]
    scope: Scope
    fires: RuleExample
    silent: RuleExample
    file: str
    line: int
