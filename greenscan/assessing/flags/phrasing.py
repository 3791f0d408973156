"""Wording behind flags that is wider than a list of phrases: who does what to whom.

The cues of the packs find set phrases. A report says the same in many other words, and these
patterns look for the parts that such a sentence is built of.
"""

from __future__ import annotations

import re


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


_NATURE = (
    r"(?:climate|planet|environment|nature|earth|oceans?|seas?|forests?|rivers?|wildlife"
    r"|biodiversity"
    r"|ecosystems?|natural\s+world|world\s+around|creation|our\s+surroundings|mother\s+nature"
    r"|soils?"
    r"|water\s+resources|air|lakes?)"
)
_TO_NATURE = rf"(?:to|for|on|of|with|towards?|about)\s+(?:our\s+|the\s+|its\s+|all\s+)?{_NATURE}"

GENERIC = _words(
    rf"(?:good|kind(?:er)?|gentle|friendly|fair|better|easy|easier|pleasure|blessing|gift|love"
    rf"|respect"
    rf"|harmony|lighter|light|soft|tender|mild|thoughtful|mindful|careful|considerate|caring"
    rf"|sensitive"
    rf"|responsible|best|safe|strain|burden|at\s+peace|friends?|ally|allies"
    rf"|responsibility)\s+{_TO_NATURE}",
    rf"(?:cares?|caring|respects?|respectful|protects?|protecting|spares?|sparing|cherish(?:es)?"
    rf"|honou?rs?"
    rf"|loves?|at\s+one\s+with|kind\s+to|nurtur\w+|looks?\s+after|preserv\w+|safeguard\w*)\s+"
    rf"(?:for\s+|of\s+)?(?:our\s+|the\s+)?{_NATURE}",
    r"(?:ecological|environmental|climate)\s+(?:responsibility|consciousness|conscience|excellence"
    r"|friendliness|soundness|compatibility|quality)",
    r"(?:greener|cleaner\s+(?:future|world)|more\s+sustainab\w+|sustainab(?:le|ly|ility)"
    r"|green(?:er)?)",
    r"(?:planet|climate|eco|environment|nature|earth|ocean)[\s-](?:friendl(?:y|ier)|conscious"
    r"|positive"
    r"|smart|minded|aware|compatible|sound|wise|kind)",
    r"(?:more\s+|most\s+)?environmentally\s+\w+|ecologically\s+\w+",
    r"(?:clear|good|green)\s+conscience|clean(?:er|est)\s+(?:engine|fuel|technology|product"
    r"|choice|car)s?",
    r"(?:our\s+|the\s+|its\s+)?(?:ecological|environmental|carbon|climate)\s+footprint",
)
"""A generic quality or aim."""

_MADE = (
    r"(?:made|taken|carried\s+out|undertaken|under\s+way|underway|implemented|launched|initiated"
    r"|ongoing"
    r"|done|set\s+in\s+motion|introduced|started|adopted|pursued|put\s+in\s+place|intensified"
    r"|stepped\s+up)"
)
_DOINGS = (
    r"(?:efforts?|steps?|measures?|initiatives?|actions?|activit(?:y|ies)|projects?|programmes?"
    r"|programs?"
    r"|improvements?|work|things?|endeavou?rs?)"
)
UNNAMED = _words(
    rf"{_DOINGS}\s+(?:\w+\s+){{0,2}}?(?:are|is|were|was|have\s+been|has\s+been"
    rf"|had\s+been)\s+(?:being\s+)?"
    rf"(?:\w+ly\s+)?{_MADE}",
    rf"(?:various|appropriate|suitable|necessary|numerous|several|many|different|a\s+(?:wide\s+"
    rf"|broad\s+"
    rf"|whole\s+)?(?:range|number|series|variety|host|set|raft|bundle|package)\s+of"
    rf"|all\s+kinds\s+of"
    rf"|all\s+sorts\s+of|targeted|relevant|countless|manifold|diverse|further|some|adequate"
    rf"|concrete)\s+"
    rf"(?:\w+\s+)?{_DOINGS}",
    rf"(?:much|a\s+lot|a\s+(?:good|great)\s+deal|more|plenty|a\s+great\s+many\s+things)\s+(?:is"
    rf"|are|was|has|have|had)"
    rf"\s+(?:\w+\s+){{0,2}}?(?:been\s+|being\s+)?{_MADE}",
    rf"{_DOINGS}\s+(?:\w+\s+){{0,6}}?(?:is|are|was|were)\s+(?:in\s+(?:progress|hand|train|place)"
    rf"|under\s+way|underway)",
    r"(?:is|are|was|were|has\s+been|have\s+been)\s+being\s+(?:worked\s+on|looked\s+into|addressed)",
)
"""Something is done, and it is not told what."""

