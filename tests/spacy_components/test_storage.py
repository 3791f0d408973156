"""Results on a `Doc` survive copying, pickling and every way in which spaCy stores it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import greenscan
from greenscan.errors import ReportError
from greenscan.segmenting import document_on

from .making import LINKED, SAMPLE, STEPS, TEXT, pipeline, report_of


def through_bytes(doc: Doc) -> Doc:
    return Doc(doc.vocab).from_bytes(doc.to_bytes())


def through_bin(doc: Doc) -> Doc:
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    return next(DocBin().from_bytes(stored).get_docs(doc.vocab))


def through_pickle(doc: Doc) -> Doc:
    again = pickle.loads(pickle.dumps(doc))  # noqa: S301
    assert isinstance(again, Doc)
    return again


def through_bytes_twice(doc: Doc) -> Doc:
    return through_bytes(through_bytes(doc))


@pytest.mark.parametrize(
    "again", [through_bytes, through_bin, through_pickle, through_bytes_twice, Doc.copy]
)
def test_a_doc_keeps_its_results(nlp: Language, again: Callable[[Doc], Doc]) -> None:
    doc = nlp(greenscan.make_doc(greenscan.read(SAMPLE), nlp))
    other = again(doc)
    assert report_of(other) == report_of(doc)
    assert [
        (span.start_char, span.end_char, span.label_, span._.greenscan)
        for span in other.spans["greenscan"]
    ] == [
        (span.start_char, span.end_char, span.label_, span._.greenscan)
        for span in doc.spans["greenscan"]
    ]
    assert document_on(other) == document_on(doc)


def test_a_doc_that_was_stored_between_two_steps_goes_on() -> None:
    nlp = spacy.blank("en")
    for step in STEPS:
        nlp.add_pipe(step)
    doc = nlp.make_doc(TEXT)
    for name, component in nlp.pipeline:
        doc = through_bin(component(doc))
        if name == "greenscan_linker":
            assert [span._.greenscan_support for span in doc.spans["greenscan_sentences"]]
    assert report_of(doc) == greenscan.analyze(TEXT)


def test_links_survive(nlp: Language) -> None:
    doc = nlp((LINKED / "arbolinda-toys.txt").read_text("utf-8"))
    again = through_bytes(doc)
    sentences = report_of(doc).sentences
    assert any(sentence.support for sentence in sentences)
    for span, sentence in zip(again.spans["greenscan_sentences"], sentences, strict=True):
        assert span._.greenscan_support == sentence.support
        assert span._.greenscan_contradiction == sentence.contradiction


def test_a_stored_doc_can_be_read_without_greenscan(nlp: Language, tmp_path: Path) -> None:
    nlp(TEXT).to_disk(tmp_path / "doc")
    code = (
        "import sys; from spacy.tokens import Doc; from spacy.vocab import Vocab;"
        f"doc = Doc(Vocab()).from_disk({str(tmp_path / 'doc')!r});"
        "report = doc.user_data['._.', 'greenscan_report', None, None];"
        "print('greenscan' in sys.modules, len(doc.spans['greenscan']), type(report).__name__,"
        "      report['claims'][0]['verdict'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False 2 dict vague\n"


def test_a_stored_doc_can_be_read_without_a_pipeline(nlp: Language, tmp_path: Path) -> None:
    nlp(TEXT).to_disk(tmp_path / "doc")
    code = (
        "import greenscan, spacy; from spacy.tokens import Doc; greenscan.register_extensions();"
        f"doc = Doc(spacy.blank('en').vocab).from_disk({str(tmp_path / 'doc')!r});"
        "print(doc._.greenscan.claims[1].verdict, doc.spans['greenscan'][0]._.greenscan.verdict)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "supported vague\n"


def test_a_report_of_another_version_is_a_clear_error(nlp: Language) -> None:
    doc = through_bytes(nlp(TEXT))
    doc.user_data["._.", "greenscan_report", None, None]["schema_version"] = 0  # type: ignore[index]
    with pytest.raises(ReportError, match="screen the document again"):
        _ = doc._.greenscan


@pytest.mark.parametrize("store", ["disk", "bytes"])
def test_a_stored_pipeline_gives_the_same(store: str, tmp_path: Path) -> None:
    nlp = pipeline(model="baseline-en", thresholds={"claim": 0.25}, jurisdictions=["EU"])
    if store == "disk":
        nlp.to_disk(tmp_path)
        again = spacy.load(tmp_path)
    else:
        again = spacy.blank("en", config=nlp.config).from_bytes(nlp.to_bytes())
    assert again.config == nlp.config
    assert report_of(again(TEXT)) == report_of(nlp(TEXT))
    assert report_of(again(TEXT)).thresholds.claim == 0.25
