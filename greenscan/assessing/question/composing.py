"""The parts of a question put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from greenscan.assessing.judged import Judged
from greenscan.assessing.question import lexicon
from greenscan.assessing.question.asks import ask_for
from greenscan.assessing.question.clause import Clause
from greenscan.assessing.question.clauses import clause_of
from greenscan.assessing.question.counting import counted_object, is_about
from greenscan.assessing.question.material import Material, on_one_line
from greenscan.assessing.question.tokens import tokens_of
from greenscan.assessing.question.verbs import base_of_gerund, base_of_past, is_base
from greenscan.assessing.question.vocabulary import Vocabulary
from greenscan.claims import RaisedFlag
from greenscan.labels import Element, Flag, Kind, Label, MarkCategory

_MOST = 3
_HOLDS = {
    Kind.TARGET: "is this to be reached",
    Kind.RESULT: "was this reached",
    Kind.ACTION: "is this done",
    Kind.QUALITY: "does this hold",
    Kind.POLICY: "is this put into practice",
}
_VAGUE = re.compile(
    r"(?:(?:reduc\w+|lessen\w*|minimi\w+|lower\w*|improv\w+|protect\w*|respect\w*|car(?:e"
    r"|ing)\s+for)\s+"
    r"(?:our|the|its|their)\s+)?"
    r"\b(?:environmentally\s+[a-z]+|environmental\s+(?:performance|footprint|impacts?|benefits?"
    r"|responsibility"
    r"|stewardship|excellence|protection|considerations)|(?:impact|effect)s?\s+on\s+(?:the\s+"
    r"|our\s+)?(?:environment|planet"
    r"|nature|climate)|sustainab\w+\s+[a-z]{4,}|(?:carbon|ecological)\s+footprint|responsib(?:le"
    r"|ly)\s+[a-z]{4,}"
    r"|(?:energy|water|resource)\s+efficien\w+|circular\s+[a-z]{4,})\b",
    re.IGNORECASE,
)
_AIMING = re.compile(
    r"\b(?:aims?|aiming|goals?|targets?|ambitions?|commit\w*|strive\w*|seeks?|plans?|intend\w*"
    r"|wants?|pledge\w*|will"
    r"|shall|to\s+be|hopes?|expect\w*)\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot only\b", re.IGNORECASE)
_QUANTIFIED = frozenset(
    {"some", "all", "most", "many", "each", "every", "several", "both", "half", "no", "such"}
)
_INDEFINITE = frozenset({"a", "an"})
_RECORDS = {
    Kind.RESULT: "which measurements or records show",
    Kind.ACTION: "which project records and results show",
    Kind.TARGET: "which decision and which budget show",
    Kind.QUALITY: "which test, data sheet or certificate shows",
    Kind.POLICY: "which document and which checks show",
}
_RUNS_ON = (" we", " to", " by", " are", " is", " will", " have", " include", " including")


def question_for(judged: Judged, flags: Sequence[RaisedFlag], vocabulary: Vocabulary) -> str:
    """Return the question to send to the company; empty where nothing is missing.

    Parameters
    ----------
    judged
        The claim and what it lacks.
    flags
        Its flags; the words behind a generic one are what is to be defined.
    vocabulary
        Of the document.
    """
    codes = {flag.code for flag in flags}
    if Flag.CONTRADICTED in codes:
        return _of_contradiction(judged)
    elements = _elements(judged, codes)
    if not elements and Flag.NO_EVIDENCE not in codes:
        return ""
    material = _material(judged, vocabulary)
    if not elements:
        return _of_record(material)
    if elements == [Element.ASSURANCE]:
        return _of_assurance(material)
    if Flag.GREENCROWDING in codes and elements == [Element.MEASURE]:
        return _of_own_steps(material)
    if Element.LEGAL_BASELINE in elements:
        return _of_law(_words_behind(flags, Flag.LEGAL_AS_MERIT), material)
    word = _generic_words(flags, material.text, vocabulary)
    if Element.DEFINITION in elements and word:
        elements.remove(Element.DEFINITION)
        return _of_definition(word, elements, material)
    return _asked(elements, material)


def _elements(judged: Judged, codes: AbstractSet[Flag]) -> list[Element]:
    """Return what is asked for, at most three elements, in the order of the asking."""
    kind = judged.context.kind
    elements = list(judged.missing[:_MOST])
    if Flag.GREENCROWDING in codes and Element.MEASURE in elements:
        return [Element.MEASURE]
    if elements[:2] == [Element.DEFINITION, Element.MEASURE]:
        return [Element.MEASURE, Element.DEFINITION]
    if not elements and judged.verdict is Label.VAGUE:
        return [Element.PLAN if kind is Kind.TARGET else Element.MEASURE]
    return elements


def _material(judged: Judged, vocabulary: Vocabulary) -> Material:
    sentence = judged.context.sentence
    kind = judged.context.kind
    item = on_one_line(sentence.text, vocabulary)
    text = _after_lead_in(on_one_line(sentence.lead_in, vocabulary), item, vocabulary)
    clause = clause_of(text, kind, vocabulary)
    if text != item and clause is not None and _first_word(item) not in clause.statement.lower():
        text, clause = item, clause_of(item, kind, vocabulary)  # it ends before the item
    named = kind in {Kind.POLICY, Kind.QUALITY}  # "are you a member", "is it an alternative"
    if clause is not None and clause.is_equation and not (named and clause.verb in _INDEFINITE):
        clause = None
    if _NOT_ONLY.search(text):  # turned into a question, it would deny what it says
        clause = None
    aims = kind is Kind.TARGET and clause is not None and _AIMING.search(text)
    if aims and clause is not None and not _AIMING.search(clause.inverted):
        clause = None
    return Material(judged, text, clause)


def _after_lead_in(lead_in: str, item: str, vocabulary: Vocabulary) -> str:
    """Return the item of a list after the words that introduce it, where it runs on from them."""
    if not lead_in.endswith(_RUNS_ON):
        return item
    first = _first_word(item)
    acts = is_base(first) or lexicon.is_adverb(first)
    if lead_in.endswith((" to", " will")) and not acts:  # "We aim to:" and then "12 new wells"
        return item
    common = acts or base_of_past(first) is not None or base_of_gerund(first) is not None
    return f"{lead_in} {vocabulary.within_sentence(item, common=common)}"


def _first_word(text: str) -> str:
    return next((token.lower for token in tokens_of(text)), "")


def _asked(elements: Sequence[Element], material: Material) -> str:
    clause = material.clause
    if Element.FIGURE in elements and material.kind is Kind.ACTION:
        counted = counted_object(clause)
        if counted:
            others = [item for item in elements if item is not Element.FIGURE]
            return _of_number(*counted, others, material)
    asks = [ask_for(element, material) for element in elements]
    parties = _parties(clause, asks)
    if clause is not None and parties:
        kept = [ask for ask in asks if not is_about(clause.subject, ask)]
        tail = f", {_row(kept) if len(kept) > 1 else 'and ' + kept[0]}" if kept else ""
        return _ended(f"{parties} {clause.predicate}{tail}")
    if clause is None:
        return _ended(f"you say {material.quotation()}: {_row(asks).rstrip(',')}")
    return _ended(f"{_row(asks)} {clause.inverted}")


def _parties(clause: Clause | None, asks: Sequence[str]) -> str:
    """Return ``which of your sites`` where the boundary is asked for of a clause on sites."""
    if clause is None or not any(is_about(clause.subject, ask) for ask in asks):
        return ""
    if clause.subject.split()[0].lower() in _QUANTIFIED:
        return ""
    owned = clause.subject.split()[0] in {"your", "the", "these", "its"}
    return f"which {'of ' if owned else ''}{clause.subject}"


def _of_number(number: str, clause: Clause, elements: Sequence[Element], material: Material) -> str:
    asks = [ask_for(element, material) for element in elements]
    kept = [ask for ask in asks if not is_about(number, ask)]
    if len(kept) < len(asks) and number.startswith("how many of"):
        number = number.replace("how many of", "how many and which of", 1)
    if not kept:
        return _ended(f"{number} {clause.inverted}")
    tail = _row(kept) if len(kept) > 1 else f"and {kept[0]}"
    return _ended(f"{number} {clause.inverted}, {tail}")


def _of_definition(word: str, elements: Sequence[Element], material: Material) -> str:
    asked = f"what do you mean by “{word}”"
    clause = material.clause_with(word)
    if not elements:
        if clause is None:
            return _ended(f"{asked} in {material.quotation(word)}, and how is it measured")
        return _ended(f"{asked} when you say that {clause.statement}, and how is it measured")
    asks = _row([ask_for(element, material) for element in elements])
    if clause is None:
        return _ended(f"{asked} in {material.quotation(word)}, and {asks} {_HOLDS[material.kind]}")
    return _ended(f"{asked}, and {asks} {clause.inverted}")


def _of_law(words: str, material: Material) -> str:
    clause = material.clause_with(words)
    said = f"say that {clause.statement}" if clause else f"say {material.quotation(words)}"
    return _ended(f"what does the law require here, and what goes beyond it, where you {said}")


def _of_record(material: Material) -> str:
    said = (
        f"that {material.clause.statement}"
        if material.clause
        else f"what you say in {material.quotation()}"
    )
    return _ended(f"{_RECORDS[material.kind]} {said}")


def _of_own_steps(material: Material) -> str:
    said = (
        f"the statement that {material.clause.statement}"
        if material.clause
        else material.quotation()
    )
    return _ended(f"which steps of your own, and which measured effects, stand behind {said}")


def _of_assurance(material: Material) -> str:
    figures = [mark.text for mark in material.judged.context.marks(MarkCategory.QUANTITY)]
    return _ended(f"which assurance statement covers the figure in {material.quotation(*figures)}")


def _of_contradiction(judged: Judged) -> str:
    contradiction = judged.context.sentence.contradiction
    assert contradiction is not None  # noqa: S101 (the flag is raised from it)
    place = f" on p. {contradiction.page_label}" if contradiction.page_label else ""
    figures = f"{contradiction.claimed} as claimed or {contradiction.found} as given{place}"
    return f"Which figure is right, {figures}, and how do year, boundary and method differ?"


def _words_behind(flags: Sequence[RaisedFlag], code: Flag) -> str:
    """Return the words that a flag rests on; empty where it rests on an absence."""
    text = next((flag.text for flag in flags if flag.code is code), "")
    return " ".join(text.split())


def _generic_words(flags: Sequence[RaisedFlag], text: str, vocabulary: Vocabulary) -> str:
    """Return the words that are to be defined; empty where none can be named."""
    for code in (Flag.VAGUE_GENERIC, Flag.PUFFERY, Flag.NO_AGENT_OR_ACTION):
        if word := _words_behind(flags, code):
            if word not in text:  # of a heading or an item that is in small letters now
                place = text.lower().find(word.lower())
                word = text[place : place + len(word)] if place >= 0 else word
            return vocabulary.within_sentence(word) if text.startswith(word) else word
    match = _VAGUE.search(text)
    if match is None:
        return ""
    return match[0] if match.start() else vocabulary.within_sentence(match[0])


def _row(asks: Sequence[str]) -> str:
    """Return the phrases in a row: ``when, where and by whom``."""
    if len(asks) < 2:
        return "".join(asks)
    return f"{', '.join(asks[:-1])} and {asks[-1]}"


def _ended(question: str) -> str:
    text = question.replace(",,", ",").replace(", and and ", ", and ").replace(" ,", ",")
    return text[0].upper() + text[1:] + "?"