PRAISE = _words(
    r"(?:set(?:s|ting)?|raise[sd]?|raising)\s+(?:\w+\s+){0,2}(?:benchmarks?|pace|bar"
    r"|tone|trend"
    r"|example|yardsticks?)",
    r"trailblaz\w+|pioneer(?:s|ing|ed)?(?=\s+(?:of|in|role|work|for)|\W*$)|pioneering|spearhead\w*"
    r"|frontrunners?|front-runners?|vanguard|forerunners?|trendsett\w+|torch-?bearers?",
    r"(?:nobody|no\s+one|none|hardly\s+any(?:body|one)|few(?:\s+\w+)?)\s+(?:\w+\s+){0,5}?(?:more"
    r"|better|further"
    r"|as\s+much|so\s+much)|than\s+(?:any|anyone|anybody|all|every)(?:\s+other|\s+else|one)?"
    r"|yardsticks?"
    r"|(?:first|premier|top|major|champions)\s+league|first\s+choice|without\s+rival"
    r"|second\s+to\s+none|number\s+one|in\s+a\s+league\s+of|unequall?ed|unmatched|unrivall?ed"
    r"|peerless"
    r"|without\s+(?:equal|parallel|peer)|like\s+no\s+other|unlike\s+any(?:\s+other)?|nobody\s+else"
    r"|no\s+one\s+else|no\s+other\s+\w+",
    r"(?:far\s+|years\s+|well\s+|always\s+)?(?:ahead\s+of\s+(?:all|the\s+(?:rest|field|pack|times?"
    r"|competition|others|market|industry)|our\s+(?:peers|competitors|time)|everyone|everybody"
    r"|others))",
    r"one\s+of\s+the\s+(?:\w+['’]s\s+)?(?:most\s+\w+|best|leading|\w+est|greenest|cleanest)",
    r"the\s+(?:most\s+\w+|best|greenest|cleanest|\w{3,}est)\s+(?:\w+\s+){1,4}?(?:in\s+(?:the|our"
    r"|its)\s+"
    r"(?:\w+\s+)?(?:world|industry|sector|region|country|market|class|continent|trade|field|city"
    r"|business)"
    r"|anywhere|on\s+the\s+market|of\s+its\s+kind|in\s+Europe|on\s+earth|worldwide)",
    r"(?:a|the|as|true|global|market|industry|world|recogni[sz]ed"
    r"|clear)\s+(?:\w+\s+)?leaders?(?=\s+(?:in|of|on"
    r"|when|for)|\W*$)|world[\s-]class|top\s+of\s+(?:the|its|our)\s+(?:class|league|industry)"
    r"|at\s+the\s+"
    r"(?:very\s+)?(?:forefront|top|cutting\s+edge|head)\s+of|lead(?:s|ing)?\s+the\s+(?:way|field"
    r"|pack|charge"
    r"|industry|world)|role\s+models?|shining\s+examples?|best[\s-]in[\s-]class|exemplary"
    r"|champions?\s+of"
    r"|flagship\s+of",
)
"""Praise of oneself."""

