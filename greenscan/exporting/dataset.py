"""Reports as a data set of `datasets`, with a type for every column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from greenscan.claims import Claim, Sentence
from greenscan.errors import MissingExtraError
from greenscan.exporting.table import in_context
from greenscan.labels import KINDS, LABELS, Label, Priority, Subject, Topic
from greenscan.reading import BlockKind
from greenscan.report import Failure, Report

if TYPE_CHECKING:
    from datasets import Dataset, Features


def to_dataset(outcomes: Iterable[Report | Failure], *, sentences: bool = False) -> Dataset:
    """Return the claims of reports as a data set, a row each.

    The columns are those of ``Claim.to_dict``, with ``document``, ``before`` and ``after`` (the
    sentences around it) beside them. Label, verdict, kind, topic, subject, priority and block are
    classes; label and verdict are numbered as the models number them, from ``none``, 0, to
    ``supported``, 3. ``flags`` is a list of codes; ``flag_reasons`` has the words, or the absence,
    behind each. Marks, cues, weights, support and rules are lists of objects, boxes lists of
    ``[page, left, bottom, right, top]``, and what is missing is null.

    Parameters
    ----------
    outcomes
        Reports; what failed has no rows.
    sentences
        Whether the sentences that are no claims have rows too: their label is ``none``, and what is
        said of claims only is null.

    Raises
    ------
    MissingExtraError
        When datasets is not installed.

    Examples
    --------
    >>> import greenscan
    >>> report = greenscan.analyze("Our eco-friendly range helps you live more sustainably.")
    >>> claims = greenscan.to_dataset([report])
    >>> claims.features["verdict"].int2str(claims[0]["verdict"]), claims[0]["flags"][0]
    ('vague', 'VAGUE_GENERIC')
    """
    try:
        from datasets import Dataset
    except ImportError as error:
        raise MissingExtraError("datasets") from error
    return Dataset.from_dict(columns(outcomes, sentences=sentences), features=features())


def columns(
    outcomes: Iterable[Report | Failure], *, sentences: bool = False
) -> dict[str, list[Any]]:
    """Return what `to_dataset` makes its data set of: every column, classes by their names."""
    rows = list(_rows(outcomes, sentences=sentences))
    return {name: [row.get(name) for row in rows] for name in features()}


def _rows(outcomes: Iterable[Report | Failure], *, sentences: bool) -> Iterator[dict[str, Any]]:
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            continue
        for before, sentence, after in in_context(outcome):
            if sentences or isinstance(sentence, Claim):
                around = {"before": before, "after": after}
                yield {"document": outcome.document.name, **around, **_row(sentence)}


def _row(sentence: Sentence) -> dict[str, Any]:
    row = sentence.to_dict()
    if not isinstance(sentence, Claim):
        return row | {"label": Label.NONE.value}
    return row | {"flags": [flag["code"] for flag in row["flags"]], "flag_reasons": row["flags"]}


def features() -> Features:
    """Return the columns of `to_dataset` with their types."""
    from datasets import ClassLabel, Features, List, Value

    text, number, integer, truth = map(Value, ("string", "float64", "int64", "bool"))

    def classes(names: Sequence[str]) -> ClassLabel:
        return ClassLabel(names=list(map(str, names)))

    def texts(*names: str) -> dict[str, Any]:
        return dict.fromkeys(names, text)

    span: Mapping[str, Any] = {"start": integer, "end": integer, "text": text}
    mark = {
        **texts("category", "name", "unit", "entry"),
        **span,
        "strength": integer,
        "value": number,
    }
    passage = {
        **texts("quote", "page_label", "section", "place", "heading"),
        **dict.fromkeys(("start", "end", "page"), integer),
    }
    return Features(
        {
            **texts("document", "id"),
            "page": integer,
            **texts("page_label", "section", "text", "lead_in", "before", "after"),
            "start": integer,
            "end": integer,
            "block": classes(tuple(BlockKind)),
            "label": classes(LABELS),
            "scores": {str(label): number for label in LABELS},
            "kind": classes(KINDS),
            "kind_score": number,
            "topic": classes(tuple(Topic)),
            "confidence": number,
            "uncertain": truth,
            "verdict": classes(LABELS),
            "reason": text,
            "subject": classes(tuple(Subject)),
            "flags": List(text),
            "flag_reasons": List({**texts("code", "reason"), **span}),
            "missing": List(text),
            "question": text,
            "priority": classes(tuple(Priority)),
            "priority_reason": text,
            "mandatory": text,
            "rules": List(
                {
                    **texts("id", "cite_as", "jurisdiction", "edition", "status", "asks"),
                    "flags": List(text),
                }
            ),
            "support": List({**passage, "score": number, "marks": List(mark)}),
            "contradiction": {**passage, **texts("claimed", "found", "why")},
            "marks": List(mark),
            "cues": List({**texts("category", "flag", "name", "entry"), **span, "weight": number}),
            "weights": List({**span, "weight": number}),
            "boxes": List(List(number)),
        }
    )
