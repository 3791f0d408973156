"""Wording that decides what a claim needs; each pattern is weighed where it is used."""

from __future__ import annotations

import re

from greenscan.labels import Kind


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w])", re.IGNORECASE)


NEUTRAL = _words(
    r"net\s+(?:\w+\s+)?(?:footprint|emissions?|balance)\s+(?:\w+\s+){0,2}?(?:nil|nought|zero|none)",
    r"(?:carbon|climate|CO2|GHG|emissions?|plastic|water)[\s-](?:neutral(?:ity|ly)?|negative"
    r"|positive)",
    r"net[\s-]zero",
    r"(?:offset|compensate|neutrali[sz]e)[sd]?",
    r"(?:balanced|counterbalanced|made\s+good|made\s+up\s+for|evened\s+out|cancelled\s+out"
    r"|soaked\s+up|absorbed)\s+"
    r"(?:again\s+)?(?:by|with|through|via)\s+(?:\w+\s+){0,4}?(?:forests?|trees?|projects?"
    r"|credits?|certificates?"
    r"|planting|peatlands?|mangroves?|removals?)",
    r"(?:forests?|trees?|projects?|credits?)\s+(?:\w+\s+){0,5}?(?:balance|make\s+good"
    r"|make\s+up\s+for|absorb|soak"
    r"\s+up)",
    r"(?:offsetting|compensating|compensation of|neutrali[sz]ing)",
    r"zero[\s-]carbon",
)
"""What may rest on credits."""

MADE_UP_IN_KIND = _words(r"(?:plastic|water)[\s-](?:neutral(?:ity|ly)?|negative|positive)")
"""What no carbon credit makes up for."""

RELATIVE = _words(
    r"(?:reduc|lower|decreas|shrink|cut|halv|improv|diminish|minimi[sz])(?:e|es|ed|ing|s|ting)?",
    r"reductions?|decrease|improvements?|less|fewer|lower|half|saving[s]?|save[sd]?|increase[sd]?"
    r"|increasing|double|triple|raise",
)
"""A change against something."""

_COMPARING = _words(
    r"less|fewer|greener|cleaner|smaller|lighter|better|longer[\s-]lasting|lower|quieter|greater"
    r"|cleanest|greenest|lightest|lowest|smallest|thriftier|thinner|leaner|milder|gentler|kinder",
    r"(?:more|most|even more)\s+(?:\w+ly\s+|energy[\s-]|resource[\s-]|fuel[\s-]|water[\s-]"
    r"|eco[\s-])?"
    r"(?:efficient|efficiently|sustainable|sustainably|friendly|circular|responsible|responsibly"
    r"|renewable|durable|recycled|recyclable)",
)
_CHANGING = re.compile(
    r"(?<!\w)(?<!\bto\s)(?:reduced|reducing|reduces|reductions?(?!\s+(?:targets?|goals?|measures?"
    r"|potentials?|plans?|projects?))|cut|cuts|lowered|lowering|lowers"
    r"|decreased|decreases?|declined|fell|fallen|dropped|saved|saves"
    r"|(?<!cost\s)savings?(?!\s+(?:targets?|goals?|measures?|potentials?|plans?|projects?))"
    r"|halved|improved"
    r"|improves|improvements?|increased|increases|doubled|tripled|minimi[sz]ed|minimi[sz]es"
    r"|lessened|lessens|shrunk|shrank|sank|slashed|trimmed|curbed|eased|came\s+down|went\s+down"
    r"|(?:come|gone|brought|is|are|was)\s+down)(?!\w)",
    re.IGNORECASE,
)


def comparison(text: str, kind: Kind) -> re.Match[str] | None:
    """Return the words with which `text` says less, more or better; None where it does not.

    A verb of change compares where it tells of an outcome or a property; in an action it is what
    the action is for.
    """
    if kind in {Kind.RESULT, Kind.QUALITY} and (found := _CHANGING.search(text)):
        return found
    return _COMPARING.search(text)


