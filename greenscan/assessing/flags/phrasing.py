"""Wording behind flags that is wider than a list of phrases: who does what to whom.

The cues of the packs find set phrases. A report says the same in many other words, and these
patterns look for the parts that such a sentence is built of.
"""

from __future__ import annotations

import re


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


_NATURE = (
    r"(?:climate|planet|environment|nature|earth|oceans?|seas?|forests?|rivers?|wildlife|biodiversity"
    r"|ecosystems?|natural\s+world|world\s+around|creation|our\s+surroundings|mother\s+nature|soils?"
    r"|water\s+resources|air|lakes?)"
)
_TO_NATURE = rf"(?:to|for|on|of|with|towards?|about)\s+(?:our\s+|the\s+|its\s+|all\s+)?{_NATURE}"

GENERIC = _words(
    rf"(?:good|kind(?:er)?|gentle|friendly|fair|better|easy|easier|pleasure|blessing|gift|love|respect"
    rf"|harmony|lighter|light|soft|tender|mild|thoughtful|mindful|careful|considerate|caring|sensitive"
    rf"|responsible|best|safe|strain|burden|at\s+peace|friends?|ally|allies|responsibility)\s+{_TO_NATURE}",
    rf"(?:cares?|caring|respects?|respectful|protects?|protecting|spares?|sparing|cherish(?:es)?|honou?rs?"
    rf"|loves?|at\s+one\s+with|kind\s+to|nurtur\w+|looks?\s+after|preserv\w+|safeguard\w*)\s+"
    rf"(?:for\s+|of\s+)?(?:our\s+|the\s+)?{_NATURE}",
    r"(?:ecological|environmental|climate)\s+(?:responsibility|consciousness|conscience|excellence"
    r"|friendliness|soundness|compatibility|quality)",
    r"(?:greener|cleaner\s+(?:future|world)|more\s+sustainab\w+|sustainab(?:le|ly|ility)|green(?:er)?)",
    r"(?:planet|climate|eco|environment|nature|earth|ocean)[\s-](?:friendl(?:y|ier)|conscious|positive"
    r"|smart|minded|aware|compatible|sound|wise|kind)",
    r"(?:more\s+|most\s+)?environmentally\s+\w+|ecologically\s+\w+",
    r"(?:clear|good|green)\s+conscience|clean(?:er|est)\s+(?:engine|fuel|technology|product|choice|car)s?",
    r"(?:our\s+|the\s+|its\s+)?(?:ecological|environmental|carbon|climate)\s+footprint",
)
"""A generic quality or aim."""

_MADE = (
    r"(?:made|taken|carried\s+out|undertaken|under\s+way|underway|implemented|launched|initiated|ongoing"
    r"|done|set\s+in\s+motion|introduced|started|adopted|pursued|put\s+in\s+place|intensified|stepped\s+up)"
)
_DOINGS = (
    r"(?:efforts?|steps?|measures?|initiatives?|actions?|activit(?:y|ies)|projects?|programmes?|programs?"
    r"|improvements?|work|things?|endeavou?rs?)"
)
UNNAMED = _words(
    rf"{_DOINGS}\s+(?:\w+\s+){{0,2}}?(?:are|is|were|was|have\s+been|has\s+been|had\s+been)\s+(?:being\s+)?"
    rf"(?:\w+ly\s+)?{_MADE}",
    rf"(?:various|appropriate|suitable|necessary|numerous|several|many|different|a\s+(?:wide\s+|broad\s+"
    rf"|whole\s+)?(?:range|number|series|variety|host|set|raft|bundle|package)\s+of|all\s+kinds\s+of"
    rf"|all\s+sorts\s+of|targeted|relevant|countless|manifold|diverse|further|some|adequate|concrete)\s+"
    rf"(?:\w+\s+)?{_DOINGS}",
    r"(?:much|a\s+lot|a\s+great\s+deal|more)\s+(?:is|was|has\s+been|is\s+being)\s+(?:being\s+)?done",
    r"(?:is|are|was|were|has\s+been|have\s+been)\s+being\s+(?:worked\s+on|looked\s+into|addressed)",
)
"""Something is done, and it is not told what."""

