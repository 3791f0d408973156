"""Wording behind flags that is wider than a list of phrases: who does what to whom.

The cues of the packs find set phrases. A report says the same in many other words, and these
patterns look for the parts that such a sentence is built of.
"""

from __future__ import annotations

from greenscan.assessing.flags.alternatives import words

_NATURE = (
    r"(?:climate|planet|environment|nature|earth|oceans?|seas?|forests?|rivers?|wildlife"
    r"|biodiversity"
    r"|ecosystems?|natural\s+world|world\s+around|creation|our\s+surroundings|mother\s+nature"
    r"|soils?"
    r"|water\s+resources|air|lakes?)"
)

_TO_NATURE = rf"(?:to|for|on|of|with|towards?|about)\s+(?:our\s+|the\s+|its\s+|all\s+)?{_NATURE}"

GENERIC = words(
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
    r"|green(?:er)?(?![\s-](?:building\s+)?(?:rat(?:ed|ings?)|certifi\w+|deals?|bonds?|loans?"
    r"|leases?|financ\w+|marks?|taxonomy)\b))",
    r"(?:planet|climate|eco|environment|nature|earth|ocean)[\s-](?:friendl(?:y|ier)|conscious"
    r"|positive"
    r"|smart|minded|aware|compatible|sound|wise|kind)",
    r"(?:more\s+|most\s+)?environmentally\s+\w+|ecologically\s+\w+",
    r"(?:clear|good|green)\s+conscience|clean(?:er|est)\s+(?:engine|fuel|technology|product"
    r"|choice|car)s?",
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

UNNAMED = words(
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

PRAISE = words(
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
    r"(?:the|our)\s+(?:most\s+(?:sustainab\w+|responsib\w+|environmental\w+|eco\w*|climate\w*"
    r"|efficient)|greenest"
    r"|cleanest|kindest|purest|thriftiest|finest|best)\s+(?:[\w-]+\s+){1,4}?(?:in|of|on|anywhere"
    r"|among|between|around)",
)
"""Praise of oneself."""

_QUALITY = (
    r"(?:renewable|recycled|recyclable|certified|green|electric|solar|wind|organic|natural"
    r"|biodegradable"
    r"|compostable|rainwater|sustainabl\w+|responsibl\w+|reusable|plant|bio\w*|hydro\w*|local"
    r"|regrown|waste)"
)

ALL_OF_IT = words(
    rf"(?:exclusively|only|solely)\s+(?:\w+\s+){{0,3}}?{_QUALITY}"
    rf"|{_QUALITY}\s+(?:\w+\s+){{0,2}}?(?:only|alone|exclusively)",
    r"all(?![\w-]|\s+(?:applicable|relevant|legal|employees|staff|stakeholders|kinds|sorts|over"
    r"|the\s+more|about|(?:two|three|four|five|six)\s+(?:areas|categories|levels|steps)))",
    r"every(?:\s+(?:single|last|one))?(?!\s+(?:year|day|month|week|quarter|time|second|hour|daily"
    r"|weekly|monthly|"
    r"(?:two|three|four|five)))|each\s+and\s+every|without\s+exception",
    r"nothing|nowhere|the\s+whole\s+of|entire(?!\s+(?:value\s+|supply\s+)?(?:chain|life))|in\s+its\s+entirety|(?:no|without\s+a)\s+trace|nil"
    r"|(?:fossil|oil|coal|pesticide|solvent|poison|toxin|waste|chemical|landfill|exhaust"
    r"|fume)s?[\s-]free"
    r"|no\s+\w+\s+(?:at\s+all|whatsoever)|entirely|fully|completely|totally|wholly"
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

LABEL = words(
    r"(?:awards?|prizes?|badges?|seals?|logos?|signs?|symbols?|labels?|stamps?|emblems?|medals?"
    r"|trophy|trophies"
    r"|distinctions?|hallmarks?|quality\s+marks?|plaques?|stickers?|ribbons?)(?=\s|[,.;:]|$)"
    r"|marks?\s+of\s+(?:our|the)",
    r"(?:certified|certificates?|accredited|awarded|labelled|labeled)",
)
"""A label, seal, award or certificate."""

NO_LABEL = words(
    r"renewable\s+energy\s+certificates?|guarantees?\s+of\s+origin"
    r"|energy\s+attribute\s+certificates?"
    r"|carbon\s+certificates?|energy\s+labels?|certificates?\s+that\s+we\s+buy|signs?\s+of"
    r"|first\s+signs?"
    r"|labels?\s+to\s+(?:all\s+)?packages|non-certified|material\s+labels?"
)

PART = words(
    r"(?:made|pressed|spun|woven|knitted|moulded|cast|produced|built|cut|formed"
    r"|printed)\s+(?:\w+\s+)?(?:from"
    r"|with|on|using)\s+(?:\w+\s+){0,3}?(?:recycled|old|used|reclaimed|recovered|renewable|waste"
    r"|natural|plant[\s-]based"
    r"|bio[\s-]?based|second[\s-]hand|discarded|ocean|post-consumer|soya?|scrap|leftover"
    r"|secondary)",
    r"even\s+(?:the|our|its)\s+\w+\s+(?:of|in|is|are)|for\s+the\s+\w+\s+(?:in|on"
    r"|of)\s+its\s+\w+\s+is"
    r"|one\s+of\s+(?:nine|ten|\w+teen"
    r"|twelve|twenty)|using\s+(?:recycled|renewable|natural|organic|plant-based)\s+\w+"
    r"|now\s+that\s+the\s+\w+\s+in|contains?\s+(?:recycled|natural|organic"
    r"|renewable|plant[\s-]based|bio[\s-]?based)|(?:with|uses?)\s+(?:recycled|natural|renewable"
    r"|plant-based)\s+\w+",
    r"(?:as\s+(?:our|the)\s+\w+\s+(?:in|at)\s+\w+\s+(?:shows?|proves?))",
)
"""A part for the whole, or a share that is left open."""
