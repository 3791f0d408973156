"""Sentences with marks and cues for tests, made from texts or from the authored claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from spacy.language import Language

from greenscan.assessing import assess
from greenscan.claims import Claim, Contradiction, Mark, Scores, Sentence, Support
from greenscan.findings import findings_in
from greenscan.labels import LABELS, Kind, Label, Place, Topic

Row = Mapping[str, Any]


def one_hot(label: Label) -> Scores:
    """Return scores that leave no doubt."""
    return Scores(**{other.value: float(other is label) for other in LABELS})


def make_sentence(
    nlp: Language,
    text: str,
    *,
    label: Label = Label.UNSUPPORTED,
    kind: Kind = Kind.ACTION,
    topic: Topic = Topic.GENERAL,
    start: int = 0,
    page: int | None = 20,
    section: str = "",
    lead_in: str = "",
) -> Sentence:
    """Return `text` as a sentence with the marks and cues that the marker finds in it."""
    findings = findings_in(nlp(text))
    return Sentence(
        id="0123456789ab",
        text=text,
        start=start,
        end=start + len(text),
        page=page,
        page_label=str(page) if page else None,
        section=section,
        lead_in=lead_in,
        scores=one_hot(label),
        kind=kind,
        kind_score=1.0,
        topic=topic,
        marks=tuple(_moved(mark, start) for mark in findings.marks),
        cues=tuple(
            replace(cue, start=cue.start + start, end=cue.end + start) for cue in findings.cues
        ),
    )


def make_claim(nlp: Language, text: str, **facts: Any) -> Claim:
    """Return `text`, assessed alone."""
    (claim,), _ = assess([make_sentence(nlp, text, **facts)], threshold=0.5, uncertain_below=0.5)
    return claim


def make_support(nlp: Language, quote: str, *, score: float = 0.9, **facts: Any) -> Support:
    """Return a passage with its marks and those of the heading of its table."""
    whole = f"{quote}\n{facts.get('heading', '')}"
    marks = findings_in(nlp(whole)).marks
    return Support(
        quote=quote,
        start=9000,
        end=9000 + len(quote),
        score=score,
        marks=tuple(_moved(mark, 9000) for mark in marks),
        **facts,
    )


def assessed(nlp: Language, row: Row) -> Claim:
    """Return an authored claim, assessed with the sentences around it."""
    texts = [(row["previous"], Label.NONE), (row["text"], Label(row["label"]))]
    texts.append((row["next"], Label.NONE))
    sentences = list(_placed(nlp, row, [(text, label) for text, label in texts if text]))
    claims, _ = assess(sentences, threshold=0.5, uncertain_below=0.5, pages=row["pages"])
    (claim,) = claims
    return claim


def _placed(nlp: Language, row: Row, texts: list[tuple[str, Label]]) -> Iterator[Sentence]:
    start = 0
    for text, label in texts:
        sentence = make_sentence(
            nlp,
            text,
            label=label,
            kind=Kind(row["kind"]),
            topic=Topic(row["topic"]),
            start=start,
            page=row["page"],
            section=row["section"],
        )
        start = sentence.end + 1
        if label is not Label.NONE:
            sentence = replace(
                sentence, support=_support(nlp, row), contradiction=_contradiction(row)
            )
        yield sentence


def _support(nlp: Language, row: Row) -> tuple[Support, ...]:
    found = row["support"]
    if not found:
        return ()
    return (make_support(nlp, **_passage(found)),)


def _contradiction(row: Row) -> Contradiction | None:
    found = row["contradiction"]
    if not found:
        return None
    end = 9000 + len(found["quote"])
    figures = {key: found[key] for key in ("claimed", "found", "why")}
    return Contradiction(start=9000, end=end, **_passage(found), **figures)


def _passage(found: Row) -> dict[str, Any]:
    return {
        "quote": found["quote"],
        "page": found["page"],
        "page_label": str(found["page"]),
        "section": found["section"],
        "place": Place(found["place"]),
        "heading": found["heading"],
    }


def _moved(mark: Mark, start: int) -> Mark:
    return replace(mark, start=mark.start + start, end=mark.end + start)
