"""Writes the tables of the corpora's data sheet: ``python -m tests.corpora``."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.labels import KINDS, LABELS, Element, Flag, Label
from greenscan.training.data.catalogue import PublicSet, read_catalogue

CORPORA = Path(__file__).parents[1] / "corpora"
SHEET = CORPORA / "README.md"
LINKED = CORPORA / "linked-reports"
RESAMPLES = 2000
SEED = 2026

Row = Mapping[str, Any]
Matrix = npt.NDArray[np.float64]


def current(sheet: str) -> str:
    """Return the data sheet with its tables as they should be now."""
    for name, write in TABLES.items():
        start, end = f"<!-- table: {name} -->\n", "<!-- end -->\n"
        before, found, rest = sheet.partition(start)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"the data sheet has no place for the table {name}")
        sheet = "".join((before, start, write(), end, after))
    return sheet


def rows(name: str) -> list[Row]:
    """Return the rows of a file of the corpora, JSON Lines or CSV."""
    text = (CORPORA / name).read_text("utf-8")
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in text.splitlines()]
    return list(csv.DictReader(text.splitlines()))


def overview() -> str:
    """Return how many sentences there are of each label."""
    parts = {name: rows(name) for name in PARTS}
    table = [
        _counts(f"`{name}`", Counter(row["label"] for row in part)) for name, part in parts.items()
    ]
    return _table(["", *LABELS, "all"], table)


def contrast() -> str:
    """Return what the authored sentences are."""
    found = rows("contrast/train.jsonl")
    sizes = Counter(Counter(row["set"] for row in found if row["set"]).values())
    in_sets = sum(size * number for size, number in sizes.items())
    listed = ", ".join(f"{number} of {size}" for size, number in sorted(sizes.items()))
    head = f"{in_sets:,} sentences are in {sizes.total()} contrast sets ({listed} versions).\n\n"
    tables = [by(found, column) for column in ("kind", "level", "tone", "sector")]
    return head + "\n".join(tables)


def labels() -> str:
    """Return what the published labels are of."""
    parts = {name: rows(name) for name in PARTS if name.endswith(".csv")}
    documents = [
        [f"`{name}`", f"{len({row['doc'] for row in part}):,}"] for name, part in parts.items()
    ]
    kinds = [
        _counts(f"`{name}`", Counter(row["kind"] for row in part), KINDS)
        for name, part in parts.items()
    ]
    chosen = by(parts["labels/added.csv"], "chosen")
    return "\n".join(
        [_table(["", "documents"], documents), _table(["", *KINDS, "claims"], kinds), chosen]
    )


def by(found: Sequence[Row], column: str) -> str:
    """Return how many sentences have each label, by the values of `column`."""
    values = (
        [str(kind) for kind in KINDS]
        if column == "kind"
        else sorted({row[column] for row in found})
    )
    table = [
        _counts(value, Counter(row["label"] for row in found if row[column] == value))
        for value in values
    ]
    return _table([column, *LABELS, "all"], table)


def agreement() -> str:
    """Return how far the two annotators of each sentence agree."""
    doubles = {
        "`contrast/`": rows("contrast/doubles.jsonl"),
        **{
            f"`labels/{part}.csv`": [
                row for row in rows("labels/doubles.csv") if row["part"] == part
            ]
            for part in ("annotated", "added")
        },
    }
    table, matrices = [], []
    for name, pairs in doubles.items():
        said = confusion(((row["first"], row["second"]) for row in pairs), LABELS)
        kinds = confusion(((row["first_kind"], row["second_kind"]) for row in pairs), KINDS)
        table += [[name, "label", *_agreement(said)], ["", "kind", *_agreement(kinds)]]
        matrices.append(_matrix(name, said))
    head = ["", "", "sentences", "same", "κ", "macro-F1"]
    return "\n".join([_table(head, table), *matrices])


def pages() -> dict[str, list[str]]:
    """Return the pages of each linked report, by its name."""
    return {path.stem: path.read_text("utf-8").split("\f") for path in sorted(LINKED.glob("*.txt"))}


def linked() -> str:
    """Return how many claims of the linked reports have support, and where it stands."""
    found = rows("linked-reports/links.jsonl")
    words = {name: sum(len(page.split()) for page in each) for name, each in pages().items()}
    size, links = [], []
    for part in (*LINKED_PARTS, LINKED_MORE, "all"):
        mine = [row for row in found if part in (row["part"], "all")]
        reports = {row["report"] for row in mine}
        numbers = [len(reports), sum(words[name] for name in reports), *_linked(mine)]
        size.append([part, *(f"{number:,}" for number in numbers)])
        places = Counter(quote["place"] for row in mine for quote in row["support"])
        links.append(_counts(part, places, PLACES))
    labels = [
        [str(label), *(f"{number:,}" for number in _linked(mine))]
        for label in LABELS
        if (mine := [row for row in found if row["label"] == label])
    ]
    head = ["claims", "with support", "contradicted", "near-contradictions", "neither"]
    return "\n".join(
        [
            _table(["part", "reports", "words", *head], size),
            _table(["label", *head], labels),
            _table(["passages of support", *PLACES, "all"], links),
        ]
    )


def claims() -> str:
    """Return what the authored claims are, and how often each flag and missing element occurs."""
    found = rows("claims/claims.jsonl")
    mine = {
        part: [row for row in found if part in (row["part"], "all")]
        for part in (*LINKED_PARTS, "all")
    }
    verdicts = [label for label in LABELS if label != Label.NONE]
    size = [
        [
            *_counts(part, Counter(row["label"] for row in some), verdicts),
            *_counts("", Counter(row["verdict"] for row in some), verdicts)[1:-1],
            *(str(sum(bool(row[link]) for row in some)) for link in ("support", "contradiction")),
        ]
        for part, some in mine.items()
    ]
    head = ["part", *(f"label {label}" for label in verdicts), "all"]
    head += [*(f"verdict {label}" for label in verdicts), "with support", "contradicted"]
    kinds = [
        _counts(part, Counter(row["kind"] for row in some), KINDS) for part, some in mine.items()
    ]
    occur = [
        _table(
            [field, *mine],
            [
                [
                    f"`{name}`",
                    *(str(sum(name in row[column] for row in some)) for some in mine.values()),
                ]
                for name in names
            ],
        )
        for field, column, names in (
            ("flag", "flags", tuple(Flag)),
            ("missing element", "missing", tuple(each for each in Element if each != "assurance")),
        )
    ]
    return "\n".join([_table(head, size), _table(["part", *KINDS, "all"], kinds), *occur])


def _linked(found: Sequence[Row]) -> list[int]:
    """Return how many claims there are, and how many of them have each kind of link."""
    bare = [row for row in found if not (row["support"] or row["contradiction"])]
    kinds = ("support", "contradiction", "near_contradiction")
    return [len(found), *(sum(bool(row[kind]) for row in found) for kind in kinds), len(bare)]


def confusion(pairs: Iterable[tuple[str | None, str | None]], names: Sequence[str]) -> Matrix:
    """Return how often each name met each; pairs with anything else are left out."""
    position = {str(name): i for i, name in enumerate(names)}
    found = np.zeros((len(names), len(names)))
    for first, second in pairs:
        if first in position and second in position:
            found[position[first], position[second]] += 1
    return found


def kappa(matrices: Matrix) -> Matrix:
    """Return Cohen's kappa of confusion matrices, shape ``(…, c, c)``."""
    total = matrices.sum((-2, -1))
    same = np.trace(matrices, axis1=-2, axis2=-1) / total
    chance = (matrices.sum(-1) * matrices.sum(-2)).sum(-1) / total**2
    return np.asarray((same - chance) / (1 - chance))


