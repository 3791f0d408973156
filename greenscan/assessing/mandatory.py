"""Text that a law asks for: consumer rules do not reach it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from greenscan.claims import Sentence

_LAWS: tuple[tuple[str, str], ...] = (
    (
        "CSRD",
        r"CSRD|Corporate\s+Sustainability\s+Reporting\s+Directive|ESRS"
        r"|European\s+Sustainability\s+Reporting\s+Standards?|Directive\s+\(EU\)\s+2022/2464",
    ),
    ("NFRD", r"Directive\s+2014/95/EU|NFRD|Non-?Financial\s+Reporting\s+Directive"),
    (
        "Italian Legislative Decree 254/2016",
        r"(?:Legislative\s+Decree|D\.?\s?Lgs\.?)\s*(?:No\.?|n\.?)?\s*254(?:/2016)?",
    ),
    ("German Commercial Code", r"(?:§§?|sections?)\s*(?:289|315)[bc]\b"),
    ("French Commercial Code", r"(?:article\s+)?L\.?\s?225-102"),
    ("Spanish Law 11/2018", r"(?:Spanish\s+)?Law\s+11/2018"),
    (
        "UK Companies Act 2006",
        r"section\s+414C[AB]\b|Companies\s+Act\s+2006"
        r"|Non-Financial\s+and\s+Sustainability\s+Information\s+Statement",
    ),
    ("UK Listing Rules", r"Listing\s+Rules?\s+(?:9\.8|6\.6|14\.3)|UKLR\s+6"),
    (
        "UK Streamlined Energy and Carbon Reporting",
        r"SECR|Streamlined\s+Energy\s+and\s+Carbon",
    ),
    (
        "EU Taxonomy Regulation, Art 8",
        r"EU\s+Taxonomy\s+Disclosures?|Taxonomy\s+Regulation|Regulation\s+\(EU\)\s+2020/852",
    ),
    (
        "PRC MEE Order 24",
        r"Legal\s+Disclosure\s+of\s+(?:Corporate|Enterprise)\s+Environmental",
    ),
)
_COMPILED = tuple((name, re.compile(rf"(?<!\w)(?:{law})", re.IGNORECASE)) for name, law in _LAWS)
_TELLING = (
    "CSRD",
    "ESRS",
    "NFRD",
    "SECR",
    "UKLR",
    "Directive",
    "Regulation",
    "Reporting",
    "Decree",
    "Lgs",
    "§",
    "ection",
    "225-102",
    "Law 11",
    "Companies Act",
    "Listing Rule",
    "Taxonomy",
    "Legal Disclosure",
)
_SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "EU Taxonomy Regulation, Art 8",
        re.compile(r"\bEU\s+Taxonomy\b.*\b(?:disclosures?|KPIs?|regulation)\b", re.IGNORECASE),
    ),
    (
        "UK Streamlined Energy and Carbon Reporting",
        re.compile(r"\bSECR\b|\bStreamlined\s+Energy\s+and\s+Carbon\b", re.IGNORECASE),
    ),
    (
        "CSRD",
        re.compile(r"\bESRS\b|\bCSRD\b|\bsustainability\s+statements?\b", re.IGNORECASE),
    ),
    (
        "non-financial statement",
        re.compile(
            r"\b(?:consolidated\s+|combined\s+)?non-?financial\s+(?:information\s+)?"
            r"(?:statement|declaration|report)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "TCFD disclosures",
        re.compile(
            r"\bTCFD\b|\bclimate[\s-]related\s+financial\s+(?:disclosures?|statement)",
            re.IGNORECASE,
        ),
    ),
)
_DECLARES = re.compile(
    r"\b(?:this|our|the|these)\s+(?:\w+\s+){0,4}(?:report|statement|declaration|document"
    r"|disclosures?)\b"
    r".{0,120}?\b(?:prepared|drawn\s+up|drafted|published|constitutes?|required|complies|complied"
    r"|compliance|accordance|pursuant|represents|fulfil(?:s|ls)?|meets?|made\s+under)\b",
    re.IGNORECASE | re.DOTALL,
)
_NAMED_STATEMENT = re.compile(
    r"\b(?:sustainability\s+statement|non-?financial\s+(?:\w+\s+)?(?:statement|declaration"
    r"|report))\b",
    re.IGNORECASE,
)
_WHOLE_DOCUMENT = re.compile(
    r"\b(?:this|the)\s+(?:\w+\s+){0,3}(?:report|document)\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:not|voluntar\w+|inspired|with\s+reference|preparing\s+for|prepare\s+for|readiness|future"
    r"|ahead\s+of|guided\s+by|does\s+not|aligned\s+with|informed\s+by)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MandatoryText:
    """What the report says of the laws that ask for its text.

    Attributes
    ----------
    whole
        The law that the whole document is said to be made under; else empty.
    statement
        The law that a statement within it is said to be made under; else empty.
    """

    whole: str = ""
    statement: str = ""

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Self:
        """Read the declarations among the `sentences` of a document."""
        whole = statement = ""
        for sentence in sentences:
            law = _declared_law(sentence.text)
            if not law:
                continue
            if _NAMED_STATEMENT.search(sentence.text):
                statement = statement or law
            elif re.search(
                r"\b(?:this|the)\s+(?:\w+\s+){0,3}(?:report|document)\b",
                sentence.text,
                re.IGNORECASE,
            ):
                whole = whole or law
        return cls(whole, statement)

    def law_for(self, sentence: Sentence) -> str:
        """Return the law that asks for the text in which `sentence` stands; empty for none."""
        for name, heading in _SECTIONS:
            if heading.search(sentence.section):
                named = self.statement if name in {"CSRD", "non-financial statement"} else ""
                return named or name
        return self.whole


def _declared_law(text: str) -> str:
    if not any(word in text for word in _TELLING):  # few sentences need a closer look
        return ""
    if _DECLARES.search(text) is None or _DENIED.search(text):
        return ""
    return next((name for name, law in _COMPILED if law.search(text)), "")
