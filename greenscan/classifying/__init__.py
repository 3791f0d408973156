"""Sentences in, calibrated probabilities of labels and kinds out."""

from __future__ import annotations

from greenscan.classifying.decision import decide
from greenscan.classifying.loading import load_model
from greenscan.classifying.protocol import Classifier, Predictions, SelfExplaining

__all__ = ["Classifier", "Predictions", "SelfExplaining", "decide", "load_model"]
