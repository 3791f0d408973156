"""From labels, marks, cues and support to the word on each claim."""

from greenscan.assessing.assessor import assess
from greenscan.assessing.citing import Cite
from greenscan.assessing.coverage import AssuranceScope
from greenscan.assessing.rulebook import Rulebook, load_rulebook

__all__ = ["AssuranceScope", "Cite", "Rulebook", "assess", "load_rulebook"]
