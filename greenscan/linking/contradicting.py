"""Whether a passage gives another figure than a claim for the same thing, year and boundary.

Everything has to agree but the figure, and nothing near may give the claim's own: an alarm that is
none costs a reader more than one that is missed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from greenscan.linking.candidates import Candidate
from greenscan.linking.document_words import FOOTNOTE_MARK, DocumentWords
from greenscan.linking.facts import facts_of, names_in, scopes_in, years_in
from greenscan.linking.measures import Measure, measures_in, measures_of
from greenscan.linking.repeating import Repeated
from greenscan.linking.subjects import Subject, Wordings, tells_kind
from greenscan.linking.targets import NET_ZERO, Target, target_in
from greenscan.linking.terms import stem
from greenscan.linking.vectors import StaticVectors

_SCALED = 3.0  # figures further apart than by this factor are of different things
_ROUNDING = 0.02  # share by which figures differ that are rounded differently
_ROUGH = 0.08  # the same, where a figure is called rough
_POINTS = 2.0  # percentage points by which changes differ that are rounded differently
_LABEL_MET = 0.7  # share of the words of a row's label that a claim has to meet
_PROSE_MET = 0.3  # the same of a sentence around its figure
_BOTH_MET = 0.9  # the two shares together, of a sentence
_UNDATED_MET = 1.3  # the same of one that names no year
_BARE_ROW_MET = 1.8  # the same of a row whose figures have no unit,
_KIND_ROW_MET = 1.4  # and of one that names a kind of what is counted
_CLAIM_MET = 0.5  # share of a claim's words that a passage has to meet
_TARGET_MET = 0.6  # share of the words of two targets that have to meet
_THIS_YEAR = re.compile(
    r"\b(?:the|this) (?:reporting |financial |fiscal |past )?year\b|\byear[- ]end\b"
    r"|\bend of the year\b|\breporting period\b|\byear under review\b",
    re.IGNORECASE,
)
_OTHER_YEAR = re.compile(
    r"\b(?:last|previous|prior|preceding|every|each|per|next|first|coming) year\b|\byears?\b"
    r"|\bsince\b|\bhistor|\bonce\b|\bannual|\bso far\b|\bmonth|\bquarter\b|\bdaily\b",
    re.IGNORECASE,
)
_EMISSIONS = re.compile(r"\bemission|\bCO[2₂]|\bGHG\b|\bgreenhouse|\bcarbon\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:cumulative\w*|to date|since|so far)\b", re.IGNORECASE)
_VARIANTS = (
    re.compile(r"\bmarket[- ]based", re.IGNORECASE),
    re.compile(r"\blocation[- ]based", re.IGNORECASE),
    re.compile(r"\b(?:per|intensity|specific|average|mean|each)\b|\w/\w", re.IGNORECASE),
    re.compile(
        r"\b(?:targets?|goals?|plan|budget|limit|permit|forecast|expected)\b", re.IGNORECASE
    ),
    _SO_FAR,
    re.compile(
        r"\b(?:excluding|excludes?|excl\.|without|except|of which|thereof|including|incl\."
        r"|only|further|additional(?:ly)?|other|another|remaining|rest)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\bcalendar year\b", re.IGNORECASE),
    re.compile(r"\b(?:capacity|potential(?:ly)?|would|estimated|modelled)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:net)\b(?![- ]zero| (?:floor|sales|revenues?|income|turnover|area|internal)\b)",
        re.IGNORECASE,
    ),
    re.compile(r"\bgross\b", re.IGNORECASE),
)
_TARGET_VARIANTS = (
    re.compile(r"\b(?:absolute)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:interim|near[- ]term|short[- ]term|medium[- ]term|mid[- ]term)\b", re.IGNORECASE
    ),
    re.compile(r"\b(?:long[- ]term)\b", re.IGNORECASE),
    re.compile(r"\b(?:value|supply) chain|\bsuppliers?\b", re.IGNORECASE),
    re.compile(r"\b(?:own|our|direct) operations?\b|\bown (?:sites|business)\b", re.IGNORECASE),
    _VARIANTS[2],
    _VARIANTS[5],
)
_AIMING = frozenset(
    [
        "plan",
        "plans",
        "target",
        "targets",
        "aim",
        "aims",
        "goal",
        "goals",
        "ambition",
        "commit",
        "committed",
        "commitment",
        "board",
        "halve",
        "halving",
        "reach",
        "want",
        "intend",
        "strive",
        "seek",
        "pledge",
        "pledged",
        "achieving",
        "reduction",
        "reducing",
        "cutting",
        "becoming",
        "become",
        "neutral",
        "zero",
    ]
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d]{2}[.!?]|[\d%)]{2}[.!?])\s+(?=[A-Z])")
_REFERRING = re.compile(r"(?<=[\w%)][.,])\d{1,2}(?:,\s?\d{1,2})*$")
_CLAUSE = re.compile(r"[;:(]|,\s(?:while|whereas|of which)|,?\sand\s(?=[^,]{0,60}\d)|\s[–—]\s")
_PER_ONE = re.compile(
    r"\b(?:per|each|every) (?:(?P<area>m2|m²|square met(?:re|er))|(?P<mass>tonne|t|ton))\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r",?\s(?:and |while )?(?:the )?(?:rest|remainder|others|remaining)\b.*$"
    r"|,\s(?:most|many|some|all|half|\w+ per cent|[\d.]+ %) of (?:them|which|whom)\b.*$"
)
_PLACED = re.compile(
    r"\b(?:in|at|from|across|on|over|by|for|with|to)\s(?:our\s|the\s|all\s)?$", re.IGNORECASE
)
_AHEAD = re.compile(r"\b(?:will|shall|plans? to|intends?|seek|strive)\b", re.IGNORECASE)
_NO_LEVEL = frozenset({"%", ""})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A passage's figure that is not the claim's.

    Attributes
    ----------
    position
        Of the passage among the candidates.
    claimed, found
        The figures as they stand.
    matter
        What they are of, as it opens a sentence: a year, or a part of a target.
    """

    position: int
    claimed: str
    found: str
    matter: str


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a passage, with the clause and the sentence, or the label, that it stands in."""

    position: int
    measure: Measure
    words: str
    sentence: str


class Figures:
    """The figures of a document, ready to be held against its claims.

    Parameters
    ----------
    text
        Of the document.
    candidates
        Its passages.
    vectors
        Of words.
    """

    def __init__(self, text: str, candidates: Sequence[Candidate], vectors: StaticVectors) -> None:
        self._candidates = candidates
        self._document = DocumentWords.of(text, candidates)
        self._wordings = Wordings(vectors)
        self._figures: defaultdict[str, list[_Figure]] = defaultdict(list)
        self._levels: list[tuple[int, dict[int, Measure]]] = []
        self._targets: list[tuple[int, Target]] = []
        self._repeated = Repeated.of(
            (position, each.text, each.section)
            for position, each in enumerate(candidates)
            if each.row is None and not each.inner
        )
        for position, candidate in enumerate(candidates):
            if not candidate.inner:
                self._take(position, candidate)

    def _take(self, position: int, candidate: Candidate) -> None:
        row = candidate.row
        if row:
            found = [_united(each, candidate) for each in measures_of(row)]
            levels = {each.year: each for each in found if each.year and each.unit not in _NO_LEVEL}
            if len(levels) > 1:
                self._levels.append((position, {year or 0: one for year, one in levels.items()}))
            for each in found:
                words = f"{row.label}, {each.head}" if each.head else row.label
                self._figures[each.unit].append(_Figure(position, each, words, words))
            return
        target = target_in(candidate.text)
        if target and self._to_come(target):
            self._targets.append((position, target))
        for sentence in _sentences(candidate.text):
            found = list(measures_in(sentence))
            for each in _main(sentence, found):
                words, own = _around(sentence, each, found), _united(each, candidate)
                rest = _REST.search(sentence, each.at)
                told = sentence[: rest.start()] if rest else sentence
                self._figures[own.unit].append(
                    _Figure(position, own, _REST.sub("", words) if rest else words, told)
                )

    def against(self, position: int) -> Disagreement | None:
        """Return a passage whose figure disagrees with the claim's at `position`, if there is one.

        Of several, it is the one whose words meet the claim's best.
        """
        claim = self._candidates[position]
        again = self._repeated.against(position, claim.text, claim.section)
        if again:
            at, own, other = again
            matter = f"{own.year or self._document.year or 'the same year'}"
            return Disagreement(at, own.text, other.text, matter)
        claim = replace(claim, text=" ".join(_sentences(claim.text)))
        target = target_in(claim.text)
        if target and self._to_come(target):
            return self._other_target(claim, target)
        if self._plans(claim.text):
            return None
        found = list(measures_in(claim.text))
        for measure in _main(claim.text, found):
            words = _around(claim.text, measure, found)
            own = _united(measure, claim)
            dated = own if own.year else replace(own, year=self._year_of(claim.text, own.base))
            opposed = self._opposed(claim, dated, words) if dated.year else None
            if opposed:
                return opposed
        return None

    def _year_of(self, text: str, base: int | None = None) -> int | None:
        """Return the year of a text that names none: the report's, unless it speaks of others.

        A change since `base` is one up to the report's.
        """
        if years_in(text) - {base}:
            return None
        if base:
            return self._document.year
        if _THIS_YEAR.search(text) or not _OTHER_YEAR.search(text):
            return self._document.year
        return None

    def _to_come(self, target: Target) -> bool:
        """Whether a target is not one for a year that is over."""
        return not (target.year and self._document.year and target.year <= self._document.year)

    def _plans(self, text: str) -> bool:
        """Whether a text speaks of plans, and not of what a year brought that is over."""
        years, over = years_in(text), self._document.year
        if years and over and max(years) <= over and not _AHEAD.search(text):
            return False
        return facts_of(text).forward

    def _opposed(self, claim: Candidate, measure: Measure, words: str) -> Disagreement | None:
        best: tuple[float, _Figure] | None = None
        for other in self._near(claim, measure):
            passage = self._candidates[other.position]
            if _differs(measure, other.measure):
                closeness = self._closeness(claim, measure, words, passage, other)
                if closeness and (best is None or closeness > best[0]):
                    best = (closeness, other)
            elif _agrees(measure, other.measure) and self._alike(claim, words, passage, other):
                return None
        if best is None:
            return None
        return Disagreement(best[1].position, measure.text, best[1].measure.text, f"{measure.year}")

    def _near(self, claim: Candidate, measure: Measure) -> Iterator[_Figure]:
        """Yield the figures elsewhere that are in the unit of `measure` and of its year."""
        if measure.change:
            yield from self._changes(measure)
        keys = [measure.unit, *([""] if measure.unit.startswith("#") else [])]
        for key in keys:
            for figure in self._figures[key]:
                passage, other = self._candidates[figure.position], figure.measure
                if _overlap(claim, passage) or other.change != measure.change:
                    continue
                if not key and not _counts_in_label(measure, figure.words):
                    continue
                year = other.year
                if year is None:
                    year = self._year_of(_dating(passage))
                if year != measure.year or (measure.change and other.base != measure.base):
                    continue
                yield figure

    def _changes(self, measure: Measure) -> Iterator[_Figure]:
        """Yield the changes between the years of `measure` that the figures of rows amount to."""
        if measure.base is None or measure.year is None:
            return
        for position, levels in self._levels:
            row = self._candidates[position].row
            before, after = levels.get(measure.base), levels.get(measure.year)
            if row and before and after and before.value > 0:
                share = abs(after.value / before.value - 1) * 100
                text = f"{before.text} and {after.text}"
                change = Measure(share, before.unit, measure.year, measure.base, True, False, text)
                yield _Figure(position, change, row.label, row.label)

    def _closeness(
        self, claim: Candidate, measure: Measure, words: str, passage: Candidate, other: _Figure
    ) -> float:
        """Return how well what two figures are of agrees; 0 where it does not."""
        if not self._same_boundary(claim, passage, other):
            return 0.0
        row = passage.row is not None
        unit = other.measure.unit
        own = self._subject(words, unit if measure.change else measure.unit)
        theirs = self._subject(other.words, unit or measure.unit)
        around = self._subject(f"{passage.context} {passage.section}", unit)
        spare = frozenset({"bought"} if unit == "%" else ())
        if not theirs.kinds - spare <= own.kinds | self._subject(claim.section, unit).kinds:
            return 0.0
        counted = measure.unit.startswith("#")
        lacking = own.kinds - theirs.kinds - around.kinds
        if lacking and not (counted and own.kinds & theirs.kinds):
            return 0.0
        met_kinds = len(own.kinds & theirs.kinds)
        share = self._wordings.share_met
        here = share(theirs.others, own.others)
        there = share(own.others, (*theirs.others, *around.others, *_words(passage)))
        given = (
            counted
            + ("/" in unit)
            + (
                _implied(other.measure, words)
                and _implied(other.measure, f"{other.words} {passage.context}")
            )
        )
        label = _share(met_kinds + given, len(theirs.kinds) + given, here, len(theirs.others))
        said = _share(
            len(own.kinds - lacking) + given, len(own.kinds) + given, there, len(own.others)
        )
        if label < (_LABEL_MET if row else _PROSE_MET) or said < _CLAIM_MET:
            return 0.0
        dated = other.measure.year or _THIS_YEAR.search(other.sentence)
        prose = _BOTH_MET if dated else _UNDATED_MET
        bare = _KIND_ROW_MET if met_kinds else _BARE_ROW_MET
        if label + said < (bare if row and counted else 0.0 if row else prose):
            return 0.0
        meets = met_kinds + here * len(theirs.others) + given
        if meets < (1 if row else 2):
            return 0.0
        return label + said + 0.1 * meets

    def _alike(self, claim: Candidate, words: str, passage: Candidate, other: _Figure) -> bool:
        """Whether the figures, which are the same, may well be of the same thing."""
        own = self._subject(words, other.measure.unit)
        theirs = self._subject(other.words, other.measure.unit)
        around = self._subject(f"{passage.context} {passage.section}", other.measure.unit)
        if scopes_in(words) != scopes_in(f"{other.words}") and scopes_in(other.words):
            return False
        names = self._names(other.words)
        if names and names - names_in(f"the {claim.text}") and facts_of(claim.text).names - names:
            return False
        met = self._wordings.share_met(own.words, (*theirs.words, *around.words))
        return met >= _CLAIM_MET / 2

    def _subject(self, words: str, unit: str) -> Subject:
        named = self._names(words) | self._document.own
        return Subject.of(
            words, unit, frozenset(part for name in named for part in name.split("-"))
        )

    def _names(self, words: str) -> frozenset[str]:
        words = FOOTNOTE_MARK.sub("", words)
        opening = words.partition(" ")[0].strip(",;:").lower()
        names = names_in(words) | ({opening} & self._document.names)
        names = names - self._document.lower - self._document.own
        return frozenset(name for name in names if not tells_kind(name))

    def _same_boundary(self, claim: Candidate, passage: Candidate, other: _Figure) -> bool:
        """Whether nothing tells that the passage is of another site, scope, range or method."""
        words, sentence = other.words, other.sentence
        if words.lower().startswith("of which") or self._plans(sentence):
            return False
        own, theirs = scopes_in(claim.text), scopes_in(words)
        if own != (theirs or (scopes_in(passage.context) if own else theirs)):
            return False
        if self._names(words) - names_in(f"the {claim.text}"):
            return False
        around = f"{sentence} {passage.context} {passage.section}"
        if self._names(claim.text) - names_in(f"the {around}"):
            return False
        return all(
            bool(each.search(sentence)) == bool(each.search(claim.text))
            for each in _VARIANTS
            if not (other.measure.change and each is _SO_FAR)
        )

    def _other_target(self, claim: Candidate, target: Target) -> Disagreement | None:
        found = None
        for at, other in self._targets:
            passage = self._candidates[at]
            if _overlap(claim, passage) or not self._same_target(claim, passage):
                continue
            if _same(target, other):
                return None
            parts = _parts(target, other)
            if parts and found is None:
                found = Disagreement(at, *parts)
        return found

    def _same_target(self, claim: Candidate, passage: Candidate) -> bool:
        own, theirs = claim.text, passage.text
        if scopes_in(own) != scopes_in(theirs):
            return False
        if self._names(theirs) ^ self._names(own):
            return False
        if any(bool(each.search(own)) != bool(each.search(theirs)) for each in _TARGET_VARIANTS):
            return False
        first, second = (
            Subject.of(each, "tCO2e", _AIMING | self._names(each)) for each in (own, theirs)
        )
        if first.kinds != second.kinds:
            return False
        kinds = len(first.kinds) + bool(scopes_in(own)) + bool(NET_ZERO.search(own))
        forth = self._wordings.share_met(first.others, second.others)
        back = self._wordings.share_met(second.others, first.others)
        return (
            min(
                _share(kinds, kinds, forth, len(first.others)),
                _share(kinds, kinds, back, len(second.others)),
            )
            >= _TARGET_MET
        )


def _same(target: Target, other: Target) -> bool:
    """Whether a target is the claim's own, as far as it is told."""
    same = target.year == other.year and (target.share or 0) == (other.share or 0)
    return same and (target.base == other.base or not (target.base and other.base))


