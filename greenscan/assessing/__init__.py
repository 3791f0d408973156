"""From labels, marks, cues and support to the word on each claim."""

from greenscan.assessing.assessor import assess
from greenscan.assessing.citing import Cite
from greenscan.assessing.coverage import AssuranceScope

__all__ = ["AssuranceScope", "Cite", "assess"]
