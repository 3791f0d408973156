"""How long each stage of one report takes, and the memory: ``-m tests.benchmarks.stages FILE``.

A process of its own for each report, so that its peak memory is that report's.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from greenscan.leaving_out import FRAMEWORKS, left_out

Result = TypeVar("Result")

STAGES = ("read", "segment and mark", "classify", "link", "assess", "write")


def measure(path: Path, model: str = "greenscan-en") -> dict[str, Any]:
    """Return pages, sentences, claims, seconds by stage and the peak memory in MiB.

    The stages are those of `Screener.analyze_document`, one after the other.
    """
    with left_out(FRAMEWORKS):  # as the command does
        from greenscan.screener import Screener
    from greenscan.reading import read
    from greenscan.screening.names import report_on
    from greenscan.segmenting import SENTENCES, segment

    screener = Screener(model)
    gc.freeze()  # this too
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        start = perf_counter()
        result = work()
        seconds[stage] = perf_counter() - start
        return result

    document = timed("read", lambda: read(path))
    doc = timed("segment and mark", lambda: segment(document, screener._pipeline))
    for stage, step in zip(("classify", "link", "assess"), screener._steps, strict=True):
        timed(stage, partial(step, doc))
    report = report_on(doc)
    timed("write", report.to_json)
    return {
        "pages": len(document.pages),
        "sentences": len(doc.spans[SENTENCES]),
        "claims": len(report.claims),
        "seconds": seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    json.dump(measure(Path(sys.argv[1])), sys.stdout)
