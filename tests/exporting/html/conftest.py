"""A browser for the tests that work with a page as a reader does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from greenscan.exporting import render_html
from greenscan.report import Report

Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Return a function that opens the page of a report from disk.

    The test fails where the page asks for anything but its own file or a script raises an error.
    """
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    errors: list[str] = []

    def open_page(report: Report, *, anchor: str = "", width: int = 1300, **options: Any) -> Page:
        path = tmp_path / "report.html"
        path.write_text(render_html([report]), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()

        def only_the_file(route: Route) -> None:
            if route.request.url.split("#")[0] == path.as_uri():
                route.continue_()
            else:
                asked.append(route.request.url)
                route.abort()

        page.route("**/*", only_the_file)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda told: errors.append(told.text))
        page.goto(path.as_uri() + anchor)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert asked == []
    assert errors == []
