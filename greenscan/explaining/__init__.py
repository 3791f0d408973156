"""Which words moved the score of a claim."""

from greenscan.explaining.explainer import explain

__all__ = ["explain"]
