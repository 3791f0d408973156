"""What the HTML file holds, and that texts of a document stay text."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement

from greenscan.claims import Rule
from greenscan.exporting import render_html
from greenscan.exporting.html import words
from greenscan.labels import Element, Flag, Kind, Label, Place, Priority
from greenscan.report import Report
from tests.exporting.html.making import (
    PAGES,
    RULES,
    make_claim,
    make_rich_report,
    of_claims,
    placed,
    with_text,
)
from tests.report.making import make_report

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "]]><!--",
    "javascript:alert(1)",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp;",
)


def parsed(*reports: Report) -> HtmlElement:
    """Return the file's tree."""
    return html.document_fromstring(render_html(reports).encode())


def claims_of(tree: HtmlElement) -> list[HtmlElement]:
    return list(tree.iter("article"))


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_a_document_stay_text(text: str) -> None:
    tree = parsed(with_text(text, name=text))
    plain = parsed(with_text("harmless", name="harmless"))
    assert [element.tag for element in tree.iter()] == [element.tag for element in plain.iter()]
    assert [set(element.attrib) for element in tree.iter()] == [
        set(element.attrib) for element in plain.iter()
    ]
    (said,) = tree.xpath("//span[@class='said']")
    assert said.text_content() == text
    assert tree.findtext(".//title") == f"Environmental claims in {text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_addresses_are_places_in_the_file(text: str) -> None:
    tree = parsed(with_text(text, name=text))
    addresses = {value for _, name, value, _ in tree.iterlinks() if name in ("href", "src")}
    ids = {f"#{name}" for name in tree.xpath("//@id")}
    assert addresses <= ids


def test_right_to_left_marks_end_with_their_text() -> None:
    text = "Green \u202eworld \u2067of"
    tree = parsed(with_text(text, name=text))
    alone = ("title", "option", "text")  # each is set by itself
    for element in tree.iter():
        for piece in (element.text, *(child.tail for child in element)):
            if piece and "\u202e" in piece and element.tag not in alone:
                isolated = [element, *element.iterancestors()]
                assert any(one.tag == "bdi" or one.get("dir") == "auto" for one in isolated)


def test_characters_that_html_cannot_hold_are_replaced() -> None:
    text = "Green\x00 \x1b[31m and \ud800 \x85 b"
    content = render_html([with_text(text, name=text)])
    assert not re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", content)
    content.encode()
    (said,) = parsed(with_text(text)).xpath("//span[@class='said']")
    assert said.text_content() == "Green\ufffd \ufffd[31m and \ufffd \ufffd b"


def test_a_sentence_of_30000_characters_is_shown_whole_and_as_context_in_part() -> None:
    long = "We save water. " * 2000
    first = placed(make_claim(0, long), 0)
    second = placed(make_claim(1), first.end + 1)
    second = replace(second, section=first.section)
    tree = parsed(of_claims([first, second], name="long.txt"))
    said, _ = (one.text_content() for one in tree.xpath("//span[@class='said']"))
    assert said == long
    (near,) = claims_of(tree)[1].xpath(".//span[@class='near']")
    assert near.text_content().startswith("… ")
    assert len(near.text_content()) < 300


def test_a_claim_shows_all_that_is_said_of_it() -> None:
    claim = make_rich_report(15).claims[4]
    tree = parsed(of_claims([claim], name="a.pdf"))
    text = " ".join(claims_of(tree)[0].text_content().split())
    assert claim.text in text
    for expected in (
        "p. 5",
        "unsupported",
        "policy, biodiversity",
        "medium priority",
        "44 %, uncertain",
        "Report › Chapter 0 › Climate and energy",
        "a Absolute wording ABSOLUTE “all” allows no exception",
        "No evidence NO_EVIDENCE Neither figure",
        "Not given boundary · assurance",
        "For which of your sites was cut number 4 reached",
        "Rules: 5",
        "UCPD Annex I 0 EU",
        "1.9 GWh (quantity, 1)",
        "all (absolute)",
        "It uses an absolute word and is not supported.",
        "claimed 1.9 GWh, found 1.2 GWh",
        "p. v, footnote",
        "Two figures stand for the same plant and year.",
        "p. iii, table, probability 87 %",
        "site | unit | 2019 | 2024",
        "Gas use of the Porto plant fell",
        claim.id,
    ):
        assert expected in text


