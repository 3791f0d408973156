"""What the elements of HTML are to a reader."""

from __future__ import annotations

import re

from lxml import etree

from greenscan.reading.document import BlockKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SKIPPED = frozenset(
    "audio button canvas dialog head iframe input menu nav noscript object script select style svg"  # noqa: SIM905
    " template textarea video".split()
)
_SKIPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "dialog"})
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption"  # noqa: SIM905
    " figure footer form header hgroup hr html legend li main ol p pre section summary table tbody"
    " td tfoot th thead tr ul".split()
)
_TEXTUAL = frozenset({"article", "main", "section"})  # a header or footer in these is content
_MENU_WORDS = 8  # in each item of a menu or a table of contents, at most
_EXCLUDED = 300  # characters of what inline XBRL leaves out as page furniture, at most
_NOTE_ID = re.compile(r"\b(?:footnote|endnote|fn|ftn|_ftn)(?:-?\d+|s)?\b(?!-ref)")
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§↑↩^]\ufe0e?|[*]{2,3}|[a-z])[\])]?")


def tag_of(element: etree._Element) -> str:
    """Return the local name in lower case; empty for what is not an element."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def text_of(element: etree._Element) -> str:
    """Return all characters in `element`."""
    return "".join(map(str, element.itertext()))


def heading_level(element: etree._Element, tag: str) -> int:
    """Return the level of a heading; 0 for what is none."""
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if element.get("role") != "heading":
        return 0
    level = element.get("aria-level", "")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2


def is_block(tag: str) -> bool:
    """Whether browsers begin a new line before and after the element."""
    return tag in _BLOCKS or tag in _HEADINGS


def block_kind(element: etree._Element, tag: str) -> BlockKind | None:
    """Return what the element makes of the text in it; None where it is as its parent."""
    if tag in ("caption", "figcaption", "legend"):
        return BlockKind.CAPTION
    if _is_note(element, tag):
        return BlockKind.FOOTNOTE
    if element.get("role") == "doc-toc" or element.get("class") in ("contents", "toc"):
        return BlockKind.CONTENTS
    return BlockKind.LIST_ITEM if tag == "li" else None


def is_skipped(element: etree._Element, tag: str) -> bool:
    """Whether the element holds nothing to read: scripts, menus, the frame around a page."""
    if tag in _SKIPPED or element.get("hidden") is not None:
        return True
    if element.get("role") in _SKIPPED_ROLES:
        return True
    if tag == "header":
        return _is_xbrl(element) or _is_frame(element)
    if tag == "footer":
        return _is_frame(element)
    if tag == "exclude":
        return _is_xbrl(element) and len(text_of(element)) <= _EXCLUDED
    return False


def is_link_list(element: etree._Element, tag: str) -> bool:
    """Whether a list is a menu or a table of contents: nothing but short links."""
    if tag not in ("ul", "ol"):
        return False
    items = sum(tag_of(item) == "li" for item in element.iter())
    links = [text_of(link) for link in element.iter() if tag_of(link) == "a"]
    words = sum(len(link.split()) for link in links)
    total = len(" ".join(map(str, element.itertext())).split())
    return items > 2 and words >= 0.9 * total and words <= _MENU_WORDS * len(links)


def is_note_mark(element: etree._Element, tag: str) -> bool:
    """Whether a link or superscript only points to a note elsewhere in the document."""
    if tag == "a":
        link = element.get("href", "")
    elif tag == "sup":
        link = next((a.get("href", "") for a in element.iter() if tag_of(a) == "a"), "")
    else:
        return False
    return link.startswith("#") and _NOTE_MARK.fullmatch(text_of(element).strip()) is not None


def is_mark(text: str) -> bool:
    """Whether a superscript is the mark of a note that no link leads to."""
    return _NOTE_MARK.fullmatch(text) is not None and not text[-1:].isalpha()


def _is_note(element: etree._Element, tag: str) -> bool:
    role = element.get("role", "")
    if role in ("doc-footnote", "doc-endnote", "note"):
        return True
    marked = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return (
        tag in ("aside", "div", "li", "ol", "p", "section", "ul")
        and _NOTE_ID.search(marked) is not None
    )


def _is_frame(element: etree._Element) -> bool:
    """Whether a header or footer belongs to the page as a whole and holds no title."""
    if any(tag_of(ancestor) in _TEXTUAL for ancestor in element.iterancestors()):
        return False
    return not any(tag_of(inner) == "h1" for inner in element.iter())


def _is_xbrl(element: etree._Element) -> bool:
    """Whether the element is one of inline XBRL, in XHTML or as the HTML parser sees it."""
    return "inlineXBRL" in str(element.tag) or str(element.tag).lower().startswith("ix:")
