"""The spaCy component that decides which sentences of a `Doc` are claims, and reports on them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span

from greenscan import __version__
from greenscan.assessing import load_rulebook
from greenscan.classifying.names import ModelOnDoc, model_on
from greenscan.labels import Jurisdiction, Label
from greenscan.report import DocumentFacts, ModelFacts, PackFacts, Report, Thresholds
from greenscan.screening.joining import sentences_on
from greenscan.screening.names import ASSESSOR, CLAIMS, REPORT, register_extensions
from greenscan.segmenting import document_on, sentences_of

EVERYWHERE = [jurisdiction.value for jurisdiction in Jurisdiction]
_UNNAMED = ModelFacts("<scores>", "", "")  # where another component has set the scores
_DEFAULTS = Thresholds()


class AssessorComponent(Pipe):
    """Decides which sentences are claims, and says of each what it lacks.

    ``doc._.greenscan`` is the `greenscan.Report`; ``doc.spans["greenscan"]`` holds the claims,
    labelled with their verdict, each with its `greenscan.Claim` as ``span._.greenscan``.

    Parameters
    ----------
    nlp
        The pipeline.
    thresholds
        ``claim`` and ``uncertain``, as of `greenscan.Thresholds`. Without the first, it is that of
        the model that classified.
    packs
        Paths of packs with rules, which add to those that come with greenscan.
    jurisdictions
        Whose rules to cite; standards are ``international``.
    name
        Of the component in its pipeline.

    Raises
    ------
    ValueError
        For a threshold or jurisdiction that is not known, or a threshold outside 0 to 1.
    PackError
        When a pack is not as it has to be; names file and line.
    """

    def __init__(
        self,
        nlp: Language,
        *,
        thresholds: Mapping[str, float] = MappingProxyType({}),
        packs: Sequence[str | os.PathLike[str]] = (),
        jurisdictions: Collection[Jurisdiction | str] = tuple(Jurisdiction),
        name: str = ASSESSOR,
    ) -> None:
        self.name = name
        self.rulebook = load_rulebook(packs).within({*map(_jurisdiction, jurisdictions)})
        self._packs = tuple(map(_pack_facts, packs))
        self._given = dict(thresholds)
        self._thresholds(None)  # raises now what it would raise for each Doc
        for label in Label:  # a screener builds spans in several threads: the strings are there
            nlp.vocab.strings.add(label.value)
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Assess the claims of `doc`.

        Raises
        ------
        ValueError
            When segmenter, marker or classifier have not run; the linker may be left out.
        """
        model = model_on(doc)
        report = Report.from_sentences(
            sentences_on(doc),
            document=DocumentFacts.of(document_on(doc)),
            model=ModelFacts(model.name, model.version, model.digest) if model else _UNNAMED,
            thresholds=self._thresholds(model),
            greenscan_version=__version__,
            packs=self._packs,
            rulebook=self.rulebook,
        )
        REPORT.leave(doc, report)
        verdicts = {claim.start: claim.verdict.value for claim in report.claims}
        doc.spans[CLAIMS] = [
            Span(doc, span.start, span.end, label=verdicts[span.start_char])
            for span in sentences_of(doc)
            if span.start_char in verdicts
        ]
        return doc

    def _thresholds(self, model: ModelOnDoc | None) -> Thresholds:
        """Return what is applied to the scores of `model`."""
        if unknown := sorted(set(self._given) - set(_DEFAULTS.to_dict())):
            names = " or ".join(_DEFAULTS.to_dict())
            raise ValueError(f"there is no threshold {unknown[0]!r}: give {names}")
        own = {"claim": model.claim_threshold} if model else {}
        return Thresholds(**(own | self._given))


def _jurisdiction(name: Jurisdiction | str) -> Jurisdiction:
    if name not in EVERYWHERE:
        raise ValueError(f"there is no jurisdiction {name!r}: give any of {', '.join(EVERYWHERE)}")
    return Jurisdiction(name)


def _pack_facts(path: str | os.PathLike[str]) -> PackFacts:
    content = Path(path).read_bytes()
    return PackFacts(Path(path).name, hashlib.sha256(content).hexdigest())