def _parts(target: Target, other: Target) -> tuple[str, str, str] | None:
    """Return in what two targets for the same thing differ: as claimed, as found, of what."""
    if target.neutral != other.neutral and target.share is None:
        return None
    alike = target.change == other.change
    bases = target.base == other.base or None in (target.base, other.base)
    shares = target.share is not None and other.share is not None
    if target.year and target.year == other.year and shares and alike and bases:
        if abs((target.share or 0) - (other.share or 0)) > _POINTS / 2:
            return target.shown, other.shown, f"its target for {target.year}"
        return None
    if target.year and other.year and target.year != other.year:
        if target.share == other.share and alike and bases and (target.share or target.neutral):
            return str(target.year), str(other.year), "the year of its target"
        return None
    others = target.base and other.base and target.base != other.base
    if others and (not shares or target.share == other.share):
        return str(target.base), str(other.base), "the base year of its target"
    return None


def _united(measure: Measure, candidate: Candidate) -> Measure:
    """Return `measure` in the unit that the words around it make of its own."""
    unit = measure.unit
    told = f"{candidate.text} {candidate.context}"
    if unit == "tCO2" or (unit == "t" and _EMISSIONS.search(told)):
        return replace(measure, unit="tCO2e")
    words = candidate.row.label if candidate.row else candidate.text
    per = _PER_ONE.search(words) if unit in ("MWh", "m3", "tCO2e") else None
    if per:
        return replace(measure, unit=f"{unit}/{'m2' if per['area'] else 't'}")
    return measure


