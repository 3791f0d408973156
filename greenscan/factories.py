"""The components that greenscan adds to spaCy, with their settings.

spaCy imports this module in every program that builds a pipeline, through the entry points of the
installed package. So it is light: what a factory builds is imported when it is called. By the
annotations spaCy checks the settings; with confection 0.1 it cannot read postponed ones.
"""

from spacy.language import Language
from spacy.pipeline import Pipe

from greenscan.labels import Jurisdiction

_MODEL = "greenscan-en"
_EVERYWHERE = [jurisdiction.value for jurisdiction in Jurisdiction]


@Language.factory(
    "greenscan",
    assigns=[
        "doc.sents",
        "doc.spans",
        "token.is_sent_start",
        "doc._.greenscan",
        "span._.greenscan",
    ],
    default_config={
        "model": _MODEL,
        "thresholds": {},
        "packs": [],
        "jurisdictions": _EVERYWHERE,
        "explain": False,
        "sentences": "own",
    },
)
def create_greenscan(
    nlp: Language,
    name: str,
    model: str,
    thresholds: dict[str, float],
    packs: list[str],
    jurisdictions: list[str],
    explain: bool,
    sentences: str,
) -> Pipe:
    """Build `greenscan.screening.component.GreenscanComponent`, which is all of the others."""
    from greenscan.screening.component import GreenscanComponent

    return GreenscanComponent(
        nlp,
        model,
        thresholds=thresholds,
        packs=packs,
        jurisdictions=jurisdictions,
        explain=explain,
        sentences=sentences,
        name=name,
    )


@Language.factory(
    "greenscan_segmenter",
    assigns=[
        "doc.sents",
        "doc.spans",
        "token.is_sent_start",
        "span._.greenscan_section",
        "span._.greenscan_lead_in",
        "span._.greenscan_level",
    ],
    default_config={"sentences": "own", "overwrite": False},
)
def create_segmenter(nlp: Language, name: str, sentences: str, overwrite: bool) -> Pipe:  # noqa: ARG001
    """Build `greenscan.segmenting.component.Segmenter`."""
    from greenscan.segmenting.component import Segmenter

    return Segmenter(sentences=sentences, overwrite=overwrite, name=name)


@Language.factory(
    "greenscan_marker",
    assigns=["doc.spans", "span._.greenscan_topic"],
    requires=["token.is_sent_start"],
    default_config={"packs": []},
)
def create_marker(nlp: Language, name: str, packs: list[str]) -> Pipe:
    """Build `greenscan.marking.component.Marker`."""
    from greenscan.marking.component import Marker

    return Marker(nlp, packs=packs, name=name)


@Language.factory(
    "greenscan_classifier",
    assigns=["span._.greenscan_scores", "span._.greenscan_kind_scores"],
    requires=["doc.spans"],
    default_config={"model": _MODEL},
)
def create_classifier(nlp: Language, name: str, model: str) -> Pipe:  # noqa: ARG001
    """Build `greenscan.classifying.component.ClassifierComponent`."""
    from greenscan.classifying.component import ClassifierComponent
    from greenscan.classifying.loaded import Loaded

    return ClassifierComponent(Loaded.of(model), name=name)


@Language.factory(
    "greenscan_linker",
    assigns=["span._.greenscan_support", "span._.greenscan_contradiction"],
    requires=["doc.spans", "span._.greenscan_topic", "span._.greenscan_scores"],
    default_config={"model": "linker-en"},
)
def create_linker(nlp: Language, name: str, model: str) -> Pipe:  # noqa: ARG001
    """Build `greenscan.linking.component.LinkerComponent`."""
    from greenscan.linking.component import LinkerComponent
    from greenscan.linking.linker import Linker

    return LinkerComponent(Linker(model), name=name)


@Language.factory(
    "greenscan_assessor",
    assigns=["doc.spans", "doc._.greenscan", "span._.greenscan"],
    requires=["doc.spans", "span._.greenscan_topic", "span._.greenscan_scores"],
    default_config={"thresholds": {}, "packs": [], "jurisdictions": _EVERYWHERE},
)
def create_assessor(
    nlp: Language,
    name: str,
    thresholds: dict[str, float],
    packs: list[str],
    jurisdictions: list[str],
) -> Pipe:
    """Build `greenscan.screening.assessor.AssessorComponent`."""
    from greenscan.screening.assessor import AssessorComponent

    return AssessorComponent(
        nlp, thresholds=thresholds, packs=packs, jurisdictions=jurisdictions, name=name
    )


@Language.factory(
    "greenscan_explainer",
    assigns=["doc._.greenscan"],
    requires=["doc._.greenscan"],
    default_config={"model": _MODEL},
)
def create_explainer(nlp: Language, name: str, model: str) -> Pipe:  # noqa: ARG001
    """Build `greenscan.screening.explainer.ExplainerComponent`."""
    from greenscan.classifying.loaded import Loaded
    from greenscan.screening.explainer import ExplainerComponent

    return ExplainerComponent(Loaded.of(model), name=name)
