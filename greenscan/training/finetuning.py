"""Fine-tuning of the encoder with transformers' ``Trainer``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch

from greenscan.classifying.protocol import FloatArray
from greenscan.labels import LABELS
from greenscan.training.averaging import Weights, mean_of_weights
from greenscan.training.bases import load_tokenizer
from greenscan.training.data.auxiliary import AuxiliarySet
from greenscan.training.data.corpus import NO_KIND, Corpus, IntArray, TrainingError
from greenscan.training.examples import Collator, development_rows, training_rows
from greenscan.training.inference import embeddings, run_network
from greenscan.training.network import MultiTaskNetwork, build_network
from greenscan.training.optimising import BEST, optimiser, training_arguments
from greenscan.training.progress import tell
from greenscan.training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Material:
    """What the network learns from and is chosen on.

    Attributes
    ----------
    corpus
        Labelled sentences.
    training, development
        Rows of it.
    auxiliaries
        Other tasks, learned from only.
    anchors
        Shape ``(n, d)``: what the base embeds of the sentences of `corpus`; None has it computed
        where it is needed.
    """

    corpus: Corpus
    training: IntArray
    development: IntArray
    auxiliaries: tuple[AuxiliarySet, ...] = ()
    anchors: FloatArray | None = None


@dataclass(frozen=True, slots=True)
class Finetuned:
    """What fine-tuning yields.

    Attributes
    ----------
    network
        The one that was best on the development part, in evaluation mode.
    tokenizer
        Of the base.
    epochs
        Macro-F1 on the development part after each epoch, before calibration, by seed.
    chosen
        The seed whose weights were kept; None stands for the mean of all.
    """

    network: MultiTaskNetwork
    tokenizer: Any
    epochs: dict[int, tuple[float, ...]]
    chosen: int | None


def finetune(
    material: Material, *, base: str, recipe: Recipe, seed: int, work: Path, progress: bool = False
) -> Finetuned:
    """Fine-tune `base`; keep what is best on the development part.

    A run that was interrupted goes on from the last checkpoint in `work`.

    Parameters
    ----------
    material
        What to learn from.
    base
        Name on the hub or folder of the encoder.
    recipe, seed
        Settings; further seeds follow upon `seed`.
    work
        Folder for checkpoints.
    progress
        Whether to show a bar with an estimate of the time left on standard error.

    Raises
    ------
    TrainingError
        `base` cannot be had, or `work` holds checkpoints that were made with other settings.
    """
    tokenizer = load_tokenizer(base)
    claim_work_folder(work, _settings(material, base, recipe, seed))
    tokenizer.model_max_length = recipe.max_length
    tasks = [each.task for each in material.auxiliaries]
    torch.manual_seed(seed)
    network = build_network(base, recipe, tasks)
    first = {name: value.clone() for name, value in network.state_dict().items()}
    datasets = cache(lambda: _datasets(material, network, tokenizer, recipe))
    runs = {}
    for each in range(seed, seed + recipe.seeds):
        network.load_state_dict(first)
        folder = work / f"seed-{each}"
        epochs = _run(network, tokenizer, datasets, recipe, each, folder, progress)
        runs[each] = (epochs, {name: v.clone() for name, v in network.state_dict().items()})
    chosen = _keep_best(network, tokenizer, runs, material, recipe)
    scores = {each: epochs for each, (epochs, _) in runs.items()}
    return Finetuned(network.eval(), tokenizer, scores, chosen)


def _keep_best(
    network: MultiTaskNetwork,
    tokenizer: Any,
    runs: Mapping[int, tuple[tuple[float, ...], Weights]],
    material: Material,
    recipe: Recipe,
) -> int | None:
    """Give `network` the weights of the best seed, or the mean of all where that is as good.

    Returns the seed; None stands for the mean.
    """
    best = max(runs, key=lambda each: max(runs[each][0]))
    if len(runs) > 1:
        network.load_state_dict(mean_of_weights([weights for _, weights in runs.values()]))
        if _score(network, tokenizer, material, recipe) >= max(runs[best][0]):
            return None
    network.load_state_dict(runs[best][1])
    return best


def _settings(material: Material, base: str, recipe: Recipe, seed: int) -> dict[str, Any]:
    """Return what the checkpoints of a run depend on."""
    return {
        "data": material.corpus.digest,
        "rows": [len(material.training), len(material.development)],
        "auxiliary": [each.digest for each in material.auxiliaries],
        "base": base,
        "seed": seed,
        **asdict(recipe),
    }


def claim_work_folder(work: Path, settings: dict[str, Any]) -> None:
    """Note in `work` what its checkpoints were made with.

    Raises
    ------
    TrainingError
        It holds checkpoints that were made with other settings.
    """
    work.mkdir(parents=True, exist_ok=True)
    note = work / "settings.json"
    if note.is_file() and json.loads(note.read_text(encoding="utf-8")) != settings:
        raise TrainingError(f"{work} holds a run with other settings: empty it or name another")
    note.write_text(json.dumps(settings, indent=2), encoding="utf-8")


def _datasets(
    material: Material, network: MultiTaskNetwork, tokenizer: Any, recipe: Recipe
) -> tuple[Any, Any]:
    """Return what is trained on and what is chosen on."""
    corpus, rows = material.corpus, material.training
    training = training_rows(corpus, rows, material.auxiliaries, tokenizer, recipe)
    if recipe.anchor_weight:
        anchors = (
            embeddings(network, tokenizer, corpus.texts_at(rows), recipe.max_length)
            if material.anchors is None
            else material.anchors[rows]
        )
        missing = np.full((len(training) - len(rows), anchors.shape[1]), np.nan, np.float32)
        training = training.add_column("anchors", list(np.concatenate([anchors, missing])))
    return training, development_rows(corpus, material.development, tokenizer, recipe)


def _run(
    network: MultiTaskNetwork,
    tokenizer: Any,
    datasets: Callable[[], tuple[Any, Any]],
    recipe: Recipe,
    seed: int,
    work: Path,
    progress: bool,
) -> tuple[float, ...]:
    """Train `network` in place with one seed; return the score after each epoch."""
    from transformers import EarlyStoppingCallback, Trainer, set_seed
    from transformers.trainer_utils import get_last_checkpoint

    finished = work / "finished.pt"
    if finished.is_file():
        stored = torch.load(finished, weights_only=True)
        network.load_state_dict(stored["weights"])
        return tuple(stored["epochs"])
    set_seed(seed)
    training, development = datasets()  # before the weights change: the anchors are the base's
    depth = network.classifier.config.num_hidden_layers
    trainer = Trainer(
        model=network,
        args=training_arguments(recipe, len(training), seed, work),
        train_dataset=training,
        eval_dataset=development,
        data_collator=Collator(tokenizer),
        compute_metrics=_development_metrics,
        optimizers=(optimiser(network, depth, recipe), None),
        callbacks=[EarlyStoppingCallback(recipe.patience)],
    )
    tell(trainer, f"seed {seed}" if progress else None, f"eval_{BEST}")
    last: str | None = get_last_checkpoint(str(work)) if work.is_dir() else None  # type: ignore[no-untyped-call]
    trainer.train(resume_from_checkpoint=last)
    name = f"eval_{BEST}"
    epochs = [round(step[name], 4) for step in trainer.state.log_history if name in step]
    torch.save({"epochs": epochs, "weights": network.state_dict()}, finished)
    return tuple(epochs)


def _development_metrics(prediction: Any) -> dict[str, float]:
    """Return macro-F1 of the labels and accuracy of the kinds of claims."""
    label_logits, kind_logits = prediction.predictions[:2]
    targets, kinds = prediction.label_ids
    claims = kinds != NO_KIND
    hit = kind_logits[claims].argmax(-1) == kinds[claims]
    return {
        BEST: _macro_f1(targets.argmax(-1), label_logits),
        "kind_accuracy": float(hit.mean()) if claims.any() else 0.0,
    }


def _macro_f1(labels: IntArray, logits: np.ndarray[Any, Any]) -> float:
    from sklearn.metrics import f1_score

    return float(
        f1_score(
            labels,
            logits.argmax(-1),
            labels=range(len(LABELS)),
            average="macro",
            zero_division=0.0,
        )
    )


def _score(network: MultiTaskNetwork, tokenizer: Any, material: Material, recipe: Recipe) -> float:
    rows = material.development
    texts = material.corpus.texts_at(rows)
    logits = run_network(network, tokenizer, texts, recipe.max_length)["label_logits"]
    return round(_macro_f1(material.corpus.labels[rows], logits), 4)
