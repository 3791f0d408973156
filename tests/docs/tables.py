"""The tables of the pages, from the code, the packs and the results beside the models."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from scipy.stats import binomtest

from greenscan.assessing import load_rulebook
from greenscan.exporting.columns import COLUMNS
from greenscan.exporting.html import words
from greenscan.labels import CueCategory, Flag, Jurisdiction, MarkCategory
from greenscan.marking import load_catalogue
from greenscan.marking.entries import Entry, PackKind
from greenscan.marking.rule_entry import Confirmed, RuleEntry
from greenscan.naming import ELEMENTS
from greenscan.training.cards.markdown import code, share, table, value_and_interval
from tests.docs.blocks import ROOT
from tests.docs.commands import commands
from tests.readme import MODELS, model_table

Facts = dict[str, Any]

_METRICS = {
    "macro_f1": "macro-F1 of the four labels",
    "f1_none": "F1 of `none`",
    "f1_vague": "F1 of `vague`",
    "f1_unsupported": "F1 of `unsupported`",
    "f1_supported": "F1 of `supported`",
    "claim_precision": "precision of being a claim",
    "claim_recall": "recall of being a claim",
    "kind_accuracy": "share of true claims with the right kind",
    "calibration_error": "calibration error",
}
_PUBLIC = {
    "claim_f1": "F1 of being a claim",
    "claim_precision": "precision of being a claim",
    "claim_recall": "recall of being a claim",
    "calibration_error": "calibration error",
}
_CONFIRMED = {
    Confirmed.YES: "yes",
    Confirmed.PARTLY: "in part",
    Confirmed.NO: "no",
}


def current(page: str) -> str:
    """Return the text of a page with its tables as they should be now.

    Raises
    ------
    KeyError
        A mark names no table.
    """
    return re.sub(
        r"(<!-- table: ([\w-]+) -->\n).*?(<!-- end -->)",
        lambda found: f"{found[1]}{_TABLES[found[2]]()}\n{found[3]}",
        page,
        flags=re.DOTALL,
    )


def _results(model: str) -> Facts:
    facts: Facts = json.loads((ROOT / "models" / model / "results.json").read_text("utf-8"))
    return facts


def _estimate(measured: Mapping[str, float]) -> str:
    value, interval = value_and_interval(measured)
    return f"{value} ({interval})"


def held_out() -> str:
    """Return all that was measured on documents that no model has seen."""
    results = [_results(model)["test"] for model in MODELS]
    rows = [
        (name, *(_estimate(measured[metric]) for measured in results))
        for metric, name in _METRICS.items()
    ]
    return table(("", *map(code, MODELS)), rows)


def confusion() -> str:
    """Return what the shipped model said of the test sentences of each label."""
    labels = ("none", "vague", "unsupported", "supported")
    rows = _results(MODELS[0])["confusion"]
    told = [
        (code(label), *(share(count, sum(row)) for count in row))
        for label, row in zip(labels, rows, strict=True)
    ]
    return table(("label", *(f"said {code(label)}" for label in labels)), told)


def public_sets() -> str:
    """Return what was measured on public sets that tell claims only."""
    results = {model: _results(model)["public"] for model in MODELS}
    names = [found["data"]["name"] for found in results[MODELS[0]]]
    rows = [
        (code(name), metric_name, *(_estimate(results[m][at]["metrics"][metric]) for m in MODELS))
        for at, name in enumerate(names)
        for metric, metric_name in _PUBLIC.items()
    ]
    return table(("set", "", *map(code, MODELS)), rows)


def linker() -> str:
    """Return how often the passages that are given as support are right."""
    results = _results("linker-en")
    rows = [
        (
            part,
            _share(found["first_right"], found["given"]),
            _share(found["found"], found["supported"]),
            _share(found["bare_given"], found["bare"]),
            f"{found['contradictions_found']} of {found['contradictions']}",
            found["false_contradictions"],
        )
        for part in ("development", "test")
        for found in (results[part],)
    ]
    head = (
        "authored reports",
        "first passage right, of those given",
        "claims with support that were given a right one",
        "claims without support that were given one",
        "contradictions found",
        "false ones",
    )
    return table(head, rows)


def _share(part: int, whole: int) -> str:
    """Return a share with its 95 % interval after Wilson."""
    bounds = binomtest(part, whole).proportion_ci(method="wilson")
    return f"{part} of {whole}: {part / whole:.2f} ({bounds.low:.2f} to {bounds.high:.2f})"


def speed() -> str:
    """Return how many sentences a second the models classify."""
    results = {model: _results(model)["speed"] for model in MODELS}
    rows = [
        (code(model), f"{found['sentences_per_second']:,.0f}", found["cores"])
        for model, found in results.items()
    ]
    return table(("model", "sentences a second", "cores"), rows)


def flags() -> str:
    """Return what each flag is called and means, and how many cues and rules it has."""
    cues = Counter(entry.flag for entry in load_catalogue().entries if entry.flag)
    rules = Counter(flag for rule in load_rulebook().rules for flag in rule.flags)
    rows = [
        (code(flag), words.FLAGS[flag].name, words.FLAGS[flag].meaning, cues[flag], rules[flag])
        for flag in Flag
    ]
    return table(("flag", "name", "raised when", "cues", "rules"), rows)


def elements() -> str:
    """Return how the missing elements are called."""
    return table(("element", "name"), [(code(element), name) for element, name in ELEMENTS.items()])


def verdicts() -> str:
    """Return what the verdicts mean."""
    return table(
        ("verdict", "meaning"),
        [(code(label), word.meaning) for label, word in words.VERDICTS.items()],
    )


def kinds() -> str:
    """Return what the kinds mean."""
    return table(
        ("kind", "meaning"), [(code(kind), word.meaning) for kind, word in words.KINDS.items()]
    )


def strengths() -> str:
    """Return what the strengths of marks mean."""
    return table(("strength", "meaning"), enumerate(words.STRENGTHS))


def marks() -> str:
    """Return the categories of marks; those without entries are found by code."""
    entries = [entry for entry in load_catalogue().entries if entry.kind is PackKind.MARKS]
    rows = []
    for category in MarkCategory:
        those = [entry for entry in entries if entry.category is category]
        strengths = sorted({entry.strength for entry in those})
        told = "–".join(map(str, dict.fromkeys((strengths[0], strengths[-1])))) if those else ""
        rows.append((code(category), len(those) or "by code", told or 1, _some_names(those)))
    return table(("category", "entries", "strength", "for example"), rows)


def cues() -> str:
    """Return the categories of cues with the flags that they may lead to."""
    entries = [entry for entry in load_catalogue().entries if entry.kind is PackKind.CUES]
    rows = []
    for category in CueCategory:
        those = [entry for entry in entries if entry.category is category]
        led = dict.fromkeys(code(entry.flag) for entry in those if entry.flag)
        rows.append((code(category), len(those), ", ".join(led), _some_names(those)))
    return table(("category", "entries", "may lead to", "for example"), rows)


def _some_names(entries: Iterable[Entry]) -> str:
    return "; ".join([entry.name for entry in entries][:3])


def topics() -> str:
    """Return the topics with the standards that they belong to."""
    rows = [
        (code(topic.id), topic.name, ", ".join(topic.esrs), ", ".join(topic.gri))
        for topic in load_catalogue().topics
    ]
    return table(("topic", "name", "ESRS", "GRI"), rows)


def columns() -> str:
    """Return the columns of a table of claims, with their titles in the register."""
    return table(
        ("column", "in the register"),
        [(code(column.name), column.look.title) for column in COLUMNS],
    )


def rules() -> str:
    """Return all rules, by jurisdiction."""
    rulebook = load_rulebook().rules
    parts = []
    for jurisdiction in Jurisdiction:
        those = [rule for rule in rulebook if rule.jurisdiction is jurisdiction]
        head = ("rule", "what it asks for; flags", "edition, status")
        parts.append(f"## {_titled(jurisdiction)}\n\n{table(head, map(_rule, those))}\n")
    return "\n".join(parts)


def _titled(jurisdiction: Jurisdiction) -> str:
    name = jurisdiction.value
    return name if name[0].isupper() else name.capitalize()


def _rule(rule: RuleEntry) -> tuple[str, ...]:
    return (
        f"{rule.cite_as}<br>{code(rule.id)}",
        f"{rule.asks}<br>{' '.join(map(code, rule.flags))}",
        f"{rule.edition}<br>*{rule.status}*<br>confirmed: {_CONFIRMED[rule.confirmed]}",
    )


def rule_counts() -> str:
    """Return how many rules there are of each jurisdiction, and how well they were checked."""
    rulebook = load_rulebook().rules
    rows = []
    for jurisdiction in Jurisdiction:
        found = Counter(rule.confirmed for rule in rulebook if rule.jurisdiction is jurisdiction)
        rows.append((jurisdiction.value, found.total(), *(found[kind] for kind in Confirmed)))
    total = Counter(rule.confirmed for rule in rulebook)
    rows.append(("all", len(rulebook), *(total[kind] for kind in Confirmed)))
    return table(
        ("jurisdiction", "rules", *(f"confirmed: {_CONFIRMED[k]}" for k in Confirmed)), rows
    )


_TABLES: Mapping[str, Callable[[], str]] = {
    "columns": columns,
    "commands": commands,
    "confusion": confusion,
    "cues": cues,
    "elements": elements,
    "flags": flags,
    "held-out": held_out,
    "kinds": kinds,
    "linker": linker,
    "marks": marks,
    "models": lambda: model_table().rstrip("\n"),
    "public-sets": public_sets,
    "rule-counts": rule_counts,
    "rules": rules,
    "speed": speed,
    "strengths": strengths,
    "topics": topics,
    "verdicts": verdicts,
}
