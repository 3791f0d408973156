"""What licences of sources leave of the uses of a model."""

from __future__ import annotations

import pytest

from greenscan.training.cards.licences import Terms, licence_of_model, terms


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("Apache-2.0", Terms.COMMERCIAL),
        ("MIT", Terms.COMMERCIAL),
        ("CC BY 4.0", Terms.COMMERCIAL),
        ("CC-BY-SA-4.0", Terms.COMMERCIAL),
        ("CC BY-NC-SA 4.0", Terms.NON_COMMERCIAL),
        ("cc-by-nc-nd-4.0", Terms.NON_COMMERCIAL),
        ("for non-commercial use", Terms.NON_COMMERCIAL),
        ("unknown", Terms.UNKNOWN),
        ("not known", Terms.UNKNOWN),
        ("", Terms.UNKNOWN),
        ("ncsa", Terms.UNKNOWN),  # not a mark of NC within a word
        ("Apache-2.0 with my own exception", Terms.UNKNOWN),
    ],
)
def test_terms(licence: str, expected: Terms) -> None:
    assert terms(licence) is expected


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        ([], "apache-2.0"),
        (["MIT", "Apache-2.0", "CC0 1.0"], "apache-2.0"),
        (["MIT", "CC BY-NC-SA 4.0", "cc-by-nc-sa-4.0"], "cc-by-nc-sa-4.0"),
        (["MIT", "CC BY-SA 4.0"], "cc-by-sa-4.0"),
        (["CC BY-SA 4.0", "CC BY-NC-SA 4.0"], "other"),
        (["MIT", "whatever it says"], "unknown"),
        (["CC BY-NC 4.0", ""], "other"),
    ],
)
def test_licence_of_model(licences: list[str], expected: str) -> None:
    assert licence_of_model(licences) == expected
