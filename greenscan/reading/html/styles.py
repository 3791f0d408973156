"""The few style rules that tell text apart: what is hidden, bold, or has its place on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"[\w-]*(\.[\w-]+)")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))\s*(px|pt|em|rem|mm|cm|in|pc)?\s*(?:!.*)?")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54}
_PIXELS |= {"in": 96.0, "pc": 16.0}
_USED = frozenset(
    {"display", "visibility", "position", "left", "top", "bottom", "font-size", "font-weight"}
)
_BOLD = 600  # the least weight that browsers draw bold


class Styles:
    """The style rules of a document.

    Only ``style`` attributes and rules for a class are looked at: no other selector, no rule
    under a condition such as ``@media print``.

    Parameters
    ----------
    sheets
        The content of the ``style`` elements.
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        for sheet in sheets:
            for selectors, declarations in _rules(_COMMENT.sub("", sheet)):
                used = _declarations(declarations)
                for selector in selectors.split(",") if used else ():
                    if found := _SELECTOR.fullmatch(selector.strip()):
                        self._rules.setdefault(found.group(1), {}).update(used)

    def of(self, element: etree._Element) -> Mapping[str, str]:
        """Return the declarations that hold for `element` itself."""
        names, inline = element.get("class"), element.get("style")
        if not names and not inline:
            return {}
        style: dict[str, str] = {}
        if names and self._rules:
            for name in names.split():
                style |= self._rules.get(f".{name}", {})
        return style | _declarations(inline) if inline else style


def is_hidden(style: Mapping[str, str]) -> bool:
    """Whether an element of this style is not shown."""
    return style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse")


def is_bold(style: Mapping[str, str]) -> bool | None:
    """Whether an element of this style is bold; None where it is as its parent."""
    weight = style.get("font-weight")
    if weight is None or weight == "inherit":
        return None
    return weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= _BOLD)


def pixels(value: str | None) -> float | None:
    """Return a length in pixels; None for a share, a keyword or nothing."""
    found = _LENGTH.fullmatch(value) if value else None
    return float(found.group(1)) * _PIXELS.get(found.group(2), 1.0) if found else None


def _rules(sheet: str) -> Iterable[tuple[str, str]]:
    """Yield the selectors and declarations of each rule that stands under no condition."""
    depth, position, selectors = 0, 0, ""
    for brace in _BRACE.finditer(sheet):
        part = sheet[position : brace.start()]
        position = brace.end()
        if brace.group() == "{":
            selectors = part.rpartition(";")[2].strip() if depth == 0 else "@"
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and not selectors.startswith("@"):
                yield selectors, part


def _declarations(text: str) -> dict[str, str]:
    return {
        key: value.removesuffix("!important").strip()
        for key, value in _DECLARATION.findall(text.lower())
        if key in _USED
    }