_QUALITY = (
    r"(?:renewable|recycled|recyclable|certified|green|electric|solar|wind|organic|natural"
    r"|biodegradable"
    r"|compostable|rainwater|sustainabl\w+|responsibl\w+|reusable|plant|bio\w*|hydro\w*|local"
    r"|regrown|waste)"
)
ALL_OF_IT = _words(
    rf"(?:exclusively|only|solely)\s+(?:\w+\s+){{0,3}}?{_QUALITY}"
    rf"|{_QUALITY}\s+(?:\w+\s+){{0,2}}?(?:only|alone|exclusively)",
    r"all(?![\w-]|\s+(?:applicable|relevant|legal|employees|staff|stakeholders|kinds|sorts|over"
    r"|the\s+more|about|(?:two|three|four|five|six)\s+(?:areas|categories|levels|steps)))",
    r"every(?:\s+(?:single|last|one))?(?!\s+(?:year|day|month|week|quarter|time|second|hour|daily"
    r"|weekly|monthly|"
    r"(?:two|three|four|five)))|each\s+and\s+every|without\s+exception",
    r"nothing|nowhere|entirely|fully|completely|totally|wholly"
    r"|altogether|absolutely"
    r"|through\s+and\s+through|from\s+start\s+to\s+finish|not\s+a\s+single|not\s+one|never|always"
    r"|at\s+all\s+times|in\s+every\s+respect|one\s+hundred\s+per\s*cent|zero|100\s?(?:%"
    r"|per\s?cent)|none\s+of"
    r"|banished|eradicated|eliminated",
    r"(?:carbon|climate|CO2|GHG|emissions?|plastic|water)[\s-](?:neutral(?:ly)?|negative|positive"
    r"|free)"
    r"|net[\s-]zero|(?:zero|no)[\s-](?:carbon|emissions?|waste|impact|footprint|harm)",
)
"""Excludes every exception."""

_LAW = (
    r"(?:laws?|legislat\w+|regulat\w+|statut\w+|authorit(?:y|ies)|conventions?|directives?"
    r"|permits?|ordinances?"
    r"|acts?|codes?|rules?|legal\w*|lawmakers?|government|municipality|council|parliament|state"
    r"|regulators?"
    r"|inspectorate|licen[cs]es?)"
)
LEGAL = _words(
    rf"(?:as|that|which|than|what)\s+(?:\w+\s+){{0,4}}?{_LAW}\s+(?:\w+\s+)?(?:prescribes?"
    rf"|requires?|demands?|asks?"
    rf"(?:\s+for)?|obliges?|allows?|permits?|sets?|lays?\s+down|orders?|dictates?|stipulates?"
    rf"|foresees?"
    rf"|imposes?|expects?)",
    rf"(?:required|prescribed|demanded|mandated|imposed|laid\s+down|stipulated|set|obliged"
    rf"|allowed|permitted)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:by|under)\s+(?:\w+\s+){{0,3}}?{_LAW}",
    rf"(?:comply|complies|complied|complying|compliance|conform\w*|in\s+line|in\s+accordance"
    rf"|in\s+keeping|abide[sd]?"
    rf"|adher\w+|observ\w+|obey\w*|meets?|met|meeting|fulfil\w*|respect\w*|keep(?:s|ing)?|kept"
    rf"|stay\w*|remain\w*"
    rf"|within|below)\s+(?:\w+\s+){{0,6}}?(?:{_LAW}|(?<!detection\s)limits?|limit\s+values?"
    rf"|statutory\s+\w+"
    rf"|thresholds?)",
    r"statutory|legally\s+(?:required|prescribed|binding)|obligatory|prescribed\s+by"
    r"|compulsory",
    r"(?:no|zero|without(?:\s+a(?:ny)?)?|not\s+a\s+single|free\s+of)\s+(?:\w+\s+){0,2}?(?:fines?"
    r"|penalt(?:y|ies)"
    r"|breach(?:es)?|violations?|infringements?|sanctions?|complaints?\s+from\s+the\s+authorit\w+"
    r"|prosecutions?)",
)
"""What the law asks of all."""

_BANNED = (
    r"(?:H?CFCs?|chlorofluorocarbons?|asbestos|DDT|PCBs?|mercury|lead|cadmium|bisphenol(?:\s+A)?"
    r"|BPA"
    r"|hexavalent\s+chrom\w+|arsenic|halons?|microbeads|phosphates?|PBDEs?|tributyltin|TBT"
    r"|lindane|radium"
    r"|leaded\s+\w+|ozone[\s-]depleting\s+\w+|banned\s+\w+|prohibited\s+\w+|forbidden\s+\w+"
    r"|genetically\s+modified\s+\w+|GMOs?|plutonium|uranium|neonicotinoids?|azo\s+dyes)"
)
BANNED = _words(
    rf"(?:no|not\s+any|never|without(?:\s+any)?|free\s+(?:of|from)|zero|(?:does"
    rf"|do)\s+not\s+(?:contain|use)(?:\s+any)?"
    rf"|contains?\s+no|do\s+without|does\s+without|renounc\w+)\s+(?:\w+\s+){{0,2}}?{_BANNED}",
    rf"{_BANNED}[\s-]free",
)
"""Free of what is banned or was never used."""

