"""What the steps left on a `Doc` of each sentence, joined."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc

from greenscan.claims import Scores, Sentence
from greenscan.classifying.names import predictions_on
from greenscan.findings import findings_in
from greenscan.identity import SentenceIds
from greenscan.labels import KINDS, Topic
from greenscan.linking import Links
from greenscan.linking.names import LINKS
from greenscan.marking import TOPIC
from greenscan.reading import BlockKind
from greenscan.segmenting import LEAD_IN, SECTION, document_on, sentences_of

_SCORE_DIGITS = 4


def sentences_on(doc: Doc) -> list[Sentence]:
    """Join what reading, segmenting, marking, classifying and linking know of each sentence.

    Raises
    ------
    ValueError
        When segmenter, marker or classifier have not run; the linker may be left out.
    """
    document, findings, linked = document_on(doc), findings_in(doc), LINKS.on(doc)
    predictions = predictions_on(doc)
    ids = SentenceIds()
    scores = predictions.labels.astype(np.float64).round(_SCORE_DIGITS).tolist()
    kinds = predictions.kinds.argmax(axis=1).tolist()
    kind_scores = predictions.kinds.astype(np.float64).max(axis=1).round(_SCORE_DIGITS).tolist()
    sentences = []
    doc_text = doc.text  # slices of it are faster than texts of spans, put together from tokens
    for row, span in enumerate(sentences_of(doc)):
        found = linked.of(span) if linked else Links()
        page = document.page_at(span.start_char)
        text = doc_text[span.start_char : span.end_char]
        sentences.append(
            Sentence(
                id=ids.next(text, page.number if page else None),
                text=text,
                start=span.start_char,
                end=span.end_char,
                page=page.number if page else None,
                page_label=page.label if page else None,
                section=span._.get(SECTION),
                lead_in=span._.get(LEAD_IN),
                block=BlockKind(span.label_),
                scores=Scores(*scores[row]),
                kind=KINDS[kinds[row]],
                kind_score=kind_scores[row],
                topic=Topic(span._.get(TOPIC)),
                marks=findings.marks_within(span.start_char, span.end_char),
                cues=findings.cues_within(span.start_char, span.end_char),
                support=found.support,
                contradiction=found.contradiction,
                boxes=document.boxes(span.start_char, span.end_char),
            )
        )
    return sentences
