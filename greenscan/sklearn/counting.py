"""Counts of the marks and cues of texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from greenscan.claims import Cue, Mark
from greenscan.errors import EmptyDocumentError
from greenscan.findings import Findings, findings_in
from greenscan.labels import CueCategory, MarkCategory
from greenscan.marking import MARKER
from greenscan.reading import from_text
from greenscan.segmenting import build_pipeline, segment
from greenscan.sklearn.features import STRENGTHS

Counts = npt.NDArray[np.float64]

_PIPELINES_KEPT = 4
_pipeline_lock = Lock()  # a spaCy vocabulary is not safe to grow from two threads


def count_findings(texts: Sequence[str], packs: tuple[str, ...]) -> tuple[Counts, Counts]:
    """Count what is found in each text.

    Parameters
    ----------
    texts
        ``n`` texts.
    packs
        Paths of the user's own packs.

    Returns
    -------
    tuple
        Marks by category, then by strength; cues by category. A row for each text.
    """
    with _pipeline_lock:
        pipeline = _pipeline(packs)
        found = [_find(text, pipeline) for text in texts]
    marks, cues = [_marks(each.marks) for each in found], [_cues(each.cues) for each in found]
    return np.array(marks, dtype=np.float64), np.array(cues, dtype=np.float64)


@lru_cache(maxsize=_PIPELINES_KEPT)
def _pipeline(packs: tuple[str, ...]) -> Language:
    pipeline = build_pipeline()
    pipeline.add_pipe(MARKER, config={"packs": list(packs)})
    return pipeline


def _find(text: str, pipeline: Language) -> Findings:
    try:
        return findings_in(segment(from_text(text), pipeline))
    except EmptyDocumentError:  # invisible characters only
        return Findings((), ())


def _marks(marks: Sequence[Mark]) -> list[int]:
    categories = [mark.category for mark in marks]
    strengths = [mark.strength for mark in marks]
    return [
        *(categories.count(category) for category in MarkCategory),
        *(strengths.count(strength) for strength in STRENGTHS),
    ]


def _cues(cues: Sequence[Cue]) -> list[int]:
    categories = [cue.category for cue in cues]
    return [categories.count(category) for category in CueCategory]
