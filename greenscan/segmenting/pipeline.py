"""The pipeline that turns a document into a segmented `Doc`."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from greenscan import factories  # noqa: F401  (where the package is not installed)
from greenscan.reading.document import Document
from greenscan.segmenting.handing import DOCUMENT
from greenscan.segmenting.names import SEGMENTER
from greenscan.segmenting.tokenizing import TOKENIZER

# No component of ours needs memory out of proportion to the text, which is what the limit is for.
_LONGEST_TEXT = 20_000_000


def build_pipeline() -> Language:
    """Build a pipeline of English tokenizer and segmenter, to which further steps are added.

    Returns
    -------
    Language
        A new pipeline at each call; building one takes about 0.2 s.
    """
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.max_length = _LONGEST_TEXT
    nlp.add_pipe(SEGMENTER)
    return nlp


def segment(document: Document, nlp: Language | None = None) -> Doc:
    """Run `document` through a pipeline.

    Parameters
    ----------
    document
        A document as read.
    nlp
        A pipeline with the component ``greenscan_segmenter``; by default that of
        `build_pipeline`.

    Returns
    -------
    Doc
        One for the whole document; ``doc.text == document.text``.

    Raises
    ------
    ValueError
        `nlp` has no segmenter, or the text is longer than ``nlp.max_length``.
    """
    nlp = nlp or _default_pipeline()
    if SEGMENTER not in nlp.pipe_names:
        raise ValueError(f'the pipeline has no segmenter; call nlp.add_pipe("{SEGMENTER}") first')
    return nlp(make_doc(document, nlp))


def make_doc(document: Document, nlp: Language) -> Doc:
    """Make the `Doc` of a document that was read, for the components of a pipeline to go on with.

    Parameters
    ----------
    document
        A document as read; its blocks, pages and boxes go with the Doc.
    nlp
        A pipeline; only its tokenizer is run. ``nlp(doc)`` and ``nlp.pipe(docs)`` do the rest.

    Returns
    -------
    Doc
        One for the whole document; ``doc.text == document.text``.

    Raises
    ------
    ValueError
        The text is longer than ``nlp.max_length``.
    """
    doc = nlp.make_doc(document.text)
    DOCUMENT.leave(doc, document)
    return doc


@lru_cache(maxsize=1)
def _default_pipeline() -> Language:
    return build_pipeline()
