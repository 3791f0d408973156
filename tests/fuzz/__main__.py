"""Mutates files for some minutes and keeps each that a reader should not have failed on."""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import warnings
from collections import Counter
from pathlib import Path

from tests.fuzz.corpus import corpus
from tests.fuzz.mutating import mutate
from tests.fuzz.trying import Finding, Reading, outcome_of


def main() -> int:
    """Run the fuzzer; return 1 where it has found something."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0, help="of the pseudo-random choices")
    parser.add_argument("--only", default="", help="suffix of the files to mutate, such as pdf")
    parser.add_argument("--findings", type=Path, default=Path("fuzz.work"), help="folder for files")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    seeds = {name: data for name, data in corpus().items() if name.endswith(options.only)}
    counts, findings = run(seeds, options.minutes * 60, options.seed, options.findings)
    for outcome, count in counts.most_common():
        sys.stdout.write(f"{count:8,}  {outcome}\n")
    sys.stdout.write(
        f"{counts.total():,} files read of {len(seeds)} seeds, {len(findings)} findings\n"
    )
    return 1 if findings else 0


def run(
    seeds: dict[str, bytes], seconds: float, seed: int, folder: Path
) -> tuple[Counter[str], dict[tuple[str, str], Finding]]:
    """Mutate and read until `seconds` are over; write the first file of each finding."""
    chance = random.Random(seed)  # noqa: S311  nothing is kept secret by it
    kinds: dict[str, list[str]] = {}
    for name in sorted(seeds):
        kinds.setdefault(name.rpartition(".")[2], []).append(name)
        outcome_of(seeds[name], name)  # what readers import, each new process has from the start
    reading = Reading()
    counts: Counter[str] = Counter()
    findings: dict[tuple[str, str], Finding] = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        kind, names = chance.choice(list(kinds.items()))
        name = chance.choice(names)
        data = mutate(seeds[name], kind, [seeds[other] for other in names], chance)
        outcome = reading.attempt(data, name)
        if isinstance(outcome, Finding):
            counts[f"{outcome.kind} at {outcome.place}"] += 1
            if (outcome.kind, outcome.place) not in findings:
                findings[outcome.kind, outcome.place] = outcome
                _keep(folder, name, data, outcome)
        else:
            counts[outcome] += 1
    reading.close()
    return counts, findings


def _keep(folder: Path, name: str, data: bytes, finding: Finding) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{finding.kind}-{hashlib.sha256(data).hexdigest()[:8]}-{name}"
    path.write_bytes(data)
    path.with_name(f"{path.name}.txt").write_text(finding.told, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
