"""Whether rules are cited as their own examples say."""

from __future__ import annotations

from collections.abc import Iterator

from greenscan.assessing.rulebook import Rulebook
from greenscan.marking.checking import Failed
from greenscan.marking.rule_entry import RuleEntry, RuleExample


def failed_citations(rulebook: Rulebook) -> Iterator[Failed]:
    """Run the examples of `rulebook` and yield those that fail."""
    for rule in rulebook.rules:
        for example, wanted in ((rule.fires, True), (rule.silent, False)):
            if cites(rulebook, rule, example) is not wanted:
                reason = "is not cited for" if wanted else "is cited for"
                yield Failed(rule, example.claim, reason)


def cites(rulebook: Rulebook, rule: RuleEntry, example: RuleExample) -> bool:
    """Tell whether `rulebook` cites `rule` for `example`."""
    cited = rulebook.cite(
        [example.flag],
        kind=example.kind,
        subject=example.subject,
        topic=example.topic,
        mandatory=example.mandatory,
        text=example.claim,
    )
    return rule.id in {item.id for item in cited}