_OTHERS = (
    r"(?:customers?|consumers?|shoppers?|guests?|clients?|users?|households?|readers?|passengers?"
    r"|tenants?|drivers?"
    r"|businesses|companies|partners?|people|citizens|employees|staff|colleagues|visitors?"
    r"|motorists?|travell?ers?"
    r"|everyone|everybody|families|buyers|subscribers|borrowers|residents|you"
    r"|others|owners"
    r"|diners|fans|society|industry|operators|children|pupils|viewers"
    r"|policyholders|members)"
)
OF_OTHERS = _words(
    rf"(?:help|ask|encourage|urge|invite|remind|call(?:s|ing)?\s+(?:up)?on|appeal(?:s|ing)?\s+to"
    rf"|enable|advise|teach"
    rf"|nudge|motivate|let|allow|inspire|persuade|show|tell|educate|expect|want|empower|guide"
    rf"|prompt)(?:s|d|ed|ing)?\s+"
    rf"(?:all\s+)?(?:our\s+|the\s+|their\s+|its\s+|your\s+|more\s+"
    rf"|all\s+)?(?:\w+\s+){{0,2}}?{_OTHERS}\b",
    r"(?:everyone|everybody|each\s+of\s+us|all\s+of\s+us)\s+(?:\w+\s+){0,2}?(?:can|must|has\s+to"
    r"|should|needs?)"
    r"|(?:do|does|doing|play|plays)\s+(?:their|his\s+or\s+her|your)\s+(?:part|bit|share)",
    r"(?:member|signator(?:y|ies)|supporter|partner|participant|co-?founder|founding\s+member"
    r"|part)\s+(?:of|to|in)"
    r"\s+(?:the\s+|an?\s+|our\s+|several\s+)?(?:[\w-]+\s+){0,4}?(?:alliance|coalition|initiative"
    r"|pact|pledge|charter"
    r"|association|network|club|forum|council|partnership|movement|compact|roundtable|declaration"
    r"|platform"
    r"|campaign|federation)",
    r"(?:signed|joined|joining|sign|endorsed?|back(?:ed)?|subscribed?\s+to|stands?\s+behind"
    r"|put\s+our\s+names?"
    r"\s+(?:to|under))\s+(?:up\s+to\s+)?(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,4}?(?:alliance"
    r"|coalition|initiative|pact"
    r"|pledge|charter|association|network|club|compact|declaration|manifesto|campaign|appeal|call"
    r"|commitment"
    r"|platform|movement)",
)
"""A membership, or what others are to do."""