RENEWABLE_POWER = _words(
    r"(?:renewable|green|clean|hydro|wind|solar|carbon[\s-]free|CO2[\s-]free|emission[\s-]free)\s+"
    r"(?:electricity|power|energy)",
    r"renewables|(?:electricity|power)\b[^.;]{0,40}\b(?:green|renewable)"
    r"|electricity\s+(?:\w+\s+){0,4}(?:from|is|comes\s+from)\s+(?:\w+\s+){0,2}renewable"
    r"(?:\s+sources)?",
)

AVOIDED = _words(
    r"avoided\s+emissions|handprint|emissions\s+(?:\w+\s+)?avoided|avoid(?:s|ed|ing)?\s+"
    r"(?:[\w.,]+\s+){0,6}(?:emissions|CO2e?)|(?:enabled|help(?:s|ed|ing)?)\s+(?:\w+\s+){0,4}"
    r"(?:avoid|save)"
)

END_STATE = _words(
    r"net[\s-]zero|(?:carbon|climate|CO2)[\s-]neutral(?:ity)?|zero|100\s?(?:%|per\s?cent)|all|every"
    r"|fully|eliminate|phase[ds]?\s+out|phasing\s+out|only|no"
)
"""An absolute end needs no base year."""

CLIMATE = _words(
    r"emissions?|CO2e?|carbon|climate|greenhouse|GHG|net[\s-]zero|scope\s[123]|decarboni[sz]\w+"
)

TEST_PROPERTY = _words(
    r"can\s+(?:\w+\s+)?be\s+(?:recycled|composted|reused|repaired|refilled)",
    r"(?:recyclab|biodegradab|degradab|compostab|repairab|reusab)(?:le|ility)",
    r"(?:non[\s-])?toxic|safe\s+for\s+\w+|free\s+(?:of|from)\s+\w+|\w+[\s-]free",
)
"""A property that a test shows."""

CONTENT = _words(
    r"(?<!be\s)recycled|bio[\s-]?based|plant[\s-]based|post[\s-]consumer|PCR|rPET|organic"
    r"|secondary\s+raw"
    r"|renewable\s+(?:raw\s+)?materials?|natural\s+(?:materials?|ingredients?|fibres?)|regenerated"
    r"|upcycled|FSC|certified",
    r"(?:made|pressed|spun|woven|knitted|moulded|cast|produced|formed)\s+(?:\w+\s+)?(?:of|from"
    r"|with)"
    r"|contains?|consists?\s+of",
)
"""A content that has a share."""

LABELLED = _words(
    r"certif(?:ied|ication|icates?)|labell?ed|eco[\s-]?labels?|labels?|seals?|logo|organic"
    r"|accredited|award(?:ed|s)?|rated|rating|approved|verified|recogni[sz]ed"
)

MANAGEMENT_SYSTEM = _words(
    r"(?:environmental|energy|water|waste|EHS|HSE)\s+management\s+systems?|EMS"
    r"|management\s+systems?"
)

OVERALL = _words(
    r"low(?:er)?[\s-](?:carbon|emissions?|impact|CO2)|climate[\s-](?:neutral|friendly|positive)"
    r"|carbon[\s-](?:neutral|negative|positive|free)|net[\s-]zero|lower\s+(?:carbon\s+"
    r"|environmental\s+)?"
    r"(?:footprint|impact)|zero[\s-](?:carbon|emissions?)|eco[\s-]friendly"
    r"|environmentally[\s-]friendly|(?:small(?:er)?|reduced|minimal)\s+(?:carbon\s+"
    r"|environmental\s+)?"
    r"(?:footprint|impact)"
)
"""An overall advantage, which only a life cycle shows."""


ANAPHOR = re.compile(
    r"^(?:this|these|those|that|it|its|they|their|such|here|there|the\s+(?:project|programme"
    r"|program"
    r"|initiative|measures?|savings?|reduction|target|goal|result|figure|system|plant|site"
    r"|range))\b",
    re.IGNORECASE,
)
"""A sentence that leans on the one before."""

