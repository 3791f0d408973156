"""Reports as the HTML tests need them: every field filled, and as many claims as wanted."""

from __future__ import annotations

from dataclasses import replace

from greenscan.claims import (
    Assessment,
    Claim,
    Contradiction,
    Cue,
    Mark,
    RaisedFlag,
    Rule,
    Scores,
    Sentence,
    Support,
)
from greenscan.labels import (
    CueCategory,
    Element,
    Flag,
    Jurisdiction,
    Kind,
    Label,
    MarkCategory,
    Place,
    Priority,
    Topic,
)
from greenscan.report import Report
from tests.report.making import make_report

VERDICTS = (Label.VAGUE, Label.UNSUPPORTED, Label.SUPPORTED)
PAGES = 150
RULES = tuple(
    Rule(
        id=f"eu-{number}",
        cite_as=f"UCPD Annex I {number}",
        jurisdiction=jurisdiction,
        edition="Directive 2005/29/EC as amended by Directive (EU) 2024/825",
        status="applies since 27 September 2026 to what traders tell consumers",
        asks="A general claim names the excellent performance that it rests on.",
        flags=(Flag.ABSOLUTE,),
    )
    for number, jurisdiction in enumerate(Jurisdiction)
)
TEXT = (
    "In {year} the Porto plant of our division number {n} cut all of its gas use by 1.9 GWh, "
    "11 % below the base year, and our greener bottles now help customers live more sustainably."
)


def make_claim(number: int, text: str = "") -> Claim:
    """Return a claim with everything that a claim may have; `number` sets what varies."""
    verdict = VERDICTS[number % 3]
    text = text or TEXT.format(year=2000 + number % 25, n=number)
    page = number * PAGES // 2000 % PAGES + 1 if number >= 40 else number + 1
    return Claim(
        id=f"{number:012x}",
        text=text,
        start=0,
        end=len(text),
        page=page,
        page_label=str(page),
        section=f"Report > Chapter {number // 5} > Climate and energy",
        scores=Scores(0.1, 0.2, 0.3, 0.4),
        kind=list(Kind)[number % 5],
        kind_score=0.9,
        topic=list(Topic)[number % 8],
        label=verdict,
        confidence=0.4 + number % 60 / 100,
        uncertain=number % 60 < 10,
        assessment=Assessment(
            verdict=verdict,
            reason="Page 44 gives the figure, its year and its boundary."
            if number % 5 == 0
            else "",
            missing=(Element.BOUNDARY, Element.ASSURANCE),
            rules=RULES[:5],
            question=f"For which of your sites was cut number {number} reached, and since when?",
            priority=list(Priority)[number % 3],
            priority_reason="It uses an absolute word and is not supported.",
            mandatory="Directive 2014/95/EU" if number == 1 else "",
        ),
    )


def placed(claim: Claim, start: int) -> Claim:
    """Return `claim` at `start` of the document, with spans in its words."""
    end = start + len(claim.text)
    figure = claim.text.find("1.9 GWh")
    word = claim.text.find("all")
    if figure < 0 or word < 0:
        return replace(claim, start=start, end=end)
    mark = Mark(
        category=MarkCategory.QUANTITY,
        strength=1,
        name="energy",
        start=start + figure,
        end=start + figure + 7,
        text="1.9 GWh",
        value=1.9,
        unit="GWh",
        entry="quantity",
    )
    cue = Cue(
        category=CueCategory.ABSOLUTE,
        flag=Flag.ABSOLUTE,
        name="all",
        start=start + word,
        end=start + word + 3,
        text="all",
        entry="all",
    )
    flags = (
        RaisedFlag(
            code=Flag.ABSOLUTE,
            reason="“all” allows no exception, and no proof is given that it holds for every case.",
            start=cue.start,
            end=cue.end,
            text="all",
        ),
        RaisedFlag(code=Flag.NO_EVIDENCE, reason="Neither figure nor boundary is given elsewhere."),
    )
    support = Support(
        quote="Gas use of the Porto plant fell by 1.9 GWh against the base year 2019.",
        start=9_000_000,
        end=9_000_070,
        page=3,
        page_label="iii",
        section="Data > Energy",
        place=Place.TABLE,
        heading="site | unit | 2019 | 2024",
        score=0.87,
        marks=(replace(mark, start=9_000_035, end=9_000_042),),
    )
    contradiction = Contradiction(
        quote="Porto: 1.2 GWh less gas.",
        start=0,
        end=24,
        page=5,
        page_label="v",
        place=Place.FOOTNOTE,
        claimed="1.9 GWh",
        found="1.2 GWh",
        why="Two figures stand for the same plant and year.",
    )
    number = int(claim.id, 16)
    return replace(
        claim,
        start=start,
        end=end,
        marks=(mark,),
        cues=(cue,),
        support=(support,) * (number % 3 % 2 + (number % 6 == 0)),
        contradiction=contradiction if number % 10 == 4 else None,
        assessment=replace(claim.assessment, flags=flags if claim.flagged else flags[:1]),
    )


def make_rich_report(count: int, *, name: str = "report.pdf") -> Report:
    """Return a report of 150 pages with `count` claims and, between them, other sentences."""
    claims: list[Claim] = []
    others: list[Sentence] = []
    start = 0
    for number in range(count):
        claims.append(placed(make_claim(number), start))
        start = claims[-1].end + 1
        filler = replace(
            claims[-1].plain(), id=f"f{number:011x}", text="We tell how this was done."
        )
        others.append(replace(filler, start=start, end=start + 26, marks=(), cues=(), support=()))
        start += 27
    return of_claims(claims, others, name=name)


def of_claims(claims: list[Claim], others: list[Sentence] | None = None, *, name: str) -> Report:
    """Return a report that holds `claims` as they are."""
    report = make_report([], name=name)
    characters = max((claim.end for claim in claims), default=0)
    return replace(
        report,
        claims=tuple(claims),
        other_sentences=tuple(others or ()),
        document=replace(report.document, pages=PAGES, characters=characters),
    )


def with_text(text: str, *, name: str = "report.pdf") -> Report:
    """Return a report whose one claim says `text`, in every place where a text may stand."""
    claim = placed(make_claim(0), 0)
    assessment = replace(
        claim.assessment,
        reason=text,
        question=text,
        priority_reason=text,
        mandatory=text,
        flags=(RaisedFlag(code=Flag.ABSOLUTE, reason=text, start=0, end=len(text), text=text),),
        rules=(replace(RULES[0], cite_as=text, edition=text, status=text, asks=text, id=text),),
    )
    support = replace(
        claim.support[0], quote=text, section=text, page_label=text, heading=text, marks=()
    )
    hostile = replace(
        claim,
        text=text,
        end=len(text),
        section=text,
        page_label=text,
        lead_in=text,
        assessment=assessment,
        support=(support,),
        contradiction=Contradiction(
            quote=text, start=0, end=1, claimed=text, found=text, why=text, page_label=text
        ),
        marks=tuple(replace(mark, start=0, end=len(text), text=text) for mark in claim.marks),
        cues=tuple(replace(cue, start=0, end=len(text), text=text) for cue in claim.cues),
    )
    report = of_claims([hostile], name=name)
    facts = replace(report.document, warnings=(text,), metadata={text: text})
    return replace(report, document=facts)
