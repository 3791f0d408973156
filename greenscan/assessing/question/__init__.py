"""One question for each claim, made from its own words and from what it lacks."""

from greenscan.assessing.question.composing import question_for
from greenscan.assessing.question.vocabulary import Vocabulary

__all__ = ["Vocabulary", "question_for"]