def _sentences(text: str) -> list[str]:
    """Return the sentences of a passage, without the number of a footnote before or behind."""
    parts = _SENTENCE_END.split(FOOTNOTE_MARK.sub("", text))
    return [_REFERRING.sub("", part) for part in parts]


def _dating(passage: Candidate) -> str:
    """Return the words that may say of which year a passage is."""
    row = passage.row
    return f"{row.label}; {row.title}; {row.heading}" if row else passage.text


def _main(text: str, measures: Sequence[Measure]) -> Iterator[Measure]:
    """Yield the figures that a sentence is about, and of which it is plain of what they are.

    In how many places something is tells nothing for itself; of two shares in one clause either may
    be of either thing.
    """
    for each in measures:
        counted = each.unit.startswith("#") and any(other.unit != each.unit for other in measures)
        if counted and _PLACED.search(text[: each.at]):
            continue
        words = _around(text, each, measures)
        first = text.find(words)
        if not any(
            other.unit == each.unit
            and other.at != each.at
            and first <= other.at < first + len(words)
            and (other.year in (None, each.year) and other.change == each.change)
            for other in measures
        ):
            yield each


def _around(text: str, measure: Measure, measures: Sequence[Measure]) -> str:
    """Return the clause around a figure where others of its unit stand in the same text."""
    rest = [each for each in measures if each.unit == measure.unit and each.at != measure.at]
    if not rest:
        return text
    if all(each.year not in (None, measure.year) for each in rest):
        return text
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
    first = max(cut for cut in cuts if cut <= measure.at)
    last = min(cut for cut in cuts if cut > measure.at)
    return text[first:last].strip(" ,;:(–—")


