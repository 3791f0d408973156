"""Wording on laws, on others, on targets that move and effects that are left out.

As in `phrasing`, wider than a list of phrases.
"""

from __future__ import annotations

import re

from greenscan.assessing.flags.alternatives import words

_LAW = (
    r"(?:(?:by-?)?laws?|legislat\w+|regulat\w+|statut\w+|authorit(?:y|ies)|conventions?|directives?"
    r"|permits?|ordinances?"
    r"|acts?|codes?|rules?|legal\w*|lawmakers?|government|municipality|council|parliament|state"
    r"|regulators?"
    r"|inspectorate|licen[cs]es?)"
)

LEGAL = words(
    rf"(?:as|that|which|than|what|way|how)\s+(?:\w+\s+){{0,4}}?{_LAW}\s+(?:\w+\s+)?(?:prescribes?"
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
    r"(?:permitted|permissible|allowed|admissible|licen[cs]ed)\s+(?:ranges?|values?|levels?"
    r"|amounts?|limits?|quantit\w+)"
    r"|statutory|legally\s+(?:required|prescribed|binding)|obligatory|prescribed\s+by"
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

BANNED = words(
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

OF_OTHERS = words(
    rf"{_OTHERS}\s+can\s+(?:\w+\s+)?(?:see|choose|save|offset|calculate|track|reduce|help|check"
    rf"|recycle|return|find)",
    rf"(?:help|ask|encourage|urge|invite|remind|call(?:s|ing)?\s+(?:up)?on|appeal(?:s|ing)?\s+to"
    rf"|enable|advise|teach"
    rf"|nudge|motivate|let|allow|inspire|persuade|show|tell|educate|expect|want|empower|guide"
    rf"|prompt)(?:s|d|ed|ing)?\s+"
    rf"(?:all\s+)?(?:our\s+|the\s+|their\s+|its\s+|your\s+|more\s+"
    rf"|all\s+)?(?:\w+\s+){{0,2}}?{_OTHERS}\b",
    r"(?:everyone|everybody|each\s+of\s+us|all\s+of\s+us)\s+(?:\w+\s+){0,2}?(?:can|must|has\s+to"
    r"|should|needs?)"
    r"|(?:do|does|doing|play|plays)\s+(?:their|his\s+or\s+her|your)\s+(?:part|bit|share)",
    r"(?:support\w*|back\w*|endors\w+|stands?\s+behind|committed\s+to|commit\s+to|align\w*\s+with"
    r"|embrac\w+|uphold\w*)\s+"
    r"(?:\w+\s+){0,5}?Paris\s+(?:Climate\s+)?(?:Agreement|Accord|goals?|targets?)",
    r"(?:member|signator(?:y|ies)|supporter|partner|participant|co-?founder|founding\s+member"
    r"|part)\s+(?:of|to|in)"
    r"\s+(?:the\s+|an?\s+|our\s+|several\s+)?(?:[\w-]+\s+){0,4}?(?:alliance|coalition|initiative"
    r"|pact|pledge|charter"
    r"|association|network|club|forum|council|partnership|movement|compact|roundtable|declaration"
    r"|platform"
    r"|campaign|federation)",
    r"(?:put|set)\s+our\s+(?:names?|signatures?)\s+(?:to|under)|(?:(?:re-)?signed|joined|joining"
    r"|sign|endorsed?|back(?:ed)?|subscribed?\s+to|stands?\s+behind"
    r"|put\s+our\s+names?"
    r"\s+(?:to|under))\s+(?:up\s+to\s+)?(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,4}?(?:alliance"
    r"|coalition|initiative|pact"
    r"|pledge|charter|association|network|club|compact|declaration|manifesto|campaign|appeal|call"
    r"|commitment"
    r"|platform|movement)",
)
"""A membership, or what others are to do."""

_AIM = (
    r"(?:target|goal|ambition|commitment|pledge|aim|objective|date|deadline|timetable|plan|promise"
    r"|milestone)s?"
)

MOVED = words(
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

_BETTER = (
    r"(?:clean(?:er|est)|green(?:er|est)|less|lower|fewer|more\s+\w+|most\s+\w+|better|best"
    r"|lighter|kinder|gentler|milder"
    r"|\w+est|reduced)"
)

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

TRADE_OFF = words(
    r"(?:rapeseed|palm|soy(?:a)?|corn|maize|sugar[\s-]?cane|wheat"
    r"|crop)(?:[\s-](?:based|oil))?\s+(?:\w+\s+)?(?:bio)?(?:fuels?"
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

TRADE_OFF_TOLD = words(
    r"waste[\s-]based|used\s+cooking\s+oil|waste\s+(?:oils?|fats?)|residues?|ISCC|RSB|RSPO"
    r"|land[\s-]use|ILUC"
    r"|life[\s-]cycle|LCA|net\s+of|second[\s-]generation|advanced\s+bio\w+"
)

ADVERSE = words(
    r"rose|risen|rises|rising|increased|increases|grew|grown|went\s+up|gone\s+up|climbed|up\s+by"
    r"|were\s+up|was\s+up"
    r"|higher|worsened|doubled|tripled|exceeded|an?\s+(?:\w+\s+)?(?:increase|rise)"
    r"|jumped|soared|upward"
)

NOT_ADVERSE = words(
    r"revenues?|sales|turnover|profits?|earnings|renewable|recycling\s+rate|share\s+of\s+recycled"
    r"|recycled"
    r"|production\s+volumes?|yields?|extraction|output|quality|headcount|biodiversity|efficiency"
    r"|awareness|investment|capacity|green"
)
"""What may rise without harm."""
