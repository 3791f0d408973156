"""How well assessed claims agree with the authored answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from greenscan.claims import Claim
from greenscan.labels import Element
from tests.assessing.making import Row


@dataclass
class Tally:
    """Hits, false alarms and misses by name."""

    hits: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, found: Set[str], wanted: Set[str]) -> None:
        """Count one claim."""
        self.hits.update(found & wanted)
        self.false.update(found - wanted)
        self.missed.update(wanted - found)

    @property
    def micro_f1(self) -> float:
        """F1 over all names together."""
        hits = self.hits.total()
        return 2 * hits / (2 * hits + self.false.total() + self.missed.total())


@dataclass
class Score:
    """Agreement over a part of the authored claims."""

    claims: int
    flags: Tally
    missing: Tally
    verdict: float
    subject: float

    def __str__(self) -> str:
        return (
            f"{self.claims} claims: flags {self.flags.micro_f1:.3f}, missing"
            f" {self.missing.micro_f1:.3f} (micro-F1), verdict {self.verdict:.3f}, subject"
            f" {self.subject:.3f} (accuracy)"
        )


def score(pairs: Iterable[tuple[Row, Claim]]) -> Score:
    """Compare authored rows with the claims that they were assessed to."""
    flags, missing = Tally(), Tally()
    verdicts, subjects = [], []
    for row, claim in pairs:
        flags.add({flag.code.value for flag in claim.flags}, set(row["flags"]))
        asked = {item.value for item in claim.missing if item is not Element.ASSURANCE}
        missing.add(asked, set(row["missing"]))
        verdicts.append(claim.verdict == row["verdict"])
        subjects.append(claim.subject == row["subject"])
    count = len(verdicts)
    return Score(count, flags, missing, sum(verdicts) / count, sum(subjects) / count)