def test_a_changed_verdict_tells_why_and_mandatory_text_is_named() -> None:
    tree = parsed(of_claims([placed(make_claim(0), 0), placed(make_claim(1), 999)], name="a"))
    first, second = (one.text_content() for one in claims_of(tree))
    assert "Page 44 gives the figure" in first
    assert "Directive 2014/95/EU" in second
    assert "Directive 2014/95/EU" not in first


def test_a_claim_without_anything_else_has_no_empty_parts() -> None:
    claim = make_claim(0)
    bare = replace(claim.assessment, reason="", missing=(), rules=(), question="", flags=())
    tree = parsed(of_claims([replace(claim, assessment=bare)], name="a.pdf"))
    assert not tree.xpath("//article//*[@class='flags' or @class='question' or @class='cites']")
    assert not tree.xpath("//section[@id='rules']")
    assert "None was found." in claims_of(tree)[0].text_content()


def test_neighbours_are_those_of_the_same_section() -> None:
    first, second, third = (placed(make_claim(number), 900 * number) for number in range(3))
    third = replace(third, section="Another")
    tree = parsed(of_claims([first, second, third], name="a.pdf"))
    near = [one.xpath("string(.//span[@class='near'])").strip() for one in claims_of(tree)]
    assert near == [second.text, first.text, ""]


def test_a_list_item_is_introduced_once() -> None:
    first, second = placed(make_claim(0), 0), placed(make_claim(1), 900)
    item = replace(second, lead_in=first.text)
    (_, shown) = claims_of(parsed(of_claims([first, item], name="a.pdf")))
    assert shown.text_content().count(first.text) == 1


def test_a_rule_is_told_once_however_many_cite_it() -> None:
    report = make_rich_report(20)
    other: Rule = replace(RULES[0], flags=(Flag.PUFFERY,))
    changed = replace(report.claims[0].assessment, rules=(other,))
    report = replace(
        report, claims=(replace(report.claims[0], assessment=changed), *report.claims[1:])
    )
    tree = parsed(report)
    assert len(tree.xpath("//div[@class='rule']")) == 5
    assert tree.xpath("//section[@id='rules']//h3/text()") == [
        "EU", "UK", "US", "Canada", "Australia"
    ]  # fmt: skip
    cited = tree.xpath("//article//a[starts-with(@href, '#rule-')]")
    assert len(cited) == 19 * 5 + 1
    for link in cited:
        (rule,) = tree.xpath("//*[@id=$id]", id=link.get("href")[1:])
        assert rule.find("h4").text_content() == link.text_content()


def test_tables_count_what_the_charts_show() -> None:
    report = make_rich_report(60)
    tree = parsed(report)
    verdicts = [
        row.xpath("string(td[1])") for row in tree.xpath("//table[@class='verdicts']//tbody/tr")
    ]
    assert verdicts == ["20", "20", "20"]
    for caption in ("Topics", "Sections", "Claims by page"):
        (table,) = tree.xpath("//table[caption=$caption]", caption=caption)
        assert sum(int(row.findall("td")[-1].text) for row in table.iterfind("tbody/tr")) == 60
    flagged = tree.xpath("//*[local-name()='svg'][starts-with(@class, 'lane')]//a")
    assert len(flagged) == len(report.flagged)
    assert {link.get("href") for link in flagged} == {f"#{claim.id}" for claim in report.flagged}


