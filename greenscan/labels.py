"""The closed sets that every step shares: labels, kinds, categories, flags and topics.

The meaning of labels and kinds is set by the annotation guidelines; their order is the column
order of every probability matrix in greenscan.
"""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """What the classifier says of one sentence; a claim's verdict is one of the last three."""

    NONE = "none"
    VAGUE = "vague"
    UNSUPPORTED = "unsupported"
    SUPPORTED = "supported"


class Kind(StrEnum):
    """What a claim asserts."""

    RESULT = "result"
    ACTION = "action"
    TARGET = "target"
    QUALITY = "quality"
    POLICY = "policy"


class MarkCategory(StrEnum):
    """What kind of evidence a mark is."""

    QUANTITY = "quantity"
    PERIOD = "period"
    BASE_YEAR = "base_year"
    TARGET_YEAR = "target_year"
    COMPARISON_BASE = "comparison_base"
    BOUNDARY = "boundary"
    METHOD = "method"
    LIFE_CYCLE = "life_cycle"
    TEST = "test"
    ASSURANCE = "assurance"
    ACCREDITATION = "accreditation"
    PRODUCT_CERTIFICATE = "product_certificate"
    SITE_CERTIFICATE = "site_certificate"
    MANAGEMENT_SYSTEM = "management_system"
    TARGET_VALIDATION = "target_validation"
    RATING = "rating"
    FRAMEWORK = "framework"
    MEMBERSHIP = "membership"
    OFFSET_STANDARD = "offset_standard"
    ENERGY_ATTRIBUTE = "energy_attribute"
    LAW = "law"
    PLAN = "plan"
    GOVERNANCE = "governance"
    REFERENCE = "reference"


class CueCategory(StrEnum):
    """What kind of doubt a cue raises."""

    GENERIC = "generic"
    ABSOLUTE = "absolute"
    HEDGE = "hedge"
    COMPARATIVE = "comparative"
    PUFFERY = "puffery"
    FUTURE_PROMISE = "future_promise"
    AGENTLESS = "agentless"
    OFFSET = "offset"
    LABEL = "label"
    PART_AS_WHOLE = "part_as_whole"
    LEGAL_DUTY = "legal_duty"
    IRRELEVANCE = "irrelevance"
    BLAME_SHIFT = "blame_shift"
    TRADE_OFF = "trade_off"
    TARGET_DRIFT = "target_drift"


class Flag(StrEnum):
    """Reason codes; a cue names the one that it may lead to."""

    VAGUE_GENERIC = "VAGUE_GENERIC"
    ABSOLUTE = "ABSOLUTE"
    ASPIRATION_NO_PLAN = "ASPIRATION_NO_PLAN"
    FUTURE_NO_PLAN = "FUTURE_NO_PLAN"
    COMPARISON_NO_BASE = "COMPARISON_NO_BASE"
    PUFFERY = "PUFFERY"
    NO_AGENT_OR_ACTION = "NO_AGENT_OR_ACTION"
    OFFSET_BASED = "OFFSET_BASED"
    LABEL_UNVERIFIED = "LABEL_UNVERIFIED"
    PART_AS_WHOLE = "PART_AS_WHOLE"
    LEGAL_AS_MERIT = "LEGAL_AS_MERIT"
    IRRELEVANT = "IRRELEVANT"
    NO_EVIDENCE = "NO_EVIDENCE"
    HIDDEN_TRADE_OFF = "HIDDEN_TRADE_OFF"
    SELECTIVE = "SELECTIVE"
    LESSER_EVIL = "LESSER_EVIL"
    GREENCROWDING = "GREENCROWDING"
    GREENRINSING = "GREENRINSING"
    CONTRADICTED = "CONTRADICTED"


class Topic(StrEnum):
    """What a claim is about; of two that are equally likely, the first."""

    CLIMATE = "climate"
    ENERGY = "energy"
    POLLUTION = "pollution"
    WATER = "water"
    BIODIVERSITY = "biodiversity"
    CIRCULARITY = "circularity"
    PRODUCT = "product"
    GENERAL = "general"


class Subject(StrEnum):
    """Whose effect on the environment a claim speaks of."""

    PRODUCT = "product"
    SITE = "site"
    COMPANY = "company"
    SUPPLY_CHAIN = "supply_chain"


class Place(StrEnum):
    """Where in a report a passage stands."""

    PROSE = "prose"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    ASSURANCE = "assurance"


class Element(StrEnum):
    """What has to be given before a claim can be checked; which, depends on its kind."""

    DEFINITION = "definition"
    FIGURE = "figure"
    PERIOD = "period"
    BASE_YEAR = "base_year"
    TARGET_YEAR = "target_year"
    COMPARISON_BASE = "comparison_base"
    BOUNDARY = "boundary"
    INTERIM_TARGET = "interim_target"
    PLAN = "plan"
    OFFSET_ROLE = "offset_role"
    VALIDATION = "validation"
    METHOD = "method"
    MEASURE = "measure"
    CERTIFICATE = "certificate"
    LIFE_CYCLE = "life_cycle"
    LEGAL_BASELINE = "legal_baseline"
    ENERGY_ATTRIBUTE = "energy_attribute"
    ASSURANCE = "assurance"


class Priority(StrEnum):
    """In which order a verifier takes the claims up."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Jurisdiction(StrEnum):
    """Whose rule it is; ``INTERNATIONAL`` is for standards."""

    EU = "EU"
    UK = "UK"
    US = "US"
    CANADA = "Canada"
    AUSTRALIA = "Australia"
    CHINA = "China"
    INTERNATIONAL = "international"


LABELS: tuple[Label, ...] = tuple(Label)
KINDS: tuple[Kind, ...] = tuple(Kind)
