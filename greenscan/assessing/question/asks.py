"""How each missing element is asked for: a phrase that a clause can follow.

``against which base year`` + ``will you reduce your emissions``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from greenscan.assessing.question.material import Material
from greenscan.assessing.wording import CLIMATE, CONTENT, MADE_UP_IN_KIND
from greenscan.labels import Element, Kind, Subject, Topic

_CHANGE = re.compile(
    r"\b(?:reduc|lower|decreas|cut|halv|improv|increas|minimi[sz]|sav(?:e|ed|ing)|optimi[sz]|grow"
    r"|rais"
    r"|diminish|lessen|limit|shrink|shrank|fell|fallen|declin|enhanc|expand|mitigat|curb|boost)\w*",
    re.IGNORECASE,
)
_PLURAL_PARTS = re.compile(
    r"(?<![\w-])(?:data\s+cent(?:re|er)s|distribution\s+cent(?:re|er)s|offices|stores|shops|sites"
    r"|plants"
    r"|factories|mills|warehouses|buildings|depots|hotels|restaurants|farms|mines|vehicles|trucks"
    r"|vans"
    r"|ships|vessels|suppliers|laboratories|facilities|campuses|products|brands|projects"
    r"|farmers|locations|production\s+lines|greenhouses"
    r"|properties|subsidiaries|machines|servers)(?![\w-])",
    re.IGNORECASE,
)
_RECYCLABLE = re.compile(r"\b(?:recyclab|compostab|reusab|refillab)\w+", re.IGNORECASE)
_DEGRADABLE = re.compile(r"\b(?:bio)?degradab\w+", re.IGNORECASE)
_SYSTEM = re.compile(r"\bmanagement\s+systems?\b|\bISO\b", re.IGNORECASE)
_AWARD = re.compile(r"\b(?:award|prize|rating|rated|ranking|medal)\w*", re.IGNORECASE)
_MEMBERSHIP = re.compile(
    r"\b(?:members?|joined|signator(?:y|ies)|signed|participat\w+|partners?|partnered|supporters?)\b",
    re.IGNORECASE,
)
_UNITS: Mapping[Topic, tuple[str, str]] = {
    Topic.CLIMATE: (
        "in tonnes of CO2e",
        r"emissions?|CO2\w*|carbon|footprint|GHG|greenhouse|methane",
    ),
    Topic.ENERGY: ("in MWh", r"energy|electricity|power|heat\w*|fuels?|gas|kerosene|diesel|solar"),
    Topic.WATER: ("in cubic metres", r"(?:waste\s?|rain\s?)?water"),
    Topic.BIODIVERSITY: ("in hectares or another measure", r"land|forests?|habitats?|ecosystems?"),
    Topic.CIRCULARITY: (
        "in tonnes or per cent",
        r"waste|plastics?|packag\w+|materials?|landfill|scrap",
    ),
    Topic.POLLUTION: (
        "in tonnes or as a concentration",
        r"pollut\w+|emissions?|dust|effluents?|NOx",
    ),
}


def ask_for(element: Element, material: Material) -> str:
    """Return the phrase that asks for `element`."""
    return _ASKS[element](material)


def _figure(material: Material) -> str:
    unit = _unit(material)
    changes = material.says(_CHANGE)
    if material.kind is Kind.QUALITY and material.says(CONTENT):
        return "to what percentage by weight"
    if material.kind is Kind.ACTION:
        single = material.clause is not None and material.clause.rest.startswith(("a ", "an "))
        if single:
            return f"with what measured effect ({unit})" if unit else "with what measured effect"
        return "on what scale"
    if changes:
        return f"by how much ({unit})" if unit else "by how much"
    if material.kind is Kind.TARGET:
        return "to what measurable extent"
    return f"to what extent ({unit})" if unit else "to what measured extent"


def _unit(material: Material) -> str:
    """Return the unit of the claim's topic, where the claim names what is measured in it."""
    unit, nouns = _UNITS.get(material.topic, ("", ""))
    named = unit and re.search(rf"\b(?:{nouns})\b", material.text, re.IGNORECASE)
    return unit if named else ""