PRAISE = _words(
    r"(?:set(?:s|ting)?|raise[sd]?|raising)\s+(?:\w+\s+){0,2}(?:benchmarks?|standards?|pace|bar|tone|trend"
    r"|example|yardsticks?)",
    r"trailblaz\w+|pioneer(?:s|ing|ed)?(?=\s+(?:of|in|role|work|for)|\W*$)|pioneering|spearhead\w*"
    r"|frontrunners?|front-runners?|vanguard|forerunners?|trendsett\w+|torch-?bearers?",
    r"second\s+to\s+none|number\s+one|in\s+a\s+league\s+of|unequall?ed|unmatched|unrivall?ed|peerless"
    r"|without\s+(?:equal|parallel|peer)|like\s+no\s+other|unlike\s+any(?:\s+other)?|nobody\s+else"
    r"|no\s+one\s+else|no\s+other\s+\w+",
    r"(?:far\s+|years\s+|well\s+|always\s+)?(?:ahead\s+of\s+(?:all|the\s+(?:rest|field|pack|times?"
    r"|competition|others|market|industry)|our\s+(?:peers|competitors|time)|everyone|everybody|others))",
    r"one\s+of\s+the\s+(?:\w+['’]s\s+)?(?:most\s+\w+|best|leading|\w+est|greenest|cleanest)",
    r"the\s+(?:most\s+\w+|best|greenest|cleanest|\w{3,}est)\s+(?:\w+\s+){1,4}?(?:in\s+(?:the|our|its)\s+"
    r"(?:\w+\s+)?(?:world|industry|sector|region|country|market|class|continent|trade|field|city|business)"
    r"|anywhere|on\s+the\s+market|of\s+its\s+kind|in\s+Europe|on\s+earth|worldwide)",
    r"(?:a|the|as|true|global|market|industry|world|recogni[sz]ed|clear)\s+(?:\w+\s+)?leaders?(?=\s+(?:in|of|on"
    r"|when|for)|\W*$)|world[\s-]class|top\s+of\s+(?:the|its|our)\s+(?:class|league|industry)|at\s+the\s+"
    r"(?:very\s+)?(?:forefront|top|cutting\s+edge|head)\s+of|lead(?:s|ing)?\s+the\s+(?:way|field|pack|charge"
    r"|industry|world)|role\s+models?|shining\s+examples?|best[\s-]in[\s-]class|exemplary|champions?\s+of"
    r"|flagship\s+of",
)
"""Praise of oneself."""

ALL_OF_IT = _words(
    r"all(?!\s+(?:applicable|relevant|legal|employees|staff|stakeholders|kinds|sorts|over|the\s+more|about))",
    r"every(?:\s+(?:single|last|one))?(?!\s+(?:year|day|month|week|quarter|time|second|hour|daily|weekly|monthly|"
    r"(?:two|three|four|five)))|each\s+and\s+every|without\s+exception",
    r"exclusively|only|solely|nothing\s+but|entirely|fully|completely|totally|wholly|altogether|absolutely"
    r"|through\s+and\s+through|from\s+start\s+to\s+finish|not\s+a\s+single|not\s+one|never|always"
    r"|at\s+all\s+times|in\s+every\s+respect|one\s+hundred\s+per\s*cent|zero|100\s?(?:%|per\s?cent)|none\s+of"
    r"|banished|eradicated|eliminated",
    r"(?:carbon|climate|CO2|GHG|emissions?|plastic|water)[\s-](?:neutral|negative|positive|free)"
    r"|net[\s-]zero|(?:zero|no)[\s-](?:carbon|emissions?|waste|impact|footprint|harm)",
)
"""Excludes every exception."""

