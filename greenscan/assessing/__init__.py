"""From labels, marks, cues and support to the word on each claim."""

from greenscan.assessing.assessor import assess
from greenscan.assessing.rulebook import Rulebook, load_rulebook

__all__ = ["Rulebook", "assess", "load_rulebook"]
