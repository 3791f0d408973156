"""`render_html`: reports become one self-contained HTML file."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from greenscan.exporting.html import words
from greenscan.exporting.html.cards import Card, Citations, cards
from greenscan.exporting.html.charts import Places, places
from greenscan.exporting.html.cleaning import clean
from greenscan.exporting.html.tallies import Sections, Tally, tallied
from greenscan.labels import KINDS, CueCategory, Element, Flag, Label, MarkCategory, Priority, Topic
from greenscan.report import Report

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = "resources/html"
_VERDICTS = (Label.VAGUE, Label.UNSUPPORTED, Label.SUPPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A report as the file shows it: its facts, its counts, its claims.

    ``anchors`` are the ids of the claims' elements, by where the claims start.
    """

    number: int
    report: Report
    tally: Tally
    places: Places
    sections: dict[str, Tally]
    topics: dict[Topic, Tally]
    flags: dict[Flag, int]
    missing: dict[Element, int]
    priorities: dict[Priority, int]
    cards: list[Card]
    anchors: dict[int, str]


def render_html(reports: Sequence[Report]) -> str:
    """Return `reports` as one HTML file that needs nothing else.

    The file loads nothing and sends nothing: its policy (a ``Content-Security-Policy``) forbids
    it. Without scripts it is a plain list of all claims. It is the same for the same reports.

    Parameters
    ----------
    reports
        One or more; the claims of several stand in one list, with a filter by document.
    """
    citations = Citations()
    shown = [
        _shown(report, number, several=len(reports) > 1, citations=citations)
        for number, report in enumerate(reports, start=1)
    ]
    everything = [card for one in shown for card in one.cards]
    sections = dict.fromkeys(card.section for card in everything)
    style, early, script = map(_resource, ("report.css", "early.js", "report.js"))
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            shown=shown,
            single=shown[0] if len(shown) == 1 else None,
            cards=everything,
            rules=citations.chapters,
            sections={name: number for number, name in enumerate(sections, start=1)},
            choices=_choices(everything),
            style=style,
            early=early,
            script=script,
            policy=_policy(style, (early, script)),
        )
    )


def _shown(report: Report, number: int, *, several: bool, citations: Citations) -> _Shown:
    sections = Sections(report.claims)
    flags = Counter(flag.code for claim in report.claims for flag in claim.flags)
    missing = Counter(element for claim in report.claims for element in claim.missing)
    priorities = Counter(claim.priority for claim in report.claims)
    topics = tallied(report.claims, lambda claim: claim.topic)
    listed = cards(
        report,
        document=number,
        prefix=f"{number}-" if several else "",
        sections=sections,
        citations=citations,
    )
    return _Shown(
        number=number,
        report=report,
        tally=Tally.of(report.claims),
        places=places(report),
        sections=tallied(report.claims, lambda claim: sections.name(claim.section)),
        topics={topic: topics[topic] for topic in Topic if topic in topics},
        flags=dict(flags.most_common()),
        missing=dict(missing.most_common()),
        priorities={priority: priorities[priority] for priority in Priority},
        cards=listed,
        anchors={card.claim.start: card.anchor for card in listed},
    )


def _choices(everything: Sequence[Card]) -> dict[str, Any]:
    """Return what each filter offers, with how many claims it would leave."""
    claims = [card.claim for card in everything]
    flags = Counter(code for card in everything for code in card.flag_codes)
    kinds = Counter(claim.kind for claim in claims)
    topics = Counter(claim.topic for claim in claims)
    priorities = Counter(claim.priority for claim in claims)
    return {
        "verdicts": Tally.of(claims).items,
        "kinds": [(kind, kinds[kind]) for kind in KINDS if kinds[kind]],
        "topics": [(topic, topics[topic]) for topic in Topic if topics[topic]],
        "flags": [(flag, flags[flag.value]) for flag in Flag if flags[flag.value]],
        "priorities": [(level, priorities[level]) for level in Priority if priorities[level]],
        "sections": Counter(card.section for card in everything),
        "uncertain": sum(claim.uncertain for claim in claims),
    }


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # no other format needs it

    environment = Environment(
        loader=PackageLoader("greenscan", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: clean(value) if isinstance(value, str) else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        words=words, verdicts=_VERDICTS, marks=MarkCategory, cues=CueCategory
    )
    environment.filters.update(word=words.name, percent=lambda share: f"{100 * share:.0f} %")
    return environment


@cache
def _resource(name: str) -> str:
    return files("greenscan").joinpath(_FOLDER, name).read_text(encoding="utf-8")


def _policy(style: str, scripts: Sequence[str]) -> str:
    """Return the content security policy: nothing but the file's own style and scripts."""
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {hashes}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
