"""Which rules the flags of a claim rest on."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from greenscan.claims import Rule
from greenscan.labels import Flag, Jurisdiction, Kind, Subject, Topic
from greenscan.marking.catalogue import refuse_twin, shipped_rules
from greenscan.marking.entries import Pack
from greenscan.marking.phrases import forms
from greenscan.marking.rule_entry import Confirmed, RuleEntry, Scope
from greenscan.marking.schema import read_pack
from greenscan.marking.words import split_words

_JURISDICTIONS = tuple(Jurisdiction)
_CAVEATS = {
    Confirmed.YES: "",
    Confirmed.PARTLY: "; only partly checked against its source",
    Confirmed.NO: "; not yet checked against its source",
}


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of all packs, by jurisdiction and id."""

    rules: tuple[RuleEntry, ...]

    @classmethod
    def from_packs(cls, packs: Iterable[Pack]) -> Rulebook:
        """Return the rulebook of `packs`; what is no rule is left to the catalogue.

        Raises
        ------
        PackError
            When two rules have the same id.
        """
        rules: dict[str, RuleEntry] = {}
        for pack in packs:
            for rule in pack.rules:
                refuse_twin(rule, rules.get(rule.id))
                rules[rule.id] = rule
        return cls(tuple(sorted(rules.values(), key=_place)))

    def within(self, jurisdictions: Collection[Jurisdiction]) -> Rulebook:
        """Return the rules of `jurisdictions` alone."""
        return Rulebook(tuple(rule for rule in self.rules if rule.jurisdiction in jurisdictions))

    def cite(
        self,
        flags: Sequence[Flag],
        *,
        kind: Kind,
        subject: Subject,
        topic: Topic,
        mandatory: bool,
        text: str = "",
    ) -> tuple[Rule, ...]:
        """Return the rules that the flags of one claim rest on.

        Parameters
        ----------
        flags
            Of the claim, in their order.
        kind, subject, topic
            What it asserts, of whom, about what.
        mandatory
            Whether it stands in text that a law demands; rules on promotion do not reach it.
        text
            Its words. Without them, a rule on a certain word (compostable, ozone) is not cited.

        Returns
        -------
        tuple
            Each rule once, with those of `flags` that rest on it: by its first flag, then by
            jurisdiction, then by id.
        """
        words = _spelled(split_words(text))
        cited = [
            (rule, resting)
            for rule in self.rules
            if (resting := tuple(flag for flag in flags if flag in rule.flags))
            and not (mandatory and rule.scope is Scope.PROMOTION)
            and _reaches(rule, kind, subject, topic, words)
        ]
        cited.sort(key=lambda item: flags.index(item[1][0]))  # stable: the rules are in order
        return tuple(_rule(rule, resting) for rule, resting in cited)


def load_rulebook(packs: Sequence[str | os.PathLike[str]] = ()) -> Rulebook:
    """Return the rules that come with greenscan and those of the user's `packs`.

    Parameters
    ----------
    packs
        Paths of YAML files; those of marks, cues and topics are checked and add nothing.

    Raises
    ------
    PackError
        Names the file and the line of the first fault.
    """
    own = [read_pack(Path(path)) for path in packs]
    return Rulebook.from_packs([*shipped_rules(), *own]) if own else _shipped()


@lru_cache(maxsize=1)
def _shipped() -> Rulebook:
    return Rulebook.from_packs(shipped_rules())


def _place(rule: RuleEntry) -> tuple[int, str]:
    return _JURISDICTIONS.index(rule.jurisdiction), rule.id


def _reaches(rule: RuleEntry, kind: Kind, subject: Subject, topic: Topic, words: str) -> bool:
    return (
        (not rule.kinds or kind in rule.kinds)
        and (not rule.subjects or subject in rule.subjects)
        and (not rule.topics or topic in rule.topics)
        and (not rule.words or any(spelling in words for spelling in _spellings(rule.words)))
    )


def _spelled(words: Iterable[str]) -> str:
    """Return `words` in a row, in small letters and between blanks."""
    return f" {' '.join(words)} ".lower()


@lru_cache(maxsize=4_096)
def _spellings(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_spelled(form) for phrase in phrases for form in forms(phrase))


def _rule(rule: RuleEntry, flags: tuple[Flag, ...]) -> Rule:
    return Rule(
        id=rule.id,
        cite_as=rule.cite_as,
        jurisdiction=rule.jurisdiction,
        edition=rule.edition,
        status=rule.status + _CAVEATS[rule.confirmed],
        asks=rule.asks,
        flags=flags,
    )