def _period(material: Material) -> str:
    clause = material.clause
    if material.kind is Kind.ACTION and clause is not None:
        if clause.auxiliary in {"did", "was", "were", "have", "has", "had"}:
            return "when"
        return "in which years"
    return "over which period"


def _boundary(material: Material) -> str:
    subject = material.judged.subject
    parts = {match[0].lower() for match in _PLURAL_PARTS.finditer(material.text)}
    if len(parts) == 1:
        return f"for which {next(iter(parts))}"
    if subject is Subject.SUPPLY_CHAIN:
        return "for what share of purchases"
    if subject is Subject.PRODUCT:
        return "for which products"
    if material.kind is Kind.POLICY:
        if material.says(_MEMBERSHIP):
            return "with which obligations for your own sites"
        return "for which sites and companies of the group"
    if material.kind is Kind.TARGET and (material.topic is Topic.CLIMATE or material.says(CLIMATE)):
        return "for which scopes and sites"
    return "at which sites" if material.kind is Kind.ACTION else "for which sites or activities"


def _comparison_base(material: Material) -> str:
    if material.judged.subject is Subject.PRODUCT:
        return "compared with which product or earlier version"
    if material.kind is Kind.RESULT:
        return "compared with which year"
    return "compared with what"


def _interim(material: Material) -> str:
    year = material.target_year
    return f"with which interim target before {year}" if year else "with which interim target"


def _plan(material: Material) -> str:
    if material.kind is Kind.TARGET:
        return "by which measures"
    return "by which planned measures"


def _measure(material: Material) -> str:
    if material.kind is Kind.POLICY and material.judged.subject is Subject.SUPPLY_CHAIN:
        return "through which checks or requirements"
    if material.kind is Kind.POLICY:
        return "through which steps of your own"
    return "by which specific measures"


def _method(material: Material) -> str:
    if material.says(_RECYCLABLE):
        return "in which collection and treatment systems, shown by which test,"
    if material.says(_DEGRADABLE):
        return "under which conditions and test standard"
    if material.kind is Kind.QUALITY and material.says(CONTENT):
        return "according to which calculation or certificate"
    if material.kind is Kind.QUALITY:
        return "according to which test"
    return "according to which calculation method"


def _certificate(material: Material) -> str:
    if material.says(_SYSTEM):
        return "under which standard and certificate"
    if material.says(_AWARD):
        return "against which body’s criteria"
    return "under which certification scheme"


def _definition(material: Material) -> str:
    if material.kind is Kind.QUALITY:
        return "by which criteria"
    return "with what measurable effect"


def _offset_role(material: Material) -> str:
    if MADE_UP_IN_KIND.search(material.text):
        return "with what share made up for elsewhere"
    return "with what share of carbon credits"


def _always(phrase: str) -> Callable[[Material], str]:
    return lambda _: phrase


_ASKS: Mapping[Element, Callable[[Material], str]] = {
    Element.DEFINITION: _definition,
    Element.FIGURE: _figure,
    Element.PERIOD: _period,
    Element.BASE_YEAR: _always("against which base year"),
    Element.TARGET_YEAR: _always("by which year"),
    Element.COMPARISON_BASE: _comparison_base,
    Element.BOUNDARY: _boundary,
    Element.INTERIM_TARGET: _interim,
    Element.PLAN: _plan,
    Element.OFFSET_ROLE: _offset_role,
    Element.VALIDATION: _always("with whose validation"),
    Element.METHOD: _method,
    Element.MEASURE: _measure,
    Element.CERTIFICATE: _certificate,
    Element.LIFE_CYCLE: _always("according to which life-cycle assessment"),
    Element.LEGAL_BASELINE: _always("beyond which legal requirement"),
    Element.ENERGY_ATTRIBUTE: _always("under which supply contracts or guarantees of origin"),
    Element.ASSURANCE: _always("within the scope of which assurance"),
}
