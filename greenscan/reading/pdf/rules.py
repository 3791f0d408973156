"""Rules: the horizontal lines of a page, grouped to those that could belong to one table."""

from __future__ import annotations

from typing import NamedTuple

from greenscan.reading.pdf.glyphs import FloatArray

_EDGE = 5.0  # points by which the ends of a table's rules may differ
_LEVEL = 1.5  # points by which the pieces of one rule may differ in height
_NEAR = 14.0  # points between the pieces that are drawn cell by cell
_LONG = 0.5  # share of a table's width; shorter rules are not of it
_FEWEST = 3


class Rule(NamedTuple):
    """A horizontal line."""

    height: float
    left: float
    right: float


class RuleGroup(NamedTuple):
    """Rules that share an end; `heights` go from top to bottom."""

    heights: list[float]
    left: float
    right: float


def group_rules(rules: FloatArray) -> list[RuleGroup]:
    """Group the rules of a page; each group could rule one table, or several.

    Parameters
    ----------
    rules
        Left, bottom, right, top of each, shape ``(n, 4)``.
    """
    groups: list[RuleGroup] = []
    for rule in sorted(_joined(rules), key=lambda rule: rule.left - rule.right):
        group = next((group for group in groups if _belongs(rule, group)), None)
        if group is None:
            groups.append(RuleGroup([rule.height], rule.left, rule.right))
        else:
            group.heights.append(rule.height)
    for group in groups:
        group.heights.sort(reverse=True)
    return [group for group in groups if len(group.heights) >= _FEWEST]


def _belongs(rule: Rule, group: RuleGroup) -> bool:
    within = group.left - _EDGE <= rule.left and rule.right <= group.right + _EDGE
    long = rule.right - rule.left >= _LONG * (group.right - group.left)
    shared = abs(rule.left - group.left) <= _EDGE or abs(rule.right - group.right) <= _EDGE
    return within and long and shared


def _joined(rules: FloatArray) -> list[Rule]:
    """Join the pieces of rules that are drawn cell by cell."""
    pieces = sorted(
        Rule(round((bottom + top) / 2, 1), left, right)
        for left, bottom, right, top in rules.tolist()
    )
    levels: list[list[Rule]] = []
    for piece in pieces:
        if levels and piece.height - levels[-1][0].height <= _LEVEL:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    joined: list[Rule] = []
    for level in levels:
        start = len(joined)
        for piece in sorted(level, key=lambda piece: piece.left):
            last = joined[-1] if len(joined) > start else None
            if last is not None and piece.left - last.right <= _NEAR:
                joined[-1] = last._replace(right=max(last.right, piece.right))
            else:
                joined.append(piece)
    return joined
