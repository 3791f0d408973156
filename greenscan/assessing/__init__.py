"""From labels, marks, cues and support to the word on each claim."""

from greenscan.assessing.assessor import assess

__all__ = ["assess"]
