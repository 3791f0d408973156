"""Judging models: metrics, significance, what is told of data and models."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import average_precision_score

from greenscan.classifying import Predictions
from greenscan.classifying.loading import shipped_models
from greenscan.classifying.protocol import FloatArray
from greenscan.labels import LABELS
from greenscan.training.data.claim_loading import load_claims
from greenscan.training.data.corpus import NO_KIND, Corpus, TrainingError
from greenscan.training.judging.bootstrap import estimates
from greenscan.training.judging.claim_tallies import ClaimTallies, average_precision, tally_claims
from greenscan.training.judging.material import Judged, Material, Question, judge
from greenscan.training.judging.model_facts import ModelFacts
from greenscan.training.judging.significance import mcnemar_p, randomisation_p
from greenscan.training.results import amounts

SEED = 3


@dataclass(frozen=True)
class Fixed:
    """A classifier that is sure of the label it was told, by text, and else of none."""

    labels: dict[str, int]
    name: str = "fixed"
    version: str = "1"
    digest: str = ""
    claim_threshold: float = 0.5
    classes_: tuple[str, ...] = field(default=tuple(map(str, LABELS)))

    def classify(self, texts: Sequence[str]) -> Predictions:
        said = [self.labels.get(text, 0) for text in texts]
        rows = np.where(np.eye(4)[said] == 1, 0.94, 0.02).astype(np.float32)
        kinds = np.full((len(texts), 5), 0.2, dtype=np.float32)
        return Predictions(rows, kinds, np.zeros((len(texts), 0), dtype=np.float32))

    def predict_proba(self, texts: Sequence[str]) -> FloatArray:
        return self.classify(texts).labels

    def predict(self, texts: Sequence[str]) -> list[str]:
        return [str(LABELS[self.labels.get(text, 0)]) for text in texts]


def sentences(count: int, **changes: object) -> Corpus:
    """A corpus of `count` unlike claims that are labelled vague, each a document of its own."""
    corpus = Corpus(
        texts=tuple(f"{chr(97 + i // 26) * 5} {chr(97 + i % 26) * 5}" for i in range(count)),
        labels=np.ones(count, dtype=np.int64),
        kinds=np.full(count, NO_KIND, dtype=np.int64),
        documents=tuple(f"document {i}" for i in range(count)),
        neighbours=(("", ""),) * count,
        parts=("authored",) * count,
        sets=("",) * count,
        digest="d" * 64,
    )
    return replace(corpus, **changes)  # type: ignore[arg-type]


def finder(corpus: Corpus, rows: Sequence[int], question: Question = Question.CLAIM) -> Judged:
    """A model that gets `rows` of a corpus of vague claims right and takes the others for none."""
    return judge(Fixed({corpus.texts[row]: 1 for row in rows}), Material.of(corpus, question))


def p_of(first: Judged, second: Judged) -> float:
    return randomisation_p(first.tallies, second.tallies, "claim_f1", SEED)


# -- significance -------------------------------------------------------------------------------


def test_randomisation_by_hand_three_documents() -> None:
    # F1 is 1 against 0. Of the 8 ways to swap, none and all keep the two so far apart; else one
    # model has k claims and the other 3 - k, and F1 2/4 against 4/5: p is 2/8.
    corpus = sentences(3)
    assert p_of(finder(corpus, range(3)), finder(corpus, [])) == pytest.approx(0.25, abs=0.02)


def test_randomisation_moves_documents_whole() -> None:
    # the same three sentences in one document: every way to swap is as far apart
    corpus = sentences(3, documents=("one",) * 3)
    assert p_of(finder(corpus, range(3)), finder(corpus, [])) == 1.0


def test_randomisation_finds_a_real_difference() -> None:
    corpus = sentences(40)
    better, worse = finder(corpus, range(40)), finder(corpus, range(20))
    assert p_of(better, worse) == p_of(worse, better) == pytest.approx(0.0001)  # the least it gives


def test_no_difference_from_oneself_nor_from_an_equal() -> None:
    corpus = sentences(40)
    model, equal = finder(corpus, range(20)), finder(corpus, range(20, 40))
    assert p_of(model, model) == 1.0
    assert p_of(model, equal) == 1.0
    assert mcnemar_p(model.right, model.right) == 1.0
    assert mcnemar_p(model.right, equal.right) == 1.0


@pytest.mark.parametrize(
    ("only_first", "only_second", "expected"),
    [
        (1, 5, 2 * (math.comb(6, 0) + math.comb(6, 1)) / 2**6),
        (5, 1, 2 * (math.comb(6, 0) + math.comb(6, 1)) / 2**6),
        (0, 8, 2 / 2**8),
        (0, 0, 1.0),
    ],
)
def test_mcnemar_by_hand(only_first: int, only_second: int, expected: float) -> None:
    both = 7  # sentences that both get right are of no account
    first = np.array([1] * only_first + [0] * only_second + [1] * both, dtype=bool)
    second = np.array([0] * only_first + [1] * only_second + [1] * both, dtype=bool)
    assert mcnemar_p(first, second) == pytest.approx(expected)


# -- claims -------------------------------------------------------------------------------------

SCORES = (0.95, 0.85, 0.6, 0.55, 0.2, 0.15)
CLAIMS = (True, True, False, True, False, True)


def scored(scores: Sequence[float]) -> FloatArray:
    return np.array([[1 - p, p, 0, 0] for p in scores], dtype=np.float32)


@pytest.fixture
def tallies() -> ClaimTallies:
    return tally_claims(scored(SCORES), threshold=0.5, claims=np.array(CLAIMS), groups=np.arange(6))


def test_claim_metrics_by_hand(tallies: ClaimTallies) -> None:
    values = {name: each["value"] for name, each in estimates(tallies, SEED).items()}
    # tenths by probability: .95 and .85 are claims, .60 is none, .55 is one, .20 none, .15 one
    gaps = 0.05 + 0.15 + 0.6 + 0.45 + 0.2 + 0.85
    odds = (0.95, 0.85, 0.4, 0.55, 0.8, 0.15)
    assert values == {
        "claim_f1": pytest.approx(0.75),
        "claim_precision": pytest.approx(0.75),
        "claim_recall": pytest.approx(0.75),
        "calibration_error": pytest.approx(gaps / 6, abs=1e-4),
        "log_loss": pytest.approx(-sum(map(math.log, odds)) / 6, abs=1e-4),
    }
    assert tallies.labels.sum(axis=0).tolist() == [[1, 1], [1, 3]]


def test_reliability_of_claims_tells_the_share_of_claims(tallies: ClaimTallies) -> None:
    rows = tallies.reliability()
    assert rows[0] == {"sentences": 1, "probability": 0.15, "claims": 1.0}
    assert [row["claims"] for row in rows] == [1, 0, 1, 0, 1, 1]


def test_average_precision_by_hand() -> None:
    found = average_precision(scored(SCORES), np.array(CLAIMS), np.arange(6), SEED)
    assert found["value"] == pytest.approx((1 + 1 + 3 / 4 + 4 / 6) / 4, abs=1e-4)
    assert found["low"] < found["value"] <= found["high"] == 1.0


def test_average_precision_agrees_with_scikit_learn_on_ties() -> None:
    random = np.random.default_rng(SEED)
    scores = random.random(300).round(1)
    claims = random.random(300) < scores
    found = average_precision(scored(scores.tolist()), claims, np.arange(300), SEED)
    assert found["value"] == pytest.approx(average_precision_score(claims, scores), abs=1e-4)


def test_average_precision_without_claims_is_nothing() -> None:
    none = np.zeros(6, dtype=bool)
    assert average_precision(scored(SCORES), none, np.arange(6), SEED)["value"] == 0.0


# -- material and models ------------------------------------------------------------------------


def test_a_claim_is_found_whatever_label_it_gets() -> None:
    corpus = sentences(12)
    model = Fixed(dict.fromkeys(corpus.texts, 3))
    as_claims = judge(model, Material.of(corpus, Question.CLAIM))
    as_labels = judge(model, Material.of(corpus, Question.LABEL))
    assert as_claims.metrics(SEED)["claim_f1"]["value"] == 1.0
    assert as_claims.right.all()
    assert as_labels.metrics(SEED)["f1_vague"]["value"] == 0.0
    assert not as_labels.right.any()


def test_metrics_of_kinds_need_kinds() -> None:
    corpus = sentences(12)
    assert "kind_accuracy" not in finder(corpus, [0], Question.LABEL).metrics(SEED)
    kinds = replace(corpus, kinds=np.zeros(12, dtype=np.int64))
    assert "kind_accuracy" in finder(kinds, [0], Question.LABEL).metrics(SEED)


def test_the_model_s_own_threshold_decides_on_contrast_sets() -> None:
    corpus = sentences(6, sets=("a", "a", "b", "b", "", ""))
    material = Material.of(corpus, Question.LABEL)
    model = Fixed(dict.fromkeys([*corpus.texts[:3], *corpus.texts[4:]], 1))
    strict = replace(model, claim_threshold=0.99)
    assert judge(model, material).facts(SEED)["sets"] == {"count": 2, "wholly_right": 1}
    assert judge(strict, material).facts(SEED)["sets"] == {"count": 2, "wholly_right": 0}
    assert finder(sentences(6), [0], Question.LABEL).facts(SEED)["sets"] is None


def test_versions_of_one_claim_are_drawn_together() -> None:
    corpus = sentences(5, sets=("a", "b", "a", "", ""))
    groups = Material.of(corpus, Question.LABEL).groups
    assert groups[0] == groups[2]
    assert len(set(groups.tolist())) == 4
    assert len(set(Material.of(sentences(5), Question.LABEL).groups.tolist())) == 5


def test_doubts_tell_of_few_documents_and_missing_labels() -> None:
    doubts = list(Material.of(sentences(3), Question.LABEL).doubts())
    assert doubts[0].startswith("3 independent documents")
    assert [label for label in LABELS if f"labelled {label}:" in " ".join(doubts)] == [
        "none",
        "unsupported",
        "supported",
    ]
    labels = np.arange(40) % 2
    assert not list(Material.of(sentences(40, labels=labels), Question.CLAIM).doubts())


def results_at(folder: Path, content: object) -> ModelFacts:
    (folder / "results.json").write_text(json.dumps(content))
    return ModelFacts(folder)


def test_data_that_a_model_was_trained_on_is_known_by_its_digest(tmp_path: Path) -> None:
    corpus = sentences(3)
    assert ModelFacts(tmp_path).trained_on(corpus) is None
    assert results_at(tmp_path, []).trained_on(corpus) is None
    assert results_at(tmp_path, {"data": {"sha256": corpus.digest}}).trained_on(corpus) is True
    auxiliary = {"training": {"auxiliary": [{"sha256": corpus.digest}]}}
    assert results_at(tmp_path, auxiliary).trained_on(corpus) is True
    parts = {"mine": amounts(corpus, np.arange(3)), "others": amounts(corpus, np.arange(2))}
    together = {"data": {"sha256": "other", "parts": parts}}
    assert results_at(tmp_path, together).trained_on(corpus) is True
    judged_on = {"data": {"sha256": "other"}, "public": [{"data": {"sha256": corpus.digest}}]}
    assert results_at(tmp_path, judged_on).trained_on(corpus) is False


def test_size_and_parameters_of_a_model() -> None:
    known = ModelFacts.of("greenscan-en")
    assert known.folder == shipped_models()["greenscan-en"]
    files = ("model.onnx", "tokenizer.json")
    assert known.size() == sum((known.folder / name).stat().st_size for name in files)
    assert ModelFacts.of("baseline-en").parameters() is None


def test_parameters_are_those_of_the_checkpoint(tmp_path: Path) -> None:
    numpy_files = pytest.importorskip("safetensors.numpy")
    weights = {"a": np.zeros((3, 4), dtype=np.float16), "b": np.zeros(5, dtype=np.float32)}
    numpy_files.save_file(weights, tmp_path / "model.safetensors")
    assert ModelFacts(tmp_path).parameters() == 17
    head = {"weight": np.zeros((5, 4), dtype=np.float16), "bias": np.zeros(5, dtype=np.float16)}
    numpy_files.save_file(head, tmp_path / "kind_head.safetensors")
    assert ModelFacts(tmp_path).parameters() == 42


# -- reading claims -----------------------------------------------------------------------------


def written(folder: Path, content: str) -> Path:
    path = folder / "claims.csv"
    path.write_text(content)
    return path


def test_words_for_claim_and_none(tmp_path: Path) -> None:
    words = {"0": 0, "1": 1, "True": 1, "FALSE": 0, "yes": 1, "No": 0, "none": 0, "claim": 1}
    words |= {"vague": 1, "supported": 1}
    rows = "".join(f"sentence {i},{word}\n" for i, word in enumerate(words))
    corpus = load_claims(written(tmp_path, f"text,label\n{rows}"))
    assert (corpus.labels > 0).tolist() == [bool(claim) for claim in words.values()]
    assert len(set(corpus.documents)) == len(words)


def test_columns_and_values_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, "sentence,class,report\nA.,green,x\nB.,other,x\nB.,other,y\n")
    corpus = load_claims(
        path,
        columns={"text": "sentence", "label": "class", "doc": "report"},
        values={"green": "claim", "other": "none"},
    )
    assert corpus.texts == ("A.", "B.", "B.")  # a repeated row counts
    assert corpus.documents == ("x", "x", "y")
    assert (corpus.labels > 0).tolist() == [True, False, False]


def test_bad_rows_are_listed_by_line(tmp_path: Path) -> None:
    path = written(tmp_path, "text,label\nA.,1\n,0\nC.,maybe\n")
    with pytest.raises(TrainingError) as caught:
        load_claims(path)
    assert f"{path}:3: text is empty" in str(caught.value)
    assert f"{path}:4: label 'maybe' tells neither none nor claim" in str(caught.value)
    assert "--value" in str(caught.value)


def test_a_value_is_a_claim_or_none(tmp_path: Path) -> None:
    path = written(tmp_path, "text,label\nA.,1\n")
    with pytest.raises(TrainingError, match="'vague' is not one of none, claim"):
        load_claims(path, values={"1": "vague"})


@pytest.mark.shared
def test_a_published_set_is_read_whole(shared: Path) -> None:
    path = shared / "data" / "labelled" / "environmental_claims" / "dev.jsonl"
    corpus = load_claims(path)
    assert (len(corpus), int((corpus.labels > 0).sum())) == (265, 66)