NEGATED = re.compile(
    r"(?:\b(?:not|never|no|cannot|hardly|neither|nor|without|rather\s+than|instead\s+of|so-called"
    r"|far\s+from|stop(?:ped)?|avoid(?:ed|s)?|less\s+than|nearly|almost)|n[’']t)"
    r"(?:\s+(?:be|been|yet|to|a|an|the|call(?:ed)?|claim(?:ed)?|as|describe[ds]?|us|it|them|our"
    r"|ourselves|necessarily|always|being|use|term|word|words)){0,4}\s*[“\"'‘]?$"
    r"|\bnot\s+(?:use|buy|purchase|rely\s+on|sell|offer)\s+(?:any\s+)?(?:\w+\s+){0,2}$"
    r"|\b(?:not|never)\s+(?:call|claim|describe|say|label|market|regard|consider|speak)\b.{0,40}$",
    re.IGNORECASE,
)
"""Ends where a cue starts that is denied."""

DEFINED = re.compile(
    r"\b(?:defined|define|definition|i\.e\.|that\s+is\s+to\s+say|meaning\s+that|means\s+that"
    r"|by\s+which"
    r"\s+we\s+mean|we\s+mean|measured\s+(?:by|as|against)|according\s+to\s+(?:ISO|EN"
    r"|the\s+criteria)"
    r"|meets?\s+the\s+criteria)\b",
    re.IGNORECASE,
)

MEASURES = re.compile(
    r"\b(?:by|through|via|with|thanks\s+to|using|due\s+to|because)\s+(?:(?:the|our|a|an|new"
    r"|more)\s+)*"
    r"(?:\w+\s+)?(?:\w{3,}ing\s+\w|use\s+of\s+\w|installation|purchase|replacement|heat\s+pumps?"
    r"|solar"
    r"|LED|wind|electric|power\s+purchase|renewable|conversion|switch|insulation|recovery)"
    r"|\b(?:set\s+aside|earmarked|budgeted?|invest(?:ed|ing|ment)?\s|capital\s+expenditure|funded)",
    re.IGNORECASE,
)
"""Names the means of a target."""

PLACE = re.compile(
    r"\b(?:in|at|near|outside|around)\s+(?:(?:the|our|its)\s+)?(?!(?:January|February|March|April"
    r"|May"
    r"|June|July|August|September|October|November|December|FY|CY|Q[1-4]|Scope|Phase|Paris|LED|ISO"
    r"|CO|GHG|SDG|Tier|Table|Figure|Article|Appendix|Annex|Note|Section|Chapter|Group|Company)\b)"
    r"[A-ZÀ-ÖØ-Þ][\w’'-]{2,}"
)
"""A named place."""

RATING = _words(r"rat(?:ing|ed)s?|scores?d?|grades?d?|rank(?:ing|ed)s?")
"""A score that somebody gave."""

WITHOUT_OFFSETS = _words(
    r"(?:without|not|never|no)\s+(?:(?:the|any|need|for|of|use|using|buy|buying|purchas(?:e|ing)|rely"
    r"|relying|on|resort(?:ing)?|recourse|to|voluntary|carbon|CO2)\s+){0,6}"
    r"(?:offsets?|offsetting|credits?|compensation)"
)
"""Says that credits have no place in a target."""

RANKED = re.compile(
    r"\b(?:the|one\s+of\s+the)\s+(?:\w+\s+){0,3}?(?:(?:clean|green|larg|low|high|small|light|thrifti"
    r"|fast|great)est|best|leading|most\s+\w+)\b.{0,80}\b(?:in|of)\s+(?:the|our|its)\s+(?:world"
    r"|country|nation|industry|sector|region|market|class|state|continent|field)\b"
    r"|\bone\s+of\s+the\s+(?:\w+est|best|leading|most\s+\w+)\b",
    re.IGNORECASE,
)
"""Places oneself before others."""

RANKS = re.compile(
    r"\b(?:than(?!\s+[^\w\s]?\d)|averages?|rank(?:ed|ing|s)?|compar\w+|versus|benchmarks?|peers?|below|above)\b",
    re.IGNORECASE,
)
"""Compares with others, as a place among them has to."""