_LAW = (
    r"(?:laws?|legislat\w+|regulat\w+|statut\w+|authorit(?:y|ies)|conventions?|directives?|permits?|ordinances?"
    r"|acts?|codes?|rules?|legal\w*|lawmakers?|government|municipality|council|parliament|state|regulators?"
    r"|inspectorate|licen[cs]es?)"
)
LEGAL = _words(
    rf"(?:as|that|which|than|what)\s+(?:\w+\s+){{0,4}}?{_LAW}\s+(?:\w+\s+)?(?:prescribes?|requires?|demands?|asks?"
    rf"(?:\s+for)?|obliges?|allows?|permits?|sets?|lays?\s+down|orders?|dictates?|stipulates?|foresees?"
    rf"|imposes?|expects?)",
    rf"(?:required|prescribed|demanded|mandated|imposed|laid\s+down|stipulated|set|obliged|allowed|permitted)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:by|under)\s+(?:\w+\s+){{0,3}}?{_LAW}",
    rf"(?:comply|complies|complied|complying|compliance|conform\w*|in\s+line|in\s+accordance|in\s+keeping|abide[sd]?"
    rf"|adher\w+|observ\w+|obey\w*|meets?|met|meeting|fulfil\w*|respect\w*|keep(?:s|ing)?|kept|stay\w*|remain\w*"
    rf"|within|below)\s+(?:\w+\s+){{0,6}}?(?:{_LAW}|limits?|limit\s+values?|statutory\s+\w+|thresholds?)",
    r"statutory|legally\s+(?:required|prescribed|binding)|mandatory|obligatory|prescribed\s+by|compulsory",
    r"(?:no|zero|without(?:\s+a(?:ny)?)?|not\s+a\s+single|free\s+of)\s+(?:\w+\s+){0,2}?(?:fines?|penalt(?:y|ies)"
    r"|breach(?:es)?|violations?|infringements?|sanctions?|complaints?\s+from\s+the\s+authorit\w+|prosecutions?)",
)
"""What the law asks of all."""

_BANNED = (
    r"(?:H?CFCs?|chlorofluorocarbons?|asbestos|DDT|PCBs?|mercury|lead|cadmium|bisphenol(?:\s+A)?|BPA"
    r"|hexavalent\s+chrom\w+|arsenic|halons?|microbeads|phosphates?|PBDEs?|tributyltin|TBT|lindane|radium"
    r"|leaded\s+\w+|ozone[\s-]depleting\s+\w+|banned\s+\w+|prohibited\s+\w+|forbidden\s+\w+"
    r"|genetically\s+modified\s+\w+|GMOs?|plutonium|uranium|neonicotinoids?|azo\s+dyes)"
)
BANNED = _words(
    rf"(?:no|not\s+any|never|without(?:\s+any)?|free\s+(?:of|from)|zero|(?:does|do)\s+not\s+(?:contain|use)(?:\s+any)?"
    rf"|contains?\s+no|do\s+without|does\s+without|renounc\w+)\s+(?:\w+\s+){{0,2}}?{_BANNED}",
    rf"{_BANNED}[\s-]free",
)
"""Free of what is banned or was never used."""

_OTHERS = (
    r"(?:customers?|consumers?|shoppers?|guests?|clients?|users?|households?|readers?|passengers?|tenants?|drivers?"
    r"|businesses|companies|partners?|people|citizens|employees|staff|colleagues|visitors?|motorists?|travell?ers?"
    r"|everyone|everybody|families|buyers|subscribers|borrowers|residents|communit(?:y|ies)|you|others|owners"
    r"|diners|fans|farmers|suppliers|society|industry|operators|children|pupils|viewers|policyholders|members)"
)
OF_OTHERS = _words(
    rf"(?:help|ask|encourage|urge|invite|remind|call(?:s|ing)?\s+(?:up)?on|appeal(?:s|ing)?\s+to|enable|advise|teach"
    rf"|nudge|motivate|let|allow|inspire|persuade|show|tell|educate|expect|want|empower|guide|prompt)(?:s|d|ed|ing)?\s+"
    rf"(?:all\s+)?(?:our\s+|the\s+|their\s+|its\s+|your\s+|more\s+|all\s+)?(?:\w+\s+){{0,2}}?{_OTHERS}\b",
    r"(?:everyone|everybody|each\s+of\s+us|all\s+of\s+us)\s+(?:\w+\s+){0,2}?(?:can|must|has\s+to|should|needs?)"
    r"|(?:do|does|doing|play|plays)\s+(?:their|his\s+or\s+her|your)\s+(?:part|bit|share)",
    r"(?:member|signator(?:y|ies)|supporter|partner|participant|co-?founder|founding\s+member|part)\s+(?:of|to|in)"
    r"\s+(?:the\s+|an?\s+|our\s+|several\s+)?(?:[\w-]+\s+){0,4}?(?:alliance|coalition|initiative|pact|pledge|charter"
    r"|association|network|club|forum|council|partnership|movement|compact|roundtable|declaration|platform"
    r"|campaign|federation)",
    r"(?:signed|joined|joining|sign|endorsed?|back(?:ed)?|subscribed?\s+to|stands?\s+behind|put\s+our\s+names?"
    r"\s+(?:to|under))\s+(?:up\s+to\s+)?(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,4}?(?:alliance|coalition|initiative|pact"
    r"|pledge|charter|association|network|club|compact|declaration|manifesto|campaign|appeal|call|commitment"
    r"|platform|movement)",
)
"""A membership, or what others are to do."""

