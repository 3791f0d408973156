"""Makes and judges the model that links claims with what backs them.

    python models/make_linker.py --base BASE -o models/linker-en

BASE is a folder with sentence-transformers/all-MiniLM-L6-v2. The scorer is fitted and its threshold
set on the development half of corpora/linked-reports; the test half is only judged.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import click
import numpy as np

from greenscan.classifying import load_model
from greenscan.classifying.manifest import sha256
from greenscan.linking import Linker
from greenscan.linking.model import (
    FORMAT,
    MANIFEST,
    SCORER_FILE,
    TOKENIZER_FILE,
    VECTORS_FILE,
    load_linking_model,
)
from greenscan.training.linking.card import card
from greenscan.training.linking.fitting import cross_validated, fit_linear, tallies, threshold_for
from greenscan.training.linking.judging import judge
from greenscan.training.linking.material import cases_of, linked_reports
from greenscan.training.linking.static import distil_vectors

CORPUS = Path(__file__).parents[1] / "corpora" / "linked-reports"
PARTS = ("development", "test")
LEAST_RIGHT = 0.78  # of first passages, in cross-validation: rather none than a doubtful one
FURTHER = 0.1


@click.command(help=__doc__)
@click.option("--base", required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--version", "model_version", default="2026.12", show_default=True)
@click.option("--test/--no-test", default=True, help="Judge the test half too.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
def main(base: Path, model_version: str, test: bool, output: Path) -> None:
    """Make the model, then judge it."""
    output.mkdir(parents=True, exist_ok=True)
    (output / TOKENIZER_FILE).write_bytes((base / TOKENIZER_FILE).read_bytes())
    stored = io.BytesIO()
    np.save(stored, distil_vectors(base), allow_pickle=False)
    (output / VECTORS_FILE).write_bytes(stored.getvalue())
    classifier = load_model("greenscan-en")
    reports = {part: linked_reports(CORPUS, part, classifier) for part in PARTS[: 1 + test]}
    vectors = _vectors(output)
    cases = [case for report in reports[PARTS[0]] for case in cases_of(report, vectors)]
    scores = cross_validated(cases)
    for bar in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        click.echo(f"{bar} {tallies(cases, scores, bar)}", err=True)
    threshold = threshold_for(cases, scores, LEAST_RIGHT)
    scorer = {
        "linear": fit_linear(cases),
        "threshold": threshold,
        "further": round(threshold + FURTHER, 2),
    }
    _write(output / SCORER_FILE, scorer)
    _write_manifest(output, model_version)
    linker = Linker(output)
    results: dict[str, Any] = {part: judge(linker, reports[part]) for part in reports}
    results["cross-validated"] = tallies(cases, scores, threshold)
    (output / "README.md").write_text(card(results, scorer), encoding="utf-8")
    _write(output / "results.json", results)
    click.echo(json.dumps(results, indent=2))


def _vectors(folder: Path) -> Any:
    from tokenizers import Tokenizer

    from greenscan.linking.model import vectors_from

    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return vectors_from(tokenizer, (folder / VECTORS_FILE).read_bytes())


def _write_manifest(folder: Path, version: str) -> None:
    names = (TOKENIZER_FILE, VECTORS_FILE, SCORER_FILE)
    _write(
        folder / MANIFEST,
        {
            "format": FORMAT,
            "name": "linker-en",
            "version": version,
            "files": {name: sha256((folder / name).read_bytes()) for name in names},
        },
    )
    load_linking_model(folder)


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