BODY = _words(
    r"committees?|councils?|working\s+groups?|task\s?forces?|officers?|commissioners?|coordinators?"
    r"|representatives?|(?:environmental|climate|water|waste|energy|sustainability"
    r"|nature)\s+(?:\w+\s+)?"
    r"(?:teams?|departments?|boards?|managers?|units?)|dut(?:y|ies)|responsible\s+for"
)
"""A body, an officer or a duty with an environmental task."""


GIVEN_STATE = _words(
    r"none|no(?!\s+(?:longer|doubt|matter|one|other|less))|zero|nothing|100\s?%|doubled|tripled"
    r"|halved|halve"
    r"|half|a\s+third|a\s+quarter|two[\s-]thirds|three[\s-]quarters|twice|net[\s-]zero"
    r"|(?:carbon|climate|CO2)[\s-]neutral(?:ity)?",
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|dozens?"
    r"|hundreds?)\s+(?:of\s+)?(?:\w+\s+)?\w+",
)
"""A figure in words; "all" and "every" without a number are none."""


THE_LOT = re.compile(
    r"(?<!\w)(?:(?:all|both|none|every\s+(?:single\s+)?one|each(?:\s+one)?)\s+(?:of\s+)?(?:our"
    r"|its|their|the)\s"
    r"|all\s+(?!applicable|relevant|stakeholders|employees|aspects|levels|areas|regions|kinds"
    r"|sorts)\w+s\b)"
    r"|^(?:each|every)\s\w",
    re.IGNORECASE,
)
"""The whole of something: figure and boundary in one."""

EVERYWHERE = re.compile(
    r"\b(?:worldwide|globally|group-wide|company-wide|(?:our|its|the\s+(?:group|company)[’']s)\s+"
    r"(?:entire|whole|global)\s+(?:\w+\s+)?(?:portfolio|operations|estate|network|fleet))\b",
    re.IGNORECASE,
)
"""The whole of a company, as boundary."""

SINCE = re.compile(r"\bsince\s+(?:FY\s?)?(?:19|20)\d\d\b", re.IGNORECASE)
"""The year from which a result has changed."""

BEFORE_AND_AFTER = re.compile(
    r"\bno\s+longer\b|\binstead\s+of\b|\bin\s+place\s+of\b|\bformer(?:ly)?\b|\bused\s+to\b"
    r"|\bfrom\s+[\d.,]+\s*\S{0,8}\s+(?:\S+\s+){0,5}?to\s+[\d.,]+",
    re.IGNORECASE,
)
"""A base of comparison that is told as what was before."""

NOTIONAL = re.compile(
    r"\b(?:others?|conventional|traditional|standard|usual|average|competit\w+|ordinary|typical"
    r"|normal"
    r"|comparable|common|regular)\b",
    re.IGNORECASE,
)
"""Names no base of comparison, though it is compared with."""

ANY_YEAR = re.compile(r"(?<![\w.,/-])(20[2-9]\d)(?![\w/]|[.,]\d)")

PAST_YEAR_FROM = re.compile(
    r"\b(?:from|against|versus|vs\.?|compared\s+(?:with|to)|on|relative\s+to)\s+(?:a\s+|the\s+"
    r"|our\s+)?"
    r"(?:20[01]\d|202[0-4])\b"
)
"""The base year of a target."""


_CARBON = re.compile(
    r"\b(?:emissions?|emit\w*|carbon|CO2\w*|climate|footprint|GHG|greenhouse|neutral\w*"
    r"|net[\s-]zero|credits?"
    r"|plastics?|water|flights?|travel|forests?|trees?)\b",
    re.IGNORECASE,
)


def is_neutral(text: str) -> bool:
    """Return whether `text` says neutral, or that emissions are made up for.

    Other things are offset as well: a fall by a rise, costs by sales.
    """
    return NEUTRAL.search(text) is not None and speaks_of_carbon(text)


def speaks_of_carbon(text: str) -> bool:
    """Return whether `text` names emissions, or another thing that credits stand in for."""
    return _CARBON.search(text) is not None
