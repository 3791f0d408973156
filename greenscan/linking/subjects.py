"""Whether a figure of one text is of the same thing as a figure of another.

Words that tell kinds of a quantity apart (hazardous, landfilled, solar) have to be the same on both
sides; the other words that carry the subject have to meet, as far as a claim and the label of a row
ever do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from greenscan.linking.terms import STOP_WORDS, stem
from greenscan.linking.vectors import StaticVectors

_WORD = re.compile(r"[^\W\d_]{2,}")
_ALIKE = 0.62  # cosine from which two words are taken for one
_PREFIX = 5  # letters that words of one family share
_SYMBOLS = frozenset({"wh", "kwh", "mwh", "gwh", "twh", "gj", "tj", "mj", "kt", "mt", "kg", "ha"})
_PLAIN = frozenset(
    stem(word)
    for word in [
        "amount",
        "level",
        "number",
        "share",
        "percentage",
        "proportion",
        "quantity",
        "volume",
        "rate",
        "value",
        "absolute",
        "sum",
        "all",
        "group",
        "global",
        "worldwide",
        "thousand",
        "million",
        "billion",
        "tonne",
        "ton",
        "metre",
        "meter",
        "cubic",
        "litre",
        "hectare",
        "hour",
        "unit",
        "accounted",
        "amounted",
        "amounts",
        "came",
        "come",
        "fell",
        "fall",
        "rose",
        "rise",
        "decreased",
        "increased",
        "reduced",
        "reduce",
        "cut",
        "lower",
        "lowered",
        "grew",
        "stood",
        "reached",
        "achieved",
        "achieve",
        "saw",
        "thanks",
        "record",
        "recorded",
        "counted",
        "count",
        "made",
        "equal",
        "equals",
        "around",
        "nearly",
        "almost",
        "half",
        "third",
        "quarter",
        "baseline",
        "base",
        "end",
        "start",
        "close",
        "closed",
        "date",
        "already",
        "currently",
        "performance",
        "data",
        "indicator",
        "key",
        "result",
        "results",
        "financial",
        "fiscal",
        "calendar",
        "period",
        "part",
        "total",
        "selected",
        "information",
        "tell",
        "got",
        "stay",
        "remain",
        "kept",
        "keep",
        "compare",
        "compared",
        "percent",
        "cent",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "hold",
        "held",
        "have",
        "holds",
        "respectively",
        "consume",
        "consumption",
        "amounting",
        "usage",
        "utilisation",
        "used",
    ]
)

# Words that tell one kind of a quantity from another, with those that mean the same.
_KINDS: tuple[tuple[str, str], ...] = (
    ("recyclable", r"recyclab"),
    ("recycled", r"recycl|recirculat|recover|reus"),
    ("landfill", r"landfill|dump|tipp?ed"),
    ("burnt", r"incinerat|combust|burn"),
    ("hazardous", r"hazard|toxic"),
    ("non-hazardous", r"nonhazard"),
    ("non-renewable", r"nonrenew"),
    ("non-recyclable", r"nonrecyc"),
    ("packaging", r"packag"),
    ("food", r"food"),
    ("waste", r"waste$|refuse$|rubbish|residue"),
    ("wastewater", r"wastewater|effluent|sewage|discharg"),
    ("water", r"water$"),
    ("withdrawn", r"withdr[ae]w|abstract|intake|took$|drew$|drawn$"),
    ("rain", r"rainwater"),
    ("ground", r"groundwater"),
    ("electricity", r"electric|power$"),
    ("gas", r"gas$"),
    ("fuel", r"fuel|diesel|petrol|kerosene|oil$|coal"),
    ("heat", r"heat|steam"),
    ("cooling", r"cool|refriger"),
    ("renewable", r"renewab|green$"),
    ("solar", r"solar|photovolt|pv$"),
    ("wind", r"wind$|turbine"),
    ("biomass", r"biomass|biogas"),
    ("direct", r"direct$"),
    ("indirect", r"indirect"),
    ("upstream", r"upstream"),
    ("downstream", r"downstream"),
    ("sold", r"s[eo]ll?d?$|sale|buyer"),
    ("bought", r"b[uo][yu]g?h?t?$|purchas|procur|sourc"),
    ("women", r"wom[ae]n|female"),
    ("men", r"m[ae]n$|male$"),
    ("avoided", r"avoid|sav(?:e|ed|ing)s?$|offset|compensat"),
    ("removed", r"remov|sequest"),
    ("travel", r"travel|commut|flight"),
    ("transport", r"transport|logistic|shipment|freight"),
    ("planted", r"plant(?:ed|ing)s?$"),
    ("restored", r"restor|rewet"),
    ("protected", r"protect|conserv"),
    ("methane", r"methane|ch4"),
    ("nitrogen", r"nitrogen|nox$|nitrous"),
    ("sulphur", r"sul(?:ph|f)ur|sox$"),
    ("dust", r"dust|particulate"),
    ("plastic", r"plastic|polymer"),
    ("paper", r"paper$|cardboard|carton"),
    ("glass", r"glass"),
    ("metal", r"metal$|steel|alumini|copper"),
    ("wood", r"wood|timber"),
    ("cotton", r"cotton"),
    ("palm", r"palm"),
    ("organic", r"organic"),
    ("bio", r"bio-?based"),
    ("supplier", r"supplier|vendor"),
    ("training", r"train(?:ed|ing)|trainee"),
    ("injury", r"injur|accident|fatalit|incident"),
    ("audit", r"audit|assess|inspect"),
    ("certified", r"certif"),
    ("investment", r"invest|capex|spend|spent"),
    ("revenue", r"revenue|turnover"),
    ("sites", r"sites?$|factor(?:y|ies)$"),
    ("young", r"young|age$|aged$"),
    ("manager", r"manage(?:r|rs|ment)$|leader|executive|board"),
    ("new", r"new$|recruit|hire"),
    ("lost", r"lost|turnover|leaver|left$"),
)  # fmt: skip
_KIND = re.compile("|".join(f"(?P<k{at}>{words})" for at, (_, words) in enumerate(_KINDS)))
# What a unit says of the subject by itself.
_IMPLIED: dict[str, str] = {
    "tCO2e": r"emission|emit|co2|ghg|carbon|greenhouse|gas(?:es)?$|climate|footprint",
    "tCO2": r"emission|emit|co2|ghg|carbon|greenhouse|gas(?:es)?$|climate|footprint",
    "MWh": r"energ",
    "m3": r"water$",
    "ha": r"land$|area$",
}
_TAKEN = frozenset({"took", "drew", "drawn"})  # which water is, and energy is not
_PER = r"intensit|specific"  # said by the unit of what is told for each of something
_BELOW = {"m2": r"floor|area$|space$|surface"}


_SPELT = (
    (re.compile(r"\bgreenhouse[- ]gas(?:es)?\b", re.IGNORECASE), "GHG"),
    (re.compile(r"\bnon[- ]?(?=(?:hazard|renew|recycl))", re.IGNORECASE), "non"),
    (re.compile(r"\bCO[2₂]e?(?:[- ]?(?:eq\w*|equivalents?))?"), "carbon"),
    (re.compile(r"\bwaste[- ]water\b", re.IGNORECASE), "wastewater"),
)


@dataclass(frozen=True)
class Subject:
    """What a figure is of.

    Attributes
    ----------
    words
        In lower case, those that carry the subject.
    """

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str, unit: str = "", skipped: frozenset[str] = frozenset()) -> Subject:
        """Return the subject of a figure in `unit` that stands in `text`.

        Parameters
        ----------
        skipped
            Words in lower case that are left out: names that are compared elsewhere.
        """
        above, _, below = unit.partition("/")
        implied = "|".join(filter(None, (_IMPLIED.get(above), below and _PER, _BELOW.get(below))))
        noun = unit.removeprefix("#") if unit.startswith("#") else None
        found = dict.fromkeys(
            word
            for word in (match[0].lower() for match in _WORD.finditer(_spelt(text)))
            if word not in STOP_WORDS
            and word not in _SYMBOLS
            and word not in skipped
            and (word not in _TAKEN or above == "m3")
            and stem(word) not in _PLAIN
            and stem(word) != noun
            and not (implied and re.match(implied, word))
        )
        return cls(tuple(found))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds that its words tell."""
        return frozenset(kind for word in self.words if (kind := _kind_of(word)))

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The words that tell no kind."""
        return tuple(word for word in self.words if not _kind_of(word))


def _spelt(text: str) -> str:
    """Return `text` with the words for gases that are made of words of other kinds put in one."""
    for pattern, word in _SPELT:
        text = pattern.sub(word, text)
    return text


def tells_kind(word: str) -> bool:
    """Whether a word, in lower case, tells one kind of a quantity from another."""
    return bool(_kind_of(word))


@lru_cache(maxsize=65536)
def _kind_of(word: str) -> str:
    found = _KIND.match(word)
    return _KINDS[int((found.lastgroup or "k0")[1:])][0] if found else ""


class Wordings:
    """Says how well the words of texts meet.

    Parameters
    ----------
    vectors
        Of words.
    """

    def __init__(self, vectors: StaticVectors) -> None:
        self._vectors = vectors
        self._known: dict[str, np.ndarray] = {}

    def share_met(self, words: Iterable[str], others: Iterable[str]) -> float:
        """Return which share of `words` has its like among `others`; 1 where there are none."""
        words, others = tuple(words), tuple(others)
        if not words:
            return 1.0
        return sum(any(self.alike(word, each) for each in others) for word in words) / len(words)

    def alike(self, word: str, other: str) -> bool:
        """Whether two words are of one family, or near each other in meaning."""
        if stem(word) == stem(other):
            return True
        shorter = min(len(word), len(other))
        if shorter >= _PREFIX and word[:_PREFIX] == other[:_PREFIX]:
            return True
        return bool(float(self._of(word) @ self._of(other)) >= _ALIKE)

    def _of(self, word: str) -> np.ndarray:
        found = self._known.get(word)
        if found is None:
            found = self._vectors.of([self._vectors.tokens(word)])[0]
            self._known[word] = found
        return found