def _words(passage: Candidate) -> tuple[str, ...]:
    return Subject.of(passage.text).words if passage.row is None else ()


def _share(met: int, kinds: int, share: float, others: int) -> float:
    count = kinds + others
    return (met + share * others) / count if count else 1.0


def _implied(measure: Measure, words: str) -> bool:
    unit = measure.unit.partition("/")[0]
    return (
        bool(words)
        and unit in ("tCO2e", "tCO2", "MWh", "m3", "t")
        and (
            re.search(
                {"MWh": r"(?i)\benerg", "m3": r"(?i)\bwater"}.get(unit, _EMISSIONS.pattern), words
            )
            is not None
        )
    )


def _counts_in_label(measure: Measure, label: str) -> bool:
    return measure.unit.removeprefix("#") in _stems(label)


@lru_cache(maxsize=4096)
def _stems(label: str) -> frozenset[str]:
    return frozenset(map(stem, re.findall(r"[a-z]+", label.lower())))


def _overlap(claim: Candidate, passage: Candidate) -> bool:
    return claim.start < passage.end and passage.start < claim.end


def _apart(measure: Measure, other: Measure) -> bool:
    rough = measure.rough or other.rough
    slack = (_ROUGH if rough else _ROUNDING) * max(abs(measure.value), abs(other.value))
    if measure.unit == "%":
        slack = max(slack, _POINTS / 2)
    return abs(measure.value - other.value) > slack


def _compatible(measure: Measure, other: Measure) -> bool:
    """Whether figures may both hold, of which one is a bound or both are."""
    if measure.bound and other.bound:
        return measure.bound == other.bound
    bound, exact = (measure, other) if measure.bound else (other, measure)
    return (exact.value - bound.value) * bound.bound >= 0


def _agrees(measure: Measure, other: Measure) -> bool:
    if measure.change:
        return abs(abs(measure.value) - abs(other.value)) <= _POINTS
    return not _apart(measure, other)


def _differs(measure: Measure, other: Measure) -> bool:
    if measure.change:
        return abs(abs(measure.value) - abs(other.value)) > _POINTS
    if min(measure.value, other.value) <= 0:
        return False
    if (measure.bound or other.bound) and _compatible(measure, other):
        return False
    ratio = max(measure.value, other.value) / min(measure.value, other.value)
    return ratio < _SCALED and _apart(measure, other)
