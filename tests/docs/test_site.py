"""The site is built without a warning and fetches nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.docs.blocks import DOCS, ROOT
from tests.exporting.html.test_browser import SERIOUS

pytest.importorskip("material")
pytest.importorskip("mkdocstrings")

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
FETCHED = re.compile(
    r"""<(?:script|img|source|iframe)\b[^>]*\bsrc=["']?(?:https?:)?//"""
    r"""|<link\b(?![^>]*rel=["']?canonical)[^>]*\bhref=["']?(?:https?:)?//"""
)
FETCHED_BY_STYLE = re.compile(r"""@import|url\(["']?(?:https?:)?//""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as built; a warning ends the build."""
    folder = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=ROOT,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A page on which nothing but the site is reached, and which fails for errors of scripts."""
    told: list[str] = []
    with browser.new_context(base_url=address, viewport={"width": 1300, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(8000)

        def only_the_site(route: Route) -> None:
            if route.request.url.startswith(address):
                route.continue_()
            else:
                told.append(route.request.url)
                route.abort()

        page.route("**/*", only_the_site)
        page.on("pageerror", lambda error: told.append(str(error)))
        yield page
    assert told == []


def test_pages_fetch_nothing_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > len(list(DOCS.rglob("*.md")))
    assert [page.name for page in pages if FETCHED.search(page.read_text("utf-8"))] == []
    styles = list(site.rglob("*.css"))
    assert [
        style.name for style in styles if FETCHED_BY_STYLE.search(style.read_text("utf-8"))
    ] == []


def test_model_cards_and_guidelines_are_taken_in(site: Path) -> None:
    card = (site / "explanation" / "models" / "greenscan-en.html").read_text("utf-8")
    assert "Confusion matrix" in card
    assert 'src="calibration-greenscan-en.svg"' in card
    assert (site / "explanation" / "models" / "calibration-greenscan-en.svg").is_file()
    sheet = (site / "explanation" / "corpora.html").read_text("utf-8")
    assert 'href="guidelines.html"' in sheet


def test_public_names_are_told(site: Path) -> None:
    import greenscan

    page = (site / "reference" / "python.html").read_text("utf-8")
    missing = [name for name in greenscan.__all__ if f'id="greenscan.{name}"' not in page]
    assert missing == []


@pytest.mark.browser
def test_search_finds_a_page(opened: Page) -> None:
    opened.goto("index.html")
    opened.get_by_role("textbox", name="Search").fill("offset")
    expect(opened.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("uri", ["index.html", "how-to/packs.html", "reference/labels.html"])
def test_pages_can_be_read_by_everybody(opened: Page, uri: str, scheme: str) -> None:
    opened.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened.goto(uri)
    opened.add_script_tag(content=AXE)
    assert opened.evaluate(SERIOUS) == []


@pytest.mark.browser
@pytest.mark.parametrize("uri", ["index.html", "tutorial.html", "reference/rules.html"])
def test_pages_fit_a_telephone(opened: Page, uri: str) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    opened.goto(uri)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
