"""What a pack of rules has to look like."""

from __future__ import annotations

from collections.abc import Iterator

from greenscan.labels import Flag, Jurisdiction, Kind, Subject, Topic
from greenscan.marking.fields import Fields
from greenscan.marking.rule_entry import Confirmed, RuleEntry, RuleExample, Scope
from greenscan.marking.yaml_tree import Tree

_MOST_WORDS = 40
_DEFAULTS = {"jurisdiction", "edition", "status", "confirmed", "scope"}
_KEYS = _DEFAULTS | {"id", "cite_as", "asks", "flags", "kinds", "subjects", "topics", "words"}
_KEYS |= {"fires", "silent"}
_EXAMPLE = {"claim", "flag", "kind", "subject", "topic", "mandatory"}


def read_rules(top: Fields, most: int) -> Iterator[RuleEntry]:
    """Yield the rules of the pack whose outermost mapping is `top`, at most `most`.

    Raises
    ------
    PackError
        Names the file and the line of the first fault.
    """
    top.allow({"version", "kind", "defaults", "entries"})
    defaults: dict[str, Tree] = {}
    if "defaults" in top.items:
        shared = top.mapping("defaults")
        shared.allow(_DEFAULTS)
        defaults = shared.items
    for tree in top.sequence("entries", most):
        yield _rule(Fields(tree, top.file, "a rule", defaults))


def _rule(fields: Fields) -> RuleEntry:
    fields.allow(_KEYS)
    flags = fields.choices("flags", Flag)
    if not flags:
        raise fields.error("flags", "flags is missing: name those that rest on the rule")
    return RuleEntry(
        id=fields.identifier(),
        jurisdiction=fields.choice("jurisdiction", Jurisdiction),
        cite_as=fields.text("cite_as"),
        edition=fields.text("edition"),
        status=fields.text("status"),
        confirmed=fields.choice("confirmed", Confirmed),
        asks=fields.text("asks"),
        flags=flags,
        kinds=fields.choices("kinds", Kind),
        subjects=fields.choices("subjects", Subject),
        topics=fields.choices("topics", Topic),
        words=fields.phrases("words", _MOST_WORDS, most_inflected=1),
        scope=fields.choice("scope", Scope),
        fires=_example(fields, "fires"),
        silent=_example(fields, "silent"),
        file=fields.file,
        line=fields.line,
    )


def _example(rule: Fields, key: str) -> RuleExample:
    fields = rule.mapping(key)
    fields.allow(_EXAMPLE)
    return RuleExample(
        claim=fields.text("claim"),
        flag=fields.choice("flag", Flag),
        kind=fields.choice("kind", Kind),
        subject=fields.choice("subject", Subject),
        topic=fields.choice("topic", Topic, default=Topic.GENERAL),
        mandatory=fields.boolean("mandatory", default=False),
    )