_AIM = r"(?:target|goal|ambition|commitment|pledge|aim|objective|date|deadline|timetable|plan|promise|milestone)s?"
MOVED = _words(
    r"(?:20\d\d\s+(?:instead\s+of|rather\s+than|not)\s+(?:in\s+|by\s+)?20\d\d|from\s+20\d\d\s+to\s+20\d\d(?=.*"
    rf"\b(?:{_AIM}|date)\b)|(?:instead\s+of|rather\s+than)\s+(?:by\s+|in\s+)?20\d\d)",
    rf"(?:former|previous|old|earlier|original(?:ly)?|initial)\s+(?:\w+\s+){{0,3}}?{_AIM}",
    rf"(?:extend(?:ed|ing)?|postpon\w+|push(?:ed|ing)?\s+back|put\s+back|shift(?:ed|ing)?|mov(?:e|ed|ing)|defer\w+"
    rf"|delay\w*|revis\w+|adjust\w*|relax\w*|reset|recalibrat\w+|replac\w+|withdr\w+|abandon\w*|drop(?:ped)?|retir\w+"
    rf"|soften\w*|lower(?:ed)?|scal\w+\s+back|updat\w+|reformulat\w+|redefin\w+|rephras\w+|suspend\w*|paus\w+)\s+"
    rf"(?:\w+\s+){{0,5}}?(?:{_AIM}|period|horizon|target\s+year)",
    rf"{_AIM}\s+(?:\w+\s+){{0,8}}?(?:(?:has|have|had|was|were|is|are)\s+(?:been\s+|being\s+)?(?:\w+ly\s+)?(?:extended"
    rf"|postponed|pushed\s+back|put\s+back|shifted|moved|deferred|delayed|revised|adjusted|relaxed|reset"
    rf"|recalibrated|replaced|withdrawn|abandoned|dropped|retired|softened|lowered|suspended|paused|redefined"
    rf"|brought\s+into\s+line)|gives?\s+way|no\s+longer\s+(?:applies|stands?|holds?))",
    r"(?:more|additional|extra|(?:two|three|four|five|ten)\s+(?:more|extra))\s+(?:time|years)\s+(?:to|for)",
)
"""A target is moved or replaced."""

_BETTER = r"(?:clean(?:er|est)|green(?:er|est)|less|lower|fewer|more\s+\w+|most\s+\w+|better|best|lighter|\w+est|reduced)"
_EVIL = (
    r"(?:coal(?:-fired)?|lignite|diesel|petrol|gasoline|kerosene|jets?|flying|aircraft|aeroplanes?|airliners?"
    r"|cigarettes?|tobacco|oil\s+sands|crude(?:\s+oil)?|shale|fracking|natural\s+gas|LNG|gas-fired|SUVs?"
    r"|pesticides?|herbicides?|cruises?|cruise\s+ships?|private\s+jets?|fossil\s+\w+|peat|vapes?|disposable\s+\w+"
    r"|single-use\s+\w+|plastic\s+bags?|fast\s+fashion|combustion\s+engines?|V8|landmines?|ammunition|weapons?)"
)
LESSER_EVIL = re.compile(
    rf"\b{_BETTER}\b.{{0,60}}\b{_EVIL}\b|\b{_EVIL}\b.{{0,60}}\b{_BETTER}\b", re.IGNORECASE
)
"""Better, of what is harmful as a kind; of a quality only."""