def test_the_strip_goes_from_the_first_page_to_the_last() -> None:
    report = make_rich_report(40)
    tree = parsed(report)
    ticks = tree.xpath("//*[local-name()='svg'][starts-with(@class, 'lane')]//rect")
    pages = {claim.id: claim.page or 0 for claim in report.claims}
    for tick in ticks:
        page = pages[tick.getparent().get("href")[1:]]
        share = float(tick.get("x").rstrip("%")) / 100
        assert (page - 1) / PAGES <= share <= page / PAGES


def test_a_document_without_pages_is_measured_by_its_text() -> None:
    report = make_rich_report(10)
    claims = tuple(replace(claim, page=None, page_label=None) for claim in report.claims)
    report = replace(
        report,
        claims=claims,
        other_sentences=(),
        document=replace(report.document, pages=0),
    )
    tree = parsed(report)
    assert "p. " not in tree.xpath("string(//article[1]//h3)")
    (table,) = tree.xpath("//table[caption='Claims by part']")
    assert sum(int(row.findall("td")[-1].text) for row in table.iterfind("tbody/tr")) == 10


def test_ids_are_unique_in_a_file_of_several_reports() -> None:
    tree = parsed(make_rich_report(5, name="a.pdf"), make_rich_report(5, name="b.pdf"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [one.get("id") for one in claims_of(tree)][4:6] == ["1-000000000004", "2-000000000000"]
    assert [one.get("data-document") for one in claims_of(tree)] == ["1"] * 5 + ["2"] * 5


def test_claims_that_share_an_id_have_anchors_of_their_own() -> None:
    claims = [placed(replace(make_claim(0), id="0123456789ab"), 900 * number) for number in (0, 1)]
    tree = parsed(of_claims(claims, name="a.pdf"))
    assert [one.get("id") for one in claims_of(tree)] == ["0123456789ab", "0123456789ab-2"]


def test_no_claim_and_no_report_are_told() -> None:
    assert "No sentence was found" in parsed(make_report([])).text_content()
    assert "No document was screened." in parsed().text_content()


def test_the_method_is_told() -> None:
    report = make_rich_report(3)
    report = replace(report, document=replace(report.document, warnings=("Page 2 has no text.",)))
    text = parsed(report).xpath("string(//section[@id='method'])")
    for expected in (
        "test 1",
        "11",
        "00",
        "probability of 0.5",
        "Page 2 has no text.",
        "report.pdf",
    ):
        assert expected in text


def test_every_word_of_a_closed_set_is_explained() -> None:
    assert set(words.FLAGS) == set(Flag)
    assert set(words.ELEMENTS) == set(Element)
    assert set(words.KINDS) == set(Kind)
    assert set(words.PLACES) == set(Place)
    assert set(words.PRIORITIES) == set(Priority)
    assert set(words.VERDICTS) == set(Label) - {Label.NONE}


def test_words_do_not_accuse() -> None:
    text = parsed(make_rich_report(30)).text_content().lower()
    assert not re.search(r"violat|greenwash|guilty|illegal|offen[cs]e", text)


def test_the_policy_allows_the_file_s_own_style_and_scripts_alone() -> None:
    tree = parsed(make_rich_report(1))
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    hashes = {
        element.tag: base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        for element in tree.xpath("//style")
    }
    scripts = [
        base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        for element in tree.xpath("//script")
    ]
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{hashes['style']}'",
        "script-src": " ".join(f"'sha256-{digest}'" for digest in scripts),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')]")


def test_the_same_report_is_the_same_file() -> None:
    assert render_html([make_rich_report(20)]) == render_html([make_rich_report(20)])


def test_1500_claims_are_written_fast_and_small() -> None:
    report = make_rich_report(1500)
    render_html([])  # templates are compiled once a process
    begun = time.process_time()
    content = render_html([report])
    seconds = time.process_time() - begun
    assert len(content.encode()) < 5_000_000
    assert seconds < 2.0
