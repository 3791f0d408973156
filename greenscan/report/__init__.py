"""The result of a screening. Everything here is frozen and knows ``to_dict``."""

from greenscan.report.facts import DocumentFacts, ModelFacts, PackFacts, Summary, Thresholds
from greenscan.report.failure import Failure
from greenscan.report.report import SCHEMA_VERSION, Report

__all__ = [
    "SCHEMA_VERSION",
    "DocumentFacts",
    "Failure",
    "ModelFacts",
    "PackFacts",
    "Report",
    "Summary",
    "Thresholds",
]
