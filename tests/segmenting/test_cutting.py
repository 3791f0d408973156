"""Sentence boundaries inside a block, one line for each phenomenon; ``|`` stands at a boundary."""

from __future__ import annotations

from itertools import pairwise

import pytest
from spacy.language import Language

from greenscan.segmenting.cutting import sentence_starts
from tests.segmenting.making import make_document, sentences

LINES = {
    "abbreviations": """
        We operate in the U.S. | The sites there run on wind.
        The U.S. Environmental Protection Agency approved it. | We agree.
        We have three sites, i.e. Leeds, York and Hull. | All are certified.
        Revenue was approx. EUR 5 bn. | Sales grew.
        Revenue of EUR 5 bn. in 2020 fell. | Sales grew later.
        It was filed under Reg. No. 12345. | We answered.
        Please call Tel. 030 1234. | We answer.
        Under Art. 8 and Art. 29a we report it. | Others do not.
        Energy, water, etc. | Employees are trained.
        Energy, water, etc., are tracked. | We report them.
        We work with Voluntas, Kestrel, etc. (see below). | They help.
        ON 26 SEPT. 2017 WE WERE LISTED. | WE STILL ARE.
        It was tabled by Reps. Jane Orrin and others. | It passed.
        Mr. J. R. Smith Jr. chaired the board. | He left in May.
        Our Ph.D. students work on it. | Dr. No is one of them.
        St. Louis is home to it. | We like it.
        It has approx. 10 sq. ft. per person. | Good air matters.
        The depot closed at 5 p.m. Monday. | Then at 6 p.m. | The plant opened.
        Is that all? | No. | It is item No. 5 on the list.
        We began in Jan. 2020 and ended in Feb. | We then paused.
        On 31. December 2020 we closed it. | We sold it.
        Apple crates by Orrin Inc. have a label. | Buy from Orrin Inc. | The rest is known.
    """,
    "letters": """
        It is rated A. | We are proud.
        Oranges hold vitamin C. | It helps.
        Thanks to D. Smith we did it. | She led the work.
        Savings were $1.2 M. | Savings rose.
        The mast takes 10 W. | Radios take more.
        The cut saved 100 t. | Waste fell too.
    """,
    "reference marks": """
        Emissions fell by 12%.3 | In 2021, we did more.
        Emissions fell by 12%.3,4 | In 2021, we did more.
        Emissions fell by 12%.¹ | In 2021, we did more.
        Emissions fell by 12%.[3] | In 2021, we did more.
        Emissions fell by 12% [3]. | In 2021, we did more.
        Emissions fell by 12%.(1) | In 2021, we did more.
        Emissions fell by 12%.1) | In 2021, we did more.
        Emissions fell by 12%. 1 | In 2021, we did more.
        Emissions fell.3 | Scope 3 rose.
        We met our target.* | Scope 3 rose.
        We met our target.† | “Scope 3 rose.” | We saw it.
        Since 2019.12 | We have cut waste.
        Emissions fell in 2018/19. | Scope 3 rose.
        We now cover Scope 1 and 2.5 | The boundary is ours.
    """,
    "lost white space": """
        The target is net zero.|We will act.
        The share of wind was 30%.|The rest is gas.
        We list it all (see Table 2).|The rest is gas.
        We closed it in 2022.|The rest is gas.
        We reached neutrality.|2023 was the first year.
        Emissions fell.3|In 2020 they rose.
    """,
    "numbers": """
        See Section 4.2 The board decides.
        PM2.5 The limit is $1.2 Million or v2.0 The end.
        The factor is 2.5 per unit. | It rose.
        We cover Scope 1, 2 and 3. | We cover all sites.
        From 1.1.2020 to 31.12.2020 we grew. | We then shrank.
        We want this by 2030. | 2040 is the next step.
        This is v2.0. | The next is v3.0.
        We are certified to ISO 14001:2015. | It covers all.
        Costs were $5 million. | $3 million was saved. | €2 million was spent.
        We planted trees. | 12,000 of them survived. | 45% were oaks.
        Most are in line with 1.5 °C. | The others are not.
    """,
    "addresses": """
        Visit www.norvika.example. | Our site has more.
        The text is at www.norvika.example/report.The-rest and is long.
        We use Node.js and Tellane.com daily. | Both work.
        Write to info.Desk@norvika.example for more. | We reply.
    """,
    "quotes and brackets": """
        He said: “We cut emissions.” | The board agreed.
        "Why?" he asked. | We answered.
        “Why wait?” Ms. Okafor asked. | We answered.
        The head asked "Why?" | We answered.
        “Our planet needs us.” – Jane Doe, CEO
        (The figures exclude Brazil. | They are unaudited.) | We will restate them.
        We report (see p. 5. Our data covers all sites) on water. | It fell.
        The mix (oil, gas, etc.). | Coal is gone.
    """,
    "lists in a line": """
        Our goals: 1. Cut waste. | 2. Save water. | 3. Train staff.
        We aim to: (a) cut waste; (b) save water. | We did.
        The topics are: 1. Paper / 2. Water / 3. Waste and more. | All are material.
        We will: | • cut waste | • save water
        • cut waste | • save water
        We cut waste. | – We saved water. | – We trained staff.
        We did this: | ✓ cut waste | ✓ saved water
    """,
    "other ends": """
        Is it enough? | No! | We go on.
        We cut … and saved. | Then more… | We did it.
        We aim for neutrality. | adidas aims to lead.
        We sold old devices. | iPhone cases are recycled.
        Our brand Yahoo! runs. | Rooms by Who Cares? Ltd. are clean.
        We cut waste; we saved water: both paid. | We go on.
        Figure 3. Energy use by site. | Values exclude Brazil.
    """,
}
CASES = [
    pytest.param(line.strip(), id=f"{topic}-{number}")
    for topic, lines in LINES.items()
    for number, line in enumerate(lines.strip().split("\n"), start=1)
]


def cut(text: str) -> list[str]:
    starts = [0, *sentence_starts(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(starts)]


@pytest.mark.parametrize("line", CASES)
def test_boundaries(line: str) -> None:
    assert cut(line.replace("| ", "").replace("|", "")) == [
        part.strip() for part in line.split("|")
    ]


def test_a_line_break_is_white_space() -> None:
    assert cut("We cut waste\nby 5%.\nWe saved water.") == [
        "We cut waste\nby 5%.",
        "We saved water.",
    ]


def test_a_blank_line_separates() -> None:
    assert cut("Our climate plan\n \nWe saved water.") == ["Our climate plan", "We saved water."]


@pytest.mark.parametrize("text", ["", " ", ".", "...", "1. 2. 3.", "• •", "?!"])
def test_no_boundary_without_a_sentence(text: str) -> None:
    assert sentence_starts(text) == []


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        (
            "list_item",
            "> Removing plastic film from every box;",
            "Removing plastic film from every box;",
        ),
        (
            "list_item",
            "─ Sourcing cotton from certified farms",
            "Sourcing cotton from certified farms",
        ),
        ("paragraph", "⌐ We audit our partners every year.", "We audit our partners every year."),
        ("paragraph", "> 50 % of our power is renewable.", "> 50 % of our power is renewable."),
    ],
)
def test_signs_that_open_an_item_are_left_out(
    kind: str, text: str, sentence: str, nlp: Language
) -> None:
    assert [span.text for span in sentences(make_document((kind, text)), nlp)] == [sentence]
