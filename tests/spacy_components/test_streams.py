"""``nlp.pipe``: batches over documents, several processes, documents that fail."""

import pickle
from collections.abc import Sequence

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens.underscore import Underscore

import greenscan
from greenscan.classifying import Predictions, load_model
from greenscan.classifying import component as classifying
from greenscan.screening.component import GreenscanComponent

from .making import SAMPLE, TEXT, pipeline, report_of

TEXTS = [TEXT, "", "We recycle paper. We are green.", TEXT, "In 2023 we planted 40 trees in Leeds."]


class Counting:
    """A classifier that notes how many texts it is asked for at a time."""

    def __init__(self, model: str = "baseline-en") -> None:
        self._inner = load_model(model)
        self.calls: list[int] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def classify(self, texts: Sequence[str]) -> Predictions:
        self.calls.append(len(texts))
        if any("unlucky" in text for text in texts):
            raise RuntimeError("this classifier fears the word")
        return self._inner.classify(texts)


@Language.factory("counting_greenscan")
def create(nlp: Language, name: str) -> GreenscanComponent:
    return GreenscanComponent(nlp, _classifiers[-1], name=name)  # type: ignore[arg-type]


_classifiers: list[Counting] = []


def counting() -> tuple[Language, Counting]:
    nlp = spacy.blank("en")
    _classifiers.append(Counting())
    nlp.add_pipe("counting_greenscan")
    return nlp, _classifiers[-1]


def test_a_stream_gives_what_single_calls_give(nlp: Language) -> None:
    assert [report_of(doc) for doc in nlp.pipe(TEXTS)] == [report_of(nlp(text)) for text in TEXTS]


def test_the_sentences_of_several_documents_are_classified_together() -> None:
    nlp, classifier = counting()
    docs = list(nlp.pipe(TEXTS))
    assert classifier.calls == [6]  # each text once, of nine
    assert [len(doc.spans["greenscan_sentences"]) for doc in docs] == [3, 0, 2, 3, 1]


def test_a_batch_has_as_many_documents_as_it_may() -> None:
    nlp, classifier = counting()
    list(nlp.pipe(TEXTS, batch_size=2))
    assert classifier.calls == [3, 5, 1]


def test_many_sentences_make_a_batch_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classifying, "MOST_SENTENCES", 3)
    nlp, classifier = counting()
    list(nlp.pipe(TEXTS))
    assert classifier.calls == [3, 5, 1]


def test_contexts_stay_with_their_documents(nlp: Language) -> None:
    pairs = nlp.pipe([(TEXT, "first"), ("", "second")], as_tuples=True)
    assert [(len(report_of(doc).claims), context) for doc, context in pairs] == [
        (2, "first"),
        (0, "second"),
    ]


@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
def test_several_processes_give_the_same(nlp: Language) -> None:
    documents = [greenscan.make_doc(greenscan.read(SAMPLE), nlp) for _ in range(2)]
    reports = [report_of(doc) for doc in nlp.pipe([*TEXTS, *documents], n_process=2, batch_size=2)]
    assert reports[: len(TEXTS)] == [report_of(nlp(text)) for text in TEXTS]
    assert reports[len(TEXTS) :] == [greenscan.analyze_file(SAMPLE)] * 2


def test_a_process_that_is_spawned_gets_the_pipeline_by_pickle() -> None:
    nlp = pipeline(model="baseline-en")
    again, _ = pickle.loads(pickle.dumps((nlp, Underscore.get_state())))  # noqa: S301
    assert report_of(again(TEXT)) == report_of(nlp(TEXT))


def test_a_document_that_fails_is_told_to_the_error_handler_and_the_others_go_on() -> None:
    nlp, _ = counting()
    failed = []

    def note(_name: str, _component: object, docs: list[Doc], error: Exception) -> None:
        failed.append(([doc.text for doc in docs], str(error)))

    nlp.set_error_handler(note)  # type: ignore[arg-type]  # spaCy's own handlers return, too
    texts = [TEXT, "We had an unlucky year.", "We are green."]
    docs = list(nlp.pipe(texts))
    assert [doc.text for doc in docs] == [TEXT, "We are green."]
    assert failed == [(["We had an unlucky year."], "this classifier fears the word")]


def test_without_an_error_handler_the_error_comes_through() -> None:
    nlp, _ = counting()
    with pytest.raises(RuntimeError, match="fears the word"):
        list(nlp.pipe([TEXT, "We had an unlucky year."]))
    with pytest.raises(RuntimeError, match="fears the word"):
        nlp("We had an unlucky year.")
