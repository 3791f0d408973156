"""What one training run works on, and the names of what it makes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from greenscan.training.corpus import Corpus
from greenscan.training.recipe import Recipe
from greenscan.training.splitting import Split

TRANSFORMER, BASELINE = "greenscan-en", "baseline-en"


@dataclass(frozen=True, slots=True)
class Base:
    """The encoder that fine-tuning starts from.

    Attributes
    ----------
    source
        Name on the hub or folder.
    name, licence
        As the model card states them.
    """

    source: str
    name: str
    licence: str


@dataclass(frozen=True, slots=True)
class Job:
    """One training run.

    Attributes
    ----------
    corpus, split
        Labelled sentences and their sides.
    output
        Folder that gets one directory for each model.
    work
        Folder for checkpoints and other files that are of no use afterwards.
    version
        Of the models.
    seed
        Of the split, of training and of the bootstrap.
    """

    corpus: Corpus
    split: Split
    output: Path
    work: Path
    version: str
    seed: int


Facts = dict[str, Any]
"""A section of a results file."""


@dataclass(frozen=True, slots=True)
class TransformerSettings:
    """What only the transformer needs."""

    base: Base
    recipe: Recipe
