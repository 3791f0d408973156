"""The linked reports hold what their data sheet says, and each quotation is found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

pytest.importorskip("yaml")

from greenscan.labels import KINDS, Label
from greenscan.reading import read
from greenscan.segmenting import SENTENCES, segment
from greenscan.training.data.joining import digest
from tests.corpora import LINKED, LINKED_MORE, LINKED_PARTS, PLACES, Row, pages, rows

LINKS = rows("linked-reports/links.jsonl")
PAGES = pages()
OPPOSED = ("contradiction", "near_contradiction")
MORE = {link["report"] for link in LINKS if link["part"] == LINKED_MORE}

_ROW = re.compile(r"(?m)^.*\S {2,}\S.*$")
_NOTE = re.compile(r"(?m)^(?:\d|[a-c]|[¹²³*]) [A-Z]")
_GLUED = re.compile(r"[a-z.,)%](?:\d|[a-c]|[¹²³*])(?:,? |$|\n)|[a-z]\*")


def quotes(link: Row) -> Iterator[Row]:
    """Yield every passage that a claim is linked with, of whatever sort."""
    yield from link["support"]
    yield from link["distractors"]
    yield from (link[kind] for kind in OPPOSED if link[kind])


def plain(text: str) -> str:
    """Return `text` with one blank for every run of white space."""
    return " ".join(text.split())


def by_report() -> dict[str, list[Row]]:
    """Return the links of each report."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for link in LINKS:
        found[link["report"]].append(link)
    return found


def test_every_report_has_links() -> None:
    assert len(PAGES) >= 30
    assert set(by_report()) == set(PAGES)
    assert {path.suffix for path in LINKED.iterdir()} == {".txt", ".jsonl"}


@pytest.mark.parametrize("name", PAGES)
def test_reports_look_like_text_of_a_pdf(name: str) -> None:
    text = "\f".join(PAGES[name])
    assert 3 <= len(PAGES[name]) <= 6
    assert 300 <= len(text.split()) <= (1250 if name in MORE else 800)
    assert len(_ROW.findall(text)) >= 4
    assert _NOTE.search(text)
    assert _GLUED.search(text)
    assert all(page.strip() for page in PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_claims_and_quotes_stand_once_on_their_page(name: str) -> None:
    for link in by_report()[name]:
        for text, page in [
            (link["claim"], link["page"]),
            *((quote["quote"], quote["page"]) for quote in quotes(link)),
        ]:
            assert plain(PAGES[name][page - 1]).count(plain(text)) == 1, text


@pytest.mark.parametrize("name", PAGES)
def test_table_quotes_are_rows(name: str) -> None:
    for link in by_report()[name]:
        for quote in quotes(link):
            lines = [line.strip() for line in PAGES[name][quote["page"] - 1].splitlines()]
            if quote["place"] == "table":
                assert quote["quote"] in lines
                assert _ROW.search(quote["quote"])


def test_fields() -> None:
    for link in LINKS:
        assert link["label"] in set(Label) - {Label.NONE}
        assert link["kind"] in KINDS
        assert link["part"] in (*LINKED_PARTS, LINKED_MORE)
        assert all(quote["place"] in PLACES for quote in quotes(link))
        assert all(link[kind]["why"] for kind in OPPOSED if link[kind])


def test_links_are_of_one_sort_each() -> None:
    for link in LINKS:
        sorts = Counter(plain(quote["quote"]) for quote in quotes(link))
        if link["near_contradiction"]:  # the row that a reader may stumble over can be the support
            sorts[plain(link["near_contradiction"]["quote"])] = 1
        assert max(sorts.values(), default=1) == 1
        assert plain(link["claim"]) not in sorts
        assert not (link["support"] and link["contradiction"])


def test_claims_differ_and_are_in_no_training_data() -> None:
    claims = [digest(link["claim"]) for link in LINKS]
    assert len(set(claims)) == len(claims)
    elsewhere = {digest(row["text"]) for row in rows("contrast/train.jsonl")}
    for name in ("annotated", "added"):
        elsewhere.update(row["sha256"] for row in rows(f"labels/{name}.csv"))
    assert not elsewhere.intersection(claims)


def test_parts_are_balanced() -> None:
    parts = {name: {link["part"] for link in links} for name, links in by_report().items()}
    assert all(len(part) == 1 for part in parts.values())
    sizes = Counter(part for each in parts.values() for part in each)
    assert sizes["development"] == sizes["test"]
    for part in LINKED_PARTS:
        mine = [link for link in LINKS if link["part"] == part]
        assert sum(bool(link["contradiction"]) for link in mine) == 5


def test_contradictions() -> None:
    planted = {
        kind: [link for link in LINKS if link[kind] and link["part"] != LINKED_MORE]
        for kind in OPPOSED
    }
    names = [link["report"] for links in planted.values() for link in links]
    assert len(planted["contradiction"]) == 10
    assert len(planted["near_contradiction"]) == 5
    assert len(set(names)) == 15
    for link in planted["contradiction"]:
        opposed = link["contradiction"]["quote"]
        assert set(re.findall(r"\d[\d.,]*", link["claim"])) - set(re.findall(r"\d[\d.,]*", opposed))


def test_the_second_development_part_is_rich_in_contradictions() -> None:
    assert len(MORE) == 14
    for name in MORE:
        links = by_report()[name]
        assert sum(bool(link["contradiction"]) for link in links) >= 3, name
        assert sum(bool(link["near_contradiction"]) for link in links) >= 3, name


def test_a_third_of_the_claims_has_no_support() -> None:
    bare = [link for link in LINKS if not link["support"] and not link["contradiction"]]
    assert len(bare) >= len(LINKS) / 3
    for name, links in by_report().items():
        fewest, most = (15, 26) if name in MORE else (6, 11)
        assert fewest <= len(links) <= most, name
        assert any(link["support"] for link in links), name
        assert any(link in bare for link in links), name
        assert any(link["distractors"] for link in links), name


def test_claims_are_sentences_as_greenscan_cuts_them() -> None:
    docs = {name: segment(read(LINKED / f"{name}.txt")) for name in PAGES}
    found = {
        (name, plain(span.text)) for name, doc in docs.items() for span in doc.spans[SENTENCES]
    }
    missed = [link for link in LINKS if (link["report"], plain(link["claim"])) not in found]
    assert len(missed) <= len(LINKS) / 50, missed
