"""The page as a reader works with it, in Chromium."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from greenscan.exporting import render_html
from greenscan.labels import Label
from tests.exporting.html.conftest import Opener
from tests.exporting.html.making import make_rich_report

pytestmark = pytest.mark.browser

REPORT = make_rich_report(30)
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
SERIOUS = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.filter(fault => ["serious", "critical"].includes(fault.impact))
    .map(fault => `${fault.id}: ${fault.nodes.map(node => node.html).join(" ").slice(0, 400)}`);
}"""


def shown(page: Page) -> list[str]:
    """Return the ids of the claims that are to be seen, in their order."""
    ids: list[str] = page.eval_on_selector_all(
        ".claim", "all => all.filter(one => one.checkVisibility()).map(one => one.id)"
    )
    return ids


def ids(*numbers: int) -> list[str]:
    return [REPORT.claims[number].id for number in numbers]


def test_claims_are_closed_at_first_and_open_by_their_heading(opened: Opener) -> None:
    page = opened(REPORT)
    assert len(shown(page)) == 30
    claim = page.locator(".claim").nth(4)
    expect(claim.locator(".said")).to_be_visible()
    expect(claim.locator(".question")).not_to_be_visible()
    claim.get_by_role("button", name="unsupported").click()
    expect(claim.locator(".question")).to_be_visible()
    expect(claim.locator(".near").first).to_be_visible()
    expect(claim.get_by_text("Two figures stand")).to_be_visible()
    expect(claim.locator("h3 button")).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize(
    ("label", "choice", "fits"),
    [
        ("Kind", "result (6)", range(0, 30, 5)),
        ("Topic", "water (4)", range(3, 30, 8)),
        ("Flag", "No evidence (20)", [number for number in range(30) if number % 3 != 2]),
        ("Priority", "high (10)", range(0, 30, 3)),
        ("Section", "Chapter 2 (5)", range(10, 15)),
    ],
)
def test_filters(opened: Opener, label: str, choice: str, fits: list[int]) -> None:
    page = opened(REPORT)
    page.get_by_label(label, exact=True).select_option(label=choice)
    assert shown(page) == ids(*fits)
    expect(page.get_by_role("status")).to_have_text(f"{len(fits)} of 30 claims")


def test_filters_by_verdict_hold_together_with_others(opened: Opener) -> None:
    page = opened(REPORT)
    page.get_by_role("checkbox", name="supported 10").nth(1).uncheck()
    page.get_by_role("checkbox", name="vague").uncheck()
    page.get_by_role("checkbox", name="uncertain only").check()
    assert shown(page) == ids(1, 4, 7)
    page.get_by_role("button", name="Show all").first.click()
    assert len(shown(page)) == 30


def test_search_finds_words_of_claim_question_and_support(opened: Opener) -> None:
    page = opened(REPORT)
    box = page.get_by_label("Search")
    for words, fits in (
        ("number,", []),
        ("customers DIVISION plant 2018", ids(18)),
        ("cut number 29 reached", ids(29)),
        ('"number 2"', ids(2, *range(20, 30))),
        ('"base year 2019"', [claim.id for claim in REPORT.claims if claim.support]),
        (REPORT.claims[8].id, ids(8)),
    ):
        box.fill(words)
        box.press("Enter")  # at once
        expect(page.get_by_role("status")).to_have_text(f"{len(fits)} of 30 claims")
        assert shown(page) == fits
    assert page.evaluate("CSS.highlights.get('found').size") > 0


def test_a_search_without_hits_offers_a_way_back(opened: Opener) -> None:
    page = opened(REPORT)
    page.get_by_label("Search").fill("zebra")
    page.get_by_text("No claim fits.").get_by_role("button").click()
    assert len(shown(page)) == 30


def test_order(opened: Opener) -> None:
    page = opened(REPORT)
    box = page.get_by_label("Order")
    box.select_option("priority")
    assert shown(page) == ids(*range(0, 30, 3), *range(1, 30, 3), *range(2, 30, 3))
    box.select_option("confidence")
    by_confidence = sorted(REPORT.claims, key=lambda claim: claim.confidence)
    assert shown(page) == [claim.id for claim in by_confidence]
    box.select_option("verdict")
    assert shown(page)[:10] == [claim.id for claim in REPORT.claims if claim.verdict is Label.VAGUE]
    box.select_option("reading")
    assert shown(page) == [claim.id for claim in REPORT.claims]


def test_an_anchor_opens_its_claim(opened: Opener) -> None:
    page = opened(REPORT, anchor=f"#{REPORT.claims[20].id}")
    claim = page.locator(".claim.open")
    expect(claim).to_have_id(REPORT.claims[20].id)
    expect(claim).to_be_in_viewport()
    expect(claim.locator("h3 button")).to_be_focused()


def test_an_anchor_reaches_a_claim_that_a_filter_hides(opened: Opener) -> None:
    page = opened(REPORT)
    page.get_by_label("Search").fill("zebra")
    expect(page.get_by_text("No claim fits.")).to_be_visible()
    page.locator(".lane a").first.click(force=True)
    expect(page.locator(".claim.open")).to_have_id(REPORT.claims[0].id)