_AIM = r"(?:target|goal|ambition|commitment|pledge|aim|objective|date|deadline|timetable|plan|promise|milestone)s?"
MOVED = _words(
    r"(?:20\d\d\s+(?:instead\s+of|rather\s+than|not)\s+(?:in\s+|by\s+)?20\d\d"
    r"|from\s+20\d\d\s+to\s+20\d\d(?=.*"
    rf"\b(?:{_AIM}|date)\b)|(?:instead\s+of|rather\s+than)\s+(?:by\s+|in\s+)?20\d\d)",
    rf"(?:former|previous|old|earlier|original(?:ly)?|initial)\s+(?:\w+\s+){{0,3}}?{_AIM}",
    rf"(?:extend(?:ed|ing)?|postpon\w+|push(?:ed|ing)?\s+back|put\s+back|shift(?:ed|ing)?|mov(?:e"
    rf"|ed|ing)|defer\w+"
    rf"|delay\w*|revis\w+|adjust\w*|relax\w*|reset|recalibrat\w+|replac\w+|withdr\w+|abandon\w*"
    rf"|drop(?:ped)?|retir\w+"
    rf"|soften\w*|lower(?:ed)?|scal\w+\s+back|updat\w+|reformulat\w+|redefin\w+|rephras\w+"
    rf"|suspend\w*|paus\w+)\s+"
    rf"(?:\w+\s+){{0,5}}?(?:{_AIM}|period|horizon|target\s+year)",
    rf"{_AIM}\s+(?:\w+\s+){{0,8}}?(?:(?:has|have|had|was|were|is|are)\s+(?:been\s+"
    rf"|being\s+)?(?:\w+ly\s+)?(?:extended"
    rf"|postponed|pushed\s+back|put\s+back|shifted|moved|deferred|delayed|revised|adjusted"
    rf"|relaxed|reset"
    rf"|recalibrated|replaced|withdrawn|abandoned|dropped|retired|softened|lowered|suspended"
    rf"|paused|redefined"
    rf"|brought\s+into\s+line)|gives?\s+way|no\s+longer\s+(?:applies|stands?|holds?))",
    r"no\s+longer\s+(?:aim|pursue|strive|expect|intend|plan|seek)\w*|(?:supersed"
    r"|take[sn]?\s+the\s+place\s+of|took\s+the"
    r"\s+place\s+of|in\s+place\s+of)\w*|(?:give|allow|grant)(?:s|n"
    r"|ed)?\s+ourselves\s+(?:more\s+time|until|another)"
    r"|later\s+than\s+(?:first|originally|once)?\s*(?:planned|announced|promised|intended)"
    r"|(?:a\s+)?new\s+(?:date|deadline"
    r"|time\s*frame|timeline|horizon)",
    r"(?:more|additional|extra|(?:two|three|four|five|ten)\s+(?:more|extra))\s+(?:time"
    r"|years)\s+(?:to|for)",
)
"""A target is moved or replaced."""

_BETTER = r"(?:clean(?:er|est)|green(?:er|est)|less|lower|fewer|more\s+\w+|most\s+\w+|better|best|lighter|\w+est|reduced)"
_EVIL = (
    r"(?:coal(?:-fired)?|lignite|diesel|petrol|gasoline|kerosene|jets?|flying|aircraft"
    r"|aeroplanes?|airliners?"
    r"|cigarettes?|tobacco|oil\s+sands|crude(?:\s+oil)?|shale|fracking|natural\s+gas|LNG"
    r"|gas-fired|SUVs?"
    r"|pesticides?|herbicides?|cruises?|cruise\s+ships?|private\s+jets?|fossil\s+\w+|peat|vapes?"
    r"|disposable\s+\w+"
    r"|single-use\s+\w+|plastic\s+bags?|fast\s+fashion|combustion\s+engines?|V8|landmines?"
    r"|ammunition|weapons?)"
)
LESSER_EVIL = re.compile(
    rf"\b{_BETTER}\b.{{0,60}}\b{_EVIL}\b|\b{_EVIL}\b.{{0,60}}\b{_BETTER}\b", re.IGNORECASE
)
"""Better, of what is harmful as a kind; of a quality only."""

