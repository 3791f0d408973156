"""Markup becomes a tree, with nothing fetched and no entity expanded."""

from __future__ import annotations

import html
import re

from lxml import etree

from greenscan.errors import DamagedDocumentError, UnsupportedDocumentError

MAX_MARKUP = 100_000_000
"""The longest markup that is parsed, in characters, embedded images and fonts not counted."""
MAX_TAGS = 5_000_000
"""The most tags that are parsed."""
MAX_ATTRIBUTES = 20_000
"""The most attributes of one element; libxml2 compares each with all those before it."""

_EMBEDDED = re.compile(r"(data:[\w./+-]*(?:;[\w=-]+)*;base64,)[\w+/=%\r\n]+")
_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+""")
_QUOTED = re.compile(r"""="[^"]*"|='[^']*'""")
_ATTRIBUTE = re.compile(r"[\s/][A-Za-z_:][\w:.-]*")
_LONG_TAG = 10_000  # characters
_CHARSET = re.compile(
    rb"<(?:\?xml[^>]*?\sencoding|meta\s[^>]*?charset)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
# Looked for at the start alone: many without an end, wherever they stand, would take forever.
_DOCTYPE = re.compile(
    r"(?:\s|(?><\?.*?\?>|<!--.*?-->))*+<!DOCTYPE\b[^\[>]*(?:\[[^\]]*\]\s*)?>",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")
_HEAD = 4096  # where an encoding or a document type is declared


def declared_encoding(data: bytes) -> str:
    """Return the encoding that the markup names for itself; empty where it names none."""
    found = _CHARSET.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else ""


def parse(markup: str, name: str) -> etree._Element | None:
    """Parse HTML, or XHTML where it is well formed; None where there is nothing in it.

    Raises
    ------
    UnsupportedDocumentError
        The markup is longer than `MAX_MARKUP` or `MAX_TAGS`.
    DamagedDocumentError
        It is nested too deeply.
    """
    markup = _EMBEDDED.sub(r"\1", markup)
    if len(markup) > MAX_MARKUP or markup.count("<") > MAX_TAGS:
        raise UnsupportedDocumentError(
            name,
            f"holds more than {MAX_MARKUP:,} characters of markup or {MAX_TAGS:,} tags,"
            " the most that greenscan reads",
            "split it into smaller documents",
        )
    if _has_too_many_attributes(markup):
        raise DamagedDocumentError(
            name,
            f"it has an element of more than {MAX_ATTRIBUTES:,} attributes",
            "save it as PDF and read that",
        )
    is_xhtml = _is_xhtml(markup)
    markup = _without_start(markup).lstrip()
    if is_xhtml:
        root = _parse_xhtml(markup)
        if root is not None:
            return root
    return _parse_html(markup, name)


def _has_too_many_attributes(markup: str) -> bool:
    """Whether comparing attributes costs more than those of one element at the limit do."""
    cost = 0
    for tag in _TAG.finditer(markup):
        if tag.end() - tag.start() > _LONG_TAG:
            cost += len(_ATTRIBUTE.findall(_QUOTED.sub(" ", tag[0]))) ** 2
    return cost > MAX_ATTRIBUTES**2


def _without_start(markup: str) -> str:
    """Return `markup` without the declarations of XML and of the document type before it."""
    for start in (_DECLARATION, _DOCTYPE):
        if found := start.match(markup):
            markup = markup[found.end() :]
    return markup


def _is_xhtml(markup: str) -> bool:
    head = markup[:_HEAD]
    return _DECLARATION.match(head) is not None or "http://www.w3.org/1999/xhtml" in head


def _parse_xhtml(markup: str) -> etree._Element | None:
    """Parse as XML, so that ``<div/>`` is closed; None where that fails, as for most web pages."""
    if "<!ENTITY" in markup or "<!DOCTYPE" in markup:
        return None  # the HTML parser knows nothing of entity declarations, and so expands none
    parser = etree.XMLParser(
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
        load_dtd=False,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(_bytes(_NAMED.sub(_character, markup)), parser)
    except etree.XMLSyntaxError:
        return None


def _parse_html(markup: str, name: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_bytes(markup), parser)
    except etree.XMLSyntaxError:  # how some versions of lxml say that nothing is there
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise DamagedDocumentError(
            name, "its elements are nested too deeply", "save it as PDF and read that"
        )
    return root


def _bytes(markup: str) -> bytes:
    return markup.encode("utf-8", errors="replace")


def _character(found: re.Match[str]) -> str:
    """Return what a named character reference stands for; XML itself knows but five of them."""
    if found.group(1) in _XML_ENTITIES:
        return found.group()
    character = html.unescape(found.group())
    return f"&amp;{found.group(1)};" if character.startswith("&") else character