def f1(matrix: Matrix) -> Matrix:
    """Return the F1 of each name, one side taken as true; which one makes no difference."""
    return np.asarray(2 * np.diag(matrix) / (matrix.sum(0) + matrix.sum(1)))


def _agreement(found: Matrix) -> list[str]:
    total = int(found.sum())
    shares = found.ravel() / total
    drawn = np.random.default_rng(SEED).multinomial(total, shares, RESAMPLES).astype(np.float64)
    low, high = np.percentile(kappa(drawn.reshape(RESAMPLES, *found.shape)), (2.5, 97.5))
    return [
        f"{total:,}",
        f"{np.trace(found) / total:.1%}",
        f"{kappa(found):.2f} ({low:.2f} – {high:.2f})",
        f"{f1(found).mean():.2f}",
    ]


def _matrix(name: str, found: Matrix) -> str:
    """Return the confusion matrix: first label down, second across, with the F1 of each."""
    cells = [
        [str(label), *(f"{int(count)}" for count in row), f"{score:.2f}"]
        for label, row, score in zip(LABELS, found, f1(found), strict=True)
    ]
    return _table([f"{name} first \\ second", *LABELS, "F1"], cells)


def public() -> str:
    """Return the public data sets of the catalogue."""
    head = [
        "name",
        "publication",
        "unit",
        "rows",
        "licence",
        "trains shipped models",
        "relation to our labels",
    ]
    return _table(head, [_public(each) for each in read_catalogue()])