TRADE_OFF = _words(
    r"(?:rapeseed|palm|soy(?:a)?|corn|maize|sugar[\s-]?cane|wheat"
    r"|crop)(?:[\s-]based)?\s+(?:\w+\s+)?(?:bio)?(?:fuels?"
    r"|diesel|ethanol|oil\s+fuel)|bio(?:fuels?|diesel|ethanol)|agrofuels?|wood\s+(?:pellets?"
    r"|chips)",
    r"(?:paper|cartons?|cardboard|bamboo|cotton|wood(?:en)?|bioplastics?|aluminium"
    r"|glass)\s+(?:\w+\s+){0,4}?"
    r"(?:instead\s+of|rather\s+than|in\s+place\s+of|replac\w+"
    r"|and\s+no\s+longer)\s+(?:\w+\s+){0,3}?(?:plastics?"
    r"|glass|returnable\s+\w+|reusable\s+\w+|film|polyethylene|bottles?)",
    r"(?:replac\w+|swap\w*|exchang\w+|switch\w*|mov\w+)\s+(?:\w+\s+){0,4}?(?:plastics?|glass"
    r"|returnable|reusable)\s+"
    r"(?:\w+\s+){0,3}?(?:with|for|by|to|from)\s+(?:\w+\s+){0,3}?(?:paper|cartons?|cardboard"
    r"|bamboo|cotton|wood(?:en)?"
    r"|bioplastics?|aluminium|single-use|disposable)",
    r"burn(?:s|ed|ing)?\s+(?:wood|straw|refuse|waste|tyres)|wood[\s-]fired"
    r"|by\s+air(?:\s+freight)?|air[\s-]?freight|flown\s+in"
    r"|(?:disposable|single-use)\s+\w+\s+(?:instead\s+of|rather\s+than)",
    r"no\s+longer\s+in\s+(?:returnable|reusable|refillable)\s+\w+",
)
"""A change with a known adverse effect."""
TRADE_OFF_TOLD = _words(
    r"waste[\s-]based|used\s+cooking\s+oil|waste\s+(?:oils?|fats?)|residues?|ISCC|RSB|RSPO"
    r"|land[\s-]use|ILUC"
    r"|life[\s-]cycle|LCA|net\s+of|second[\s-]generation|advanced\s+bio\w+"
)

LABEL = _words(
    r"(?:awards?|prizes?|badges?|seals?|logos?|signs?|symbols?|labels?|stamps?|emblems?|medals?"
    r"|trophy|trophies"
    r"|distinctions?|hallmarks?|quality\s+marks?|plaques?|stickers?|ribbons?)(?=\s|[,.;:]|$)"
    r"|marks?\s+of\s+(?:our|the)",
    r"(?:certified|certificates?|accredited|awarded|labelled|labeled)",
)
"""A label, seal, award or certificate."""
NO_LABEL = _words(
    r"renewable\s+energy\s+certificates?|guarantees?\s+of\s+origin"
    r"|energy\s+attribute\s+certificates?"
    r"|carbon\s+certificates?|energy\s+labels?|certificates?\s+that\s+we\s+buy|signs?\s+of"
    r"|first\s+signs?"
    r"|labels?\s+to\s+(?:all\s+)?packages|non-certified|material\s+labels?"
)

PART = _words(
    r"(?:made|pressed|spun|woven|knitted|moulded|cast|produced|built|cut|formed"
    r"|printed)\s+(?:\w+\s+)?(?:of|from"
    r"|with|on)\s+(?:\w+\s+){0,3}?(?:recycled|old|used|reclaimed|recovered|renewable|waste"
    r"|natural|plant[\s-]based"
    r"|bio[\s-]?based|second[\s-]hand|discarded|ocean|post-consumer|soya?|scrap|leftover"
    r"|secondary)",
    r"even\s+(?:the|our|its)\s+\w+\s+(?:of|in|is|are)|for\s+the\s+\w+\s+(?:in|on"
    r"|of)\s+its\s+\w+\s+is"
    r"|one\s+of\s+(?:nine|ten|\w+teen"
    r"|twelve|twenty)|now\s+that\s+the\s+\w+\s+in|contains?\s+(?:recycled|natural|organic"
    r"|renewable|plant[\s-]based|bio[\s-]?based)|with\s+(?:recycled|natural|renewable"
    r"|plant-based)\s+\w+",
    r"(?:as\s+(?:our|the)\s+\w+\s+(?:in|at)\s+\w+\s+(?:shows?|proves?))",
)
"""A part for the whole, or a share that is left open."""

ADVERSE = _words(
    r"rose|risen|rises|rising|increased|increases|grew|grown|went\s+up|gone\s+up|climbed|up\s+by"
    r"|were\s+up|was\s+up"
    r"|higher|worsened|doubled|tripled|exceeded|an?\s+(?:\w+\s+)?(?:increase|rise)"
    r"|jumped|soared|upward"
)
NOT_ADVERSE = _words(
    r"revenues?|sales|turnover|profits?|earnings|renewable|recycling\s+rate|share\s+of\s+recycled"
    r"|recycled"
    r"|production\s+volumes?|yields?|extraction|output|quality|headcount|biodiversity|efficiency"
    r"|awareness|investment|capacity|green"
)
"""What may rise without harm."""