def test_names_in_the_summary_filter_the_list(opened: Opener) -> None:
    page = opened(REPORT)
    page.get_by_role("table", name="Flags").get_by_role("link", name="No evidence").click()
    assert len(shown(page)) == 20
    expect(page.locator("#claims")).to_be_focused()
    page.get_by_role("table", name="Claims by verdict").get_by_role("link", name="vague").click()
    assert shown(page) == ids(*range(0, 30, 3))


def test_keys_walk_open_and_search(opened: Opener) -> None:
    page = opened(REPORT)
    for key in "jjjkoo":
        page.keyboard.press(key)
    expect(page.locator(".claim h3 button").nth(1)).to_be_focused()
    expect(page.locator(".claim.open")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".claim.open")).to_have_id(REPORT.claims[1].id)
    page.keyboard.press("/")
    expect(page.get_by_label("Search")).to_be_focused()
    page.keyboard.type("jock")
    expect(page.get_by_label("Search")).to_have_value("jock")


def test_keys_can_be_turned_off(opened: Opener) -> None:
    page = opened(REPORT)
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("use these keys").uncheck()
    page.keyboard.press("j")
    expect(page.get_by_label("use these keys")).to_be_focused()


def test_every_control_is_reached_with_the_tabulator(opened: Opener) -> None:
    page = opened(make_rich_report(3))
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim().slice(0, 20)"))
    assert {"Skip to the claims", "Open all", "As a table", "p. 1  vague"} <= {
        text.replace("\n", " ") for text in reached
    }


def test_a_question_is_copied(opened: Opener) -> None:
    page = opened(
        REPORT,
        anchor=f"#{REPORT.claims[3].id}",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.locator(".claim.open").get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("The question was copied.")
    assert page.evaluate("navigator.clipboard.readText()") == REPORT.claims[3].question


def test_an_unfolded_rule_tells_what_it_asks(opened: Opener) -> None:
    page = opened(REPORT, anchor=f"#{REPORT.claims[3].id}")
    claim = page.locator(".claim.open")
    claim.get_by_text("Rules: 5").click()
    expect(claim.get_by_text("A general claim names the excellent performance")).to_have_count(5)
    expect(claim.get_by_text("as amended by Directive").first).to_be_visible()


def test_print_holds_every_claim_that_is_shown_in_full(opened: Opener) -> None:
    page = opened(REPORT)
    page.get_by_label("Topic", exact=True).select_option(label="water (4)")
    text = printed(page)
    for number, claim in enumerate(REPORT.claims):
        assert (claim.question in text) is (number % 8 == 3)
    assert "Gas use of the Porto plant fell" in text
    assert "Filter and sort" not in text


def printed(page: Page) -> str:
    """Return the text of the page on paper, with single blanks."""
    pages = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in pages).split())


def test_without_scripts_the_page_is_a_list_with_everything(opened: Opener) -> None:
    page = opened(REPORT, java_script_enabled=False)
    expect(page.locator(".filters")).not_to_be_visible()
    assert page.locator(".claim").count() == 30
    expect(page.locator(".claim .question").last).to_be_visible()
    expect(page.locator(".claim .passage").last).to_be_visible()


def test_the_policy_stops_what_would_leave(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(render_html([make_rich_report(1)]), encoding="utf-8")
    page = browser.new_page()
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    page.goto(path.as_uri())
    refused = page.evaluate(
        """async () => {
          const refused = [];
          document.addEventListener("securitypolicyviolation",
            event => refused.push(event.violatedDirective));
          new Image().src = "https://example.org/a.png";
          await fetch("https://example.org/").catch(() => {});
          document.body.append(Object.assign(document.createElement("script"), {text: "1"}));
          await new Promise(done => setTimeout(done, 100));
          return refused.sort();
        }"""
    )
    page.close()
    assert refused == ["connect-src", "img-src", "script-src-elem"]
    assert answered == [path.as_uri()]


@pytest.mark.parametrize(
    "options",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"color_scheme": "light", "width": 390},
        {"color_scheme": "dark", "width": 390},
    ],
    ids=["light", "dark", "light, phone", "dark, phone"],
)
def test_axe_finds_no_serious_fault(opened: Opener, options: dict[str, Any]) -> None:
    page = opened(make_rich_report(6), **options)
    page.evaluate(AXE)
    assert page.evaluate(SERIOUS) == []
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.get_by_role("button", name="Open all").click()
    assert page.evaluate(SERIOUS) == []


def test_a_phone_shows_all_without_scrolling_sideways(opened: Opener) -> None:
    page = opened(REPORT, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_text("Filter and sort").click()
    page.get_by_role("button", name="Open all").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_1500_claims_are_filtered_within_a_tenth_of_a_second(opened: Opener) -> None:
    page = opened(make_rich_report(1500))
    page.wait_for_function("document.documentElement.classList.contains('ready')")
    narrower, wider = page.evaluate(
        """() => {
          const select = document.querySelector("[name=topic]");
          const timed = value => {
            const begun = performance.now();
            select.value = value;
            select.dispatchEvent(new Event("change", {bubbles: true}));
            document.querySelector(".count").getBoundingClientRect();  // style and layout
            return performance.now() - begun;
          };
          const times = [[], []];
          for (let round = 0; round < 7; round++) {
            times[0].push(timed("water"));
            times[1].push(timed(""));
          }
          return times.map(several => Math.min(...several));
        }"""
    )
    assert narrower < 100
    assert wider < 100
