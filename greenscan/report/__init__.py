"""The result of a screening. Everything here is frozen and knows ``to_dict``."""

from greenscan.report.facts import DocumentFacts, ModelFacts, Summary, Thresholds
from greenscan.report.failure import Failure
from greenscan.report.finding import Cue, Mark
from greenscan.report.report import SCHEMA_VERSION, Report
from greenscan.report.sentence import Claim, Scores, Sentence

__all__ = [
    "SCHEMA_VERSION",
    "Claim",
    "Cue",
    "DocumentFacts",
    "Failure",
    "Mark",
    "ModelFacts",
    "Report",
    "Scores",
    "Sentence",
    "Summary",
    "Thresholds",
]
