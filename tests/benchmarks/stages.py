"""How long each stage of one report takes, and the memory: ``-m tests.benchmarks.stages FILE``.

A process of its own for each report, so that its peak memory is that report's.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from greenscan.commands.leaving_out import FRAMEWORKS, left_out

Result = TypeVar("Result")

STAGES = ("read", "segment and mark", "classify", "link", "assess", "write")


def measure(path: Path, model: str = "greenscan-en") -> dict[str, Any]:
    """Return pages, sentences, claims, seconds by stage and the peak memory in MiB.

    The stages are those of `Screener.analyze_document`, one after the other.
    """
    with left_out(FRAMEWORKS):  # as the command does
        from greenscan import __version__, screener
    from greenscan.reading import read
    from greenscan.report import DocumentFacts, ModelFacts, Report
    from greenscan.segmenting import SENTENCES, segment

    screening = screener.Screener(model)
    gc.freeze()  # this too
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        start = perf_counter()
        result = work()
        seconds[stage] = perf_counter() - start
        return result

    document = timed("read", lambda: read(path))
    doc = timed("segment and mark", lambda: segment(document, screening._pipeline))
    texts = [document.text[span.start_char : span.end_char] for span in doc.spans[SENTENCES]]
    classifier = screening.classifier
    predictions = timed("classify", lambda: screener._classify_once(classifier, texts))

    def link() -> tuple[Any, Any]:
        found = screener.findings_in(doc)
        rows = screener._possible(predictions)
        return found, screening.linker.link(document, doc, found, predictions, rows)

    findings, links = timed("link", link)

    def assess() -> Report:
        sentences = screener._sentences(document, doc, findings, predictions, links)
        return Report.from_sentences(
            sentences,
            document=DocumentFacts.of(document),
            model=ModelFacts(classifier.name, classifier.version, classifier.digest),
            thresholds=screening.thresholds,
            greenscan_version=__version__,
            rulebook=screening.rulebook,
        )

    report = timed("assess", assess)
    timed("write", report.to_json)
    return {
        "pages": len(document.pages),
        "sentences": len(texts),
        "claims": len(report.claims),
        "seconds": seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    json.dump(measure(Path(sys.argv[1])), sys.stdout)
