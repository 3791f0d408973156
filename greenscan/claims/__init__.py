"""A sentence and all that is said of it. Everything here is frozen and knows ``to_dict``."""

from greenscan.claims.assessment import Assessment, RaisedFlag, Rule
from greenscan.claims.finding import Cue, Mark
from greenscan.claims.sentence import Claim, Scores, Sentence
from greenscan.claims.support import Contradiction, Passage, Support
from greenscan.claims.weight import Weight

__all__ = [
    "Assessment",
    "Claim",
    "Contradiction",
    "Cue",
    "Mark",
    "Passage",
    "RaisedFlag",
    "Rule",
    "Scores",
    "Sentence",
    "Support",
    "Weight",
]
