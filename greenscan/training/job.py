"""What one training run works on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from greenscan.training.data.auxiliary import AuxiliarySet
from greenscan.training.data.corpus import Corpus
from greenscan.training.data.splitting import Split
from greenscan.training.recipe import Recipe


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
class TransformerSettings:
    """What only the transformer needs.

    Attributes
    ----------
    base
        Where it starts from.
    recipe
        How it is trained.
    auxiliaries
        What it learns beside our labels.
    """

    base: Base
    recipe: Recipe
    auxiliaries: tuple[AuxiliarySet, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One training run.

    Attributes
    ----------
    corpus, split
        Labelled sentences and their sides.
    output
        Directory of the model; its name is the model's name.
    work
        Folder for checkpoints and other files that are of no use afterwards.
    version
        Of the model.
    seed
        Of the split, of training and of the bootstrap.
    settings
        Of the transformer; None stands for the baseline.
    progress
        Whether to show on standard error how far it is.
    licences
        Of the parts of the corpus, by name; a part that is not in it has an unknown licence.
    notes
        What the model card has to say of this model beyond what follows from the run.
    ablation
        File that tells what each setting brought, for the card.
    """

    corpus: Corpus
    split: Split
    output: Path
    work: Path
    version: str
    seed: int
    settings: TransformerSettings | None
    progress: bool = False
    licences: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    ablation: Path | None = None


Facts = dict[str, Any]
"""A section of a results file."""
