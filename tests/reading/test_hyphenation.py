"""Words broken at line ends."""

from __future__ import annotations

import pytest

from greenscan.reading.hyphenation import rejoin, vocabulary


@pytest.mark.parametrize(
    ("upper", "lower", "hyphen"),
    [
        ("sustain-", "able growth", ""),
        ("low-", "carbon steel", "-"),
        ("net-", "zero", "-"),
        ("high-", "est", ""),
        ("state-of-", "the-art", "-"),
        ("year-", "on-year growth", "-"),
        ("up-", "to-date meters", "-"),
        ("long-", "and short-term", None),
        ("Scope-", "3 emissions", "-"),
        ("CO2-", "equivalent", "-"),
        ("Franco-", "German", "-"),
        ("ISO-", "certified", "-"),
        ("sustain\xad", "able", ""),
        ("we cut –", "and save", None),
        ("we cut -", "and save", None),
        ("we cut", "and save", None),
        ("energy-", "", None),
        ("THE LESS WE CON-", "SUME, THE BETTER", ""),
        ("A TARGET FOR LOW-", "CARBON STEEL", "-"),
        ("CERTIFIED TO ISO-", "IEC", "-"),
    ],
)
def test_rejoin(upper: str, lower: str, hyphen: str | None) -> None:
    assert rejoin(upper, lower, frozenset()) == hyphen


def test_the_document_decides() -> None:
    known = vocabulary("Post-consumer plastic and the Lowland")
    assert rejoin("post-", "consumer", known) == "-"
    assert rejoin("low-", "land", known) == ""
    assert rejoin("self-decla-", "ration", vocabulary("A declaration")) == ""
    assert rejoin("a year-on-", "year rise", vocabulary("a year")) == "-"
