"""What contradictions have to know of the words of a whole document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from greenscan.linking.candidates import Candidate
from greenscan.linking.facts import names_in, years_in

_OPENING = 400  # characters in which a report says of which year it is
_REPORT_OF = re.compile(
    r"\breport,?\s(?:FY\s?)?(20[0-4]\d)(?!\s?[\d/–-])"
    r"|(?<![/–-])\b(20[0-4]\d)\s(?:sustainability|annual|corporate|integrated|ESG)\s?\w*\sreport\b",
    re.IGNORECASE,
)
FOOTNOTE_MARK = re.compile(r"^(?:\d{1,2}|[a-e*†‡¹²³])\)?\s(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What has to be known of the whole document.

    Attributes
    ----------
    lower
        The words that stand in lower case somewhere: with a capital they are no names.
    names
        The words that have a capital within a sentence.
    own
        The names in the first lines: those of the reporting company.
    year
        The year that it is of; None where it names none.
    """

    lower: frozenset[str]
    names: frozenset[str]
    own: frozenset[str]
    year: int | None

    @classmethod
    def of(cls, text: str, candidates: Sequence[Candidate]) -> Self:
        """Return what has to be known of a document, given its text and passages."""
        named = (
            names_in(FOOTNOTE_MARK.sub("", each.text)) for each in candidates if each.row is None
        )
        opening = text[:_OPENING].split("\n\n")[0].strip()
        opening = "" if re.search(r"[.!?](?:\s|$)", opening) else opening
        return cls(
            lower=frozenset(re.findall(r"(?<!\w)[a-zß-ÿ][\w'’-]+", text)),
            names=frozenset().union(*named),
            own=names_in(f"the {opening}"),
            year=_reported(text),
        )


def _reported(text: str) -> int | None:
    """Return the year that a report is of: of its first lines, its name, or the commonest."""
    first = years_in(text[:_OPENING].split("\n\n")[0])
    if len(first) == 1:
        return next(iter(first))
    named = Counter(int(match[1] or match[2]) for match in _REPORT_OF.finditer(text))
    if named:
        return max(sorted(named), key=named.__getitem__)
    years = Counter(re.findall(r"(?<![\d.,])20[0-4]\d(?![\d.,%])", text))
    most = max(sorted(years), key=years.__getitem__, default=None)
    return int(most) if most else None
