"""A clause that is addressed to the company."""

from __future__ import annotations

from dataclasses import dataclass

_BE = frozenset({"is", "are", "was", "were"})
_ARTICLES = frozenset({"the", "a", "an", "one", "your", "its", "those"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, addressed to the company.

    Attributes
    ----------
    auxiliary
        ``do``, ``did``, ``have``, ``is``, ``will`` …
    subject
        ``you``, or whatever the clause is about.
    verb
        What follows the subject up to its last verb: ``install``, ``already installed``.
    rest
        What follows the verb.
    finite
        The clause's own finite verb where it has no auxiliary, else empty.
    """

    auxiliary: str
    subject: str
    verb: str
    rest: str
    finite: str = ""

    @property
    def inverted(self) -> str:
        """As it stands in a question: ``did you install LED lighting``."""
        return joined(self.auxiliary, self.subject, self.verb, self.rest)

    @property
    def predicate(self) -> str:
        """What is said of the subject: ``installed LED lighting``."""
        return joined(self.finite or f"{self.auxiliary} {self.verb}", self.rest)

    @property
    def is_equation(self) -> bool:
        """Whether it says what something is: ``is the largest project``."""
        return self.auxiliary in _BE and self.verb.split()[-1] in _ARTICLES

    @property
    def statement(self) -> str:
        """As it stands after *that*: ``you installed LED lighting``."""
        return joined(self.subject, self.predicate)


def joined(*parts: str) -> str:
    """Return the parts that are not empty with a blank between them."""
    return " ".join(part for part in parts if part)