def _public(each: PublicSet) -> list[str]:
    title = each.title or "not known"
    title = f"[{title}]({each.address})" if each.address else title
    return [
        f"`{each.name}`" + (f", on the hub `{each.hub}`" if each.hub else ""),
        title + (f" ({each.year})" if each.year else ""),
        str(each.unit),
        ", ".join(f"{number:,} {split}" for split, number in each.rows.items()),
        each.licence,
        "yes" if each.may_train_shipped else "no",
        _ours(each),
    ]


def _ours(each: PublicSet) -> str:
    mapped = "; ".join(f"{theirs} is our `{ours}`" for theirs, ours in each.ours.items())
    return ". ".join(part for part in (mapped, " ".join(each.mapping.split())) if part)


def _counts(name: str, found: Counter[str], names: Sequence[str] = LABELS) -> list[str]:
    numbers = [found[each] for each in names]
    return [name, *(f"{number:,}" for number in (*numbers, sum(numbers)))]


def pairs() -> str:
    """Return how many groups and passages the linked pairs hold."""
    body = []
    for name in PAIRS:
        groups = rows(f"linked-pairs/{name}")
        passages = [each for group in groups for each in group["passages"]]
        backing = [each["place"] for each in passages if each["backs"]]
        other = [each["place"] for each in passages if not each["backs"]]
        for told, places in (("backing", backing), ("not backing", other)):
            found = Counter(places)
            first = [f"`{name}`", f"{len(groups):,}"] if told == "backing" else ["", ""]
            counts = [*(found[place] for place in PLACES), len(places)]
            body.append([*first, told, *(f"{count:,}" for count in counts)])
    return _table(["", "claims", "passages", *PLACES, "all"], body)


def claims_agreement() -> str:
    """Return how well the second answers to the authored claims agree with the first."""
    first = {row["id"]: row for row in rows("claims/claims.jsonl")}
    second = rows("claims/doubles.jsonl")
    both = [(first[row["id"]], row) for row in second]

    def same(name: str) -> str:
        return f"{sum(one[name] == two[name] for one, two in both)} of {len(both)}"

    def micro_f1(name: str) -> str:
        met = sum(len({*one[name]} & {*two[name]}) for one, two in both)
        given = sum(len(one[name]) + len(two[name]) for one, two in both)
        return f"{2 * met / given:.2f}"

    head = [
        "claims judged twice",
        "same verdict",
        "same subject",
        "flags, micro-F1",
        "missing elements, micro-F1",
    ]
    body = [
        f"{len(both)}",
        same("verdict"),
        same("subject"),
        micro_f1("flags"),
        micro_f1("missing"),
    ]
    return _table(head, [body])


def _table(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    rule = ["---"] * len(head)
    return "".join("| " + " | ".join(row) + " |\n" for row in [head, rule, *body])


PARTS = ("contrast/train.jsonl", "labels/annotated.csv", "labels/added.csv")
LINKED_PARTS = ("development", "test")
LINKED_MORE = "development-2"  # of the linked reports alone; longer reports, more contradictions
PAIRS = ("pairs-a.jsonl", "pairs-b.jsonl")
PLACES = ("prose", "table", "caption", "footnote", "assurance")
TABLES: Mapping[str, Callable[[], str]] = {
    "overview": overview,
    "contrast": contrast,
    "labels": labels,
    "linked": linked,
    "pairs": pairs,
    "claims": claims,
    "claims-agreement": claims_agreement,
    "agreement": agreement,
    "public": public,
}

if __name__ == "__main__":
    SHEET.write_text(current(SHEET.read_text("utf-8")), "utf-8")
