"""The settings of the components: plain JSON, checked when the component is added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

import greenscan
from greenscan.errors import ModelError, PackError

from .making import TEXT, pipeline, report_of

PACK = """\
version: 1
kind: cues
entries:
  - id: own-cue
    category: generic
    flag: VAGUE_GENERIC
    name: own cue
    phrases: ["a greener future"]
    fires: We want a greener future.
    silent: We want a faster future.
"""


def test_the_settings_are_json() -> None:
    config = spacy.blank("en").get_factory_meta("greenscan").default_config
    assert config is not None
    assert json.loads(json.dumps(config)) == config
    assert set(config) == {
        "model",
        "thresholds",
        "packs",
        "jurisdictions",
        "explain",
        "sentences",
    }


def test_thresholds_apply() -> None:
    few = pipeline(model="baseline-en", thresholds={"claim": 1.0})
    assert report_of(few(TEXT)).claims == ()
    doubtful = report_of(pipeline(model="baseline-en", thresholds={"uncertain": 1})(TEXT))
    assert all(claim.uncertain for claim in doubtful.claims)
    model = greenscan.load_model("baseline-en")
    assert doubtful.thresholds.claim == model.claim_threshold


def test_only_rules_of_the_jurisdictions_that_are_asked_for_are_cited() -> None:
    nlp = pipeline(model="baseline-en", jurisdictions=["UK"])
    rules = [rule for claim in report_of(nlp(TEXT)).claims for rule in claim.rules]
    assert {rule.jurisdiction for rule in rules} == {"UK"}


def test_packs_add_to_those_of_greenscan(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(PACK, "utf-8")
    doc = pipeline(model="baseline-en", packs=[str(path)])(TEXT)
    assert "own-cue" in {cue.entry for claim in report_of(doc).claims for cue in claim.cues}
    assert [pack.name for pack in report_of(doc).packs] == ["own.yaml"]


@pytest.mark.parametrize(
    ("config", "error", "message"),
    [
        ({"model": "no-such-model"}, ModelError, "no-such-model.*baseline-en"),
        ({"thresholds": {"claim": 1.5}}, ValueError, "'claim' is 1.5: give a number from 0 to 1"),
        ({"thresholds": {"clam": 0.5}}, ValueError, "no threshold 'clam': give claim or uncertain"),
        ({"jurisdictions": ["Mars"]}, ValueError, "no jurisdiction 'Mars': give any of EU, UK"),
        ({"sentences": "mine"}, ValueError, "sentences is 'mine': give own or doc"),
        ({"packs": ["missing.yaml"]}, PackError, "missing.yaml"),
        ({"explain": "a little"}, ValueError, "explain"),
        ({"packs": "own.yaml"}, ValueError, "packs"),
        ({"modle": "greenscan-en"}, ValueError, "modle"),
    ],
)
def test_a_setting_that_is_wrong_is_a_clear_error(
    config: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        spacy.blank("en").add_pipe("greenscan", config=config)