TRADE_OFF = _words(
    r"(?:rapeseed|palm|soy(?:a)?|corn|maize|sugar[\s-]?cane|wheat|crop)(?:[\s-]based)?\s+(?:\w+\s+)?(?:bio)?(?:fuels?"
    r"|diesel|ethanol|oil\s+fuel)|bio(?:fuels?|diesel|ethanol)|agrofuels?|wood\s+(?:pellets?|chips)|palm\s+oil",
    r"(?:paper|cartons?|cardboard|bamboo|cotton|wood(?:en)?|bioplastics?|aluminium|glass)\s+(?:\w+\s+){0,4}?"
    r"(?:instead\s+of|rather\s+than|in\s+place\s+of|replac\w+|and\s+no\s+longer)\s+(?:\w+\s+){0,3}?(?:plastics?"
    r"|glass|returnable\s+\w+|reusable\s+\w+|film|polyethylene|bottles?)",
    r"(?:replac\w+|swap\w*|exchang\w+|switch\w*|mov\w+)\s+(?:\w+\s+){0,4}?(?:plastics?|glass|returnable|reusable)\s+"
    r"(?:\w+\s+){0,3}?(?:with|for|by|to|from)\s+(?:\w+\s+){0,3}?(?:paper|cartons?|cardboard|bamboo|cotton|wood(?:en)?"
    r"|bioplastics?|aluminium|single-use|disposable)",
    r"no\s+longer\s+in\s+(?:returnable|reusable|refillable)\s+\w+",
)
"""A change with a known adverse effect."""
TRADE_OFF_TOLD = _words(
    r"waste[\s-]based|used\s+cooking\s+oil|waste\s+(?:oils?|fats?)|residues?|ISCC|RSB|RSPO|land[\s-]use|ILUC"
    r"|life[\s-]cycle|LCA|net\s+of|second[\s-]generation|advanced\s+bio\w+"
)

LABEL = _words(
    r"(?:awards?|prizes?|badges?|seals?|logos?|signs?|symbols?|labels?|stamps?|emblems?|medals?|trophy|trophies"
    r"|distinctions?|hallmarks?|quality\s+marks?|plaques?|stickers?|ribbons?)(?=\s|[,.;:]|$)",
    r"(?:certified|certification|certificates?|accredited|awarded|labelled|labeled)",
)
"""A label, seal, award or certificate."""
NO_LABEL = _words(
    r"renewable\s+energy\s+certificates?|guarantees?\s+of\s+origin|energy\s+attribute\s+certificates?"
    r"|carbon\s+certificates?|energy\s+labels?|certificates?\s+that\s+we\s+buy|signs?\s+of|first\s+signs?"
    r"|labels?\s+to\s+(?:all\s+)?packages|non-certified|material\s+labels?"
)

PART = _words(
    r"(?:made|pressed|spun|woven|knitted|moulded|cast|produced|built|cut|formed|printed)\s+(?:\w+\s+)?(?:of|from"
    r"|with|on)\s+(?:\w+\s+){0,3}?(?:recycled|old|used|reclaimed|recovered|renewable|waste|natural|plant[\s-]based"
    r"|bio[\s-]?based|second[\s-]hand|discarded|ocean|post-consumer|soya?|scrap|leftover|secondary)",
    r"even\s+(?:the|our|its)\s+\w+|for\s+the\s+\w+\s+(?:in|on|of)\s+its\s+\w+\s+is|one\s+of\s+(?:nine|ten|\w+teen"
    r"|twelve|twenty)|now\s+that\s+the\s+\w+\s+in|contains?\s+(?:recycled|natural|organic"
    r"|renewable|plant[\s-]based|bio[\s-]?based)|with\s+(?:recycled|natural|renewable|plant-based)\s+\w+",
    r"(?:as\s+(?:our|the)\s+\w+\s+(?:in|at)\s+\w+\s+(?:shows?|proves?))",
)
"""A part for the whole, or a share that is left open."""

ADVERSE = _words(
    r"rose|risen|rises|rising|increased|increases|grew|grown|went\s+up|gone\s+up|climbed|up\s+by|were\s+up|was\s+up"
    r"|higher|worsened|doubled|tripled|exceeded|more\s+than\s+(?:in|the\s+year)|increase|rise|jumped|soared|upward"
)
NOT_ADVERSE = _words(
    r"revenues?|sales|turnover|profits?|earnings|renewable|recycling\s+rate|share\s+of\s+recycled|recycled"
    r"|production\s+volumes?|headcount|biodiversity|efficiency|awareness|investment|capacity|green"
)
"""What may rise without harm."""
