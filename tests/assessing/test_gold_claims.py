"""Agreement with the authored claims; nothing was tuned on their test half.

``pytest tests/assessing/test_gold_claims.py -s`` prints the figures.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from tests.assessing.making import Row, assessed
from tests.assessing.scoring import score

CLAIMS = Path(__file__).parents[2] / "corpora" / "claims" / "claims.jsonl"

# What is reached, less a margin for later changes elsewhere.
FLOORS = {
    "development": {"flags": 0.95, "missing": 0.93, "verdict": 0.97, "subject": 0.95},
    "test": {"flags": 0.83, "missing": 0.83, "verdict": 0.95, "subject": 0.80},
}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    if not CLAIMS.is_file():
        pytest.skip("the authored claims are not in this checkout")
    return [json.loads(line) for line in CLAIMS.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("part", FLOORS)
def test_assessments_agree_with_the_authored_answers(
    nlp: Language, rows: list[Row], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = score((row, assessed(nlp, row)) for row in rows if row["part"] == part)
    with capsys.disabled():
        print(f"\n{part}: {found}")  # noqa: T201 (the figures are what this test is for)
    floors = FLOORS[part]
    assert found.flags.micro_f1 >= floors["flags"]
    assert found.missing.micro_f1 >= floors["missing"]
    assert found.verdict >= floors["verdict"]
    assert found.subject >= floors["subject"]
