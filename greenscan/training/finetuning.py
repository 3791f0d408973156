"""Fine-tuning of the encoder with transformers' ``Trainer``."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from greenscan.labels import LABELS
from greenscan.training.auxiliary import AuxiliarySet
from greenscan.training.averaging import mean_of_weights
from greenscan.training.corpus import NO_KIND, Corpus, IntArray, TrainingError
from greenscan.training.examples import Collator, Soft, development_rows, training_rows
from greenscan.training.inference import run_network
from greenscan.training.network import MultiTaskNetwork, build_network
from greenscan.training.recipe import Recipe

BEST = "macro_f1"


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
    soft
        Sentences labelled by other models, learned from only.
    """

    corpus: Corpus
    training: IntArray
    development: IntArray
    auxiliaries: tuple[AuxiliarySet, ...] = ()
    soft: Soft | None = None


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
        `work` holds checkpoints that were made with other settings.
    """
    from transformers import AutoTokenizer

    claim_work_folder(work, _settings(material, base, recipe, seed))
    tokenizer = AutoTokenizer.from_pretrained(base)
    tokenizer.model_max_length = recipe.max_length
    tasks = [each.task for each in material.auxiliaries]
    torch.manual_seed(seed)
    network = build_network(base, recipe, tasks)
    first = {name: value.clone() for name, value in network.state_dict().items()}
    datasets = _datasets(material, network, tokenizer, recipe)
    runs = {}
    for each in range(seed, seed + recipe.seeds):
        network.load_state_dict(first)
        folder = work / f"seed-{each}"
        epochs = _run(network, tokenizer, datasets, recipe, each, folder, progress)
        runs[each] = (epochs, {name: v.clone() for name, v in network.state_dict().items()})
    chosen = max(runs, key=lambda each: max(runs[each][0]))
    network.load_state_dict(runs[chosen][1])
    kept: int | None = chosen
    if recipe.seeds > 1:
        network.load_state_dict(mean_of_weights([weights for _, weights in runs.values()]))
        if _score(network, tokenizer, material, recipe) >= max(runs[chosen][0]):
            kept = None
        else:
            network.load_state_dict(runs[chosen][1])
    return Finetuned(
        network.eval(), tokenizer, {each: epochs for each, (epochs, _) in runs.items()}, kept
    )


def _settings(material: Material, base: str, recipe: Recipe, seed: int) -> dict[str, Any]:
    """Return what the checkpoints of a run depend on."""
    soft = material.soft
    return {
        "data": material.corpus.digest,
        "rows": [len(material.training), len(material.development)],
        "auxiliary": [each.digest for each in material.auxiliaries],
        "soft": 0 if soft is None else len(soft.texts),
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
    training, texts = training_rows(
        material.corpus,
        material.training,
        material.auxiliaries,
        material.soft,
        tokenizer,
        recipe,
    )
    if recipe.anchor_weight:
        embeddings = run_network(network, tokenizer, texts, recipe.max_length)["embedding"]
        training = training.add_column("anchors", list(embeddings))
    return training, development_rows(material.corpus, material.development, tokenizer, recipe)


def _run(
    network: MultiTaskNetwork,
    tokenizer: Any,
    datasets: tuple[Any, Any],
    recipe: Recipe,
    seed: int,
    work: Path,
    progress: bool,
) -> tuple[float, ...]:
    """Train `network` in place with one seed; return the score after each epoch."""
    from transformers import EarlyStoppingCallback, Trainer, set_seed
    from transformers.trainer_utils import get_last_checkpoint

    set_seed(seed)
    training, development = datasets
    depth = network.classifier.config.num_hidden_layers
    trainer = Trainer(
        model=network,
        args=training_arguments(recipe, len(training), seed, work, progress=progress),
        train_dataset=training,
        eval_dataset=development,
        data_collator=Collator(tokenizer),
        compute_metrics=_development_metrics,
        optimizers=(optimiser(network, depth, recipe), None),
        callbacks=[EarlyStoppingCallback(recipe.patience)],
    )
    last: str | None = get_last_checkpoint(str(work)) if work.is_dir() else None  # type: ignore[no-untyped-call]
    trainer.train(resume_from_checkpoint=last)
    name = f"eval_{BEST}"
    return tuple(round(step[name], 4) for step in trainer.state.log_history if name in step)


def optimiser(network: torch.nn.Module, depth: int, recipe: Recipe) -> torch.optim.Optimizer:
    """Return AdamW with the learning rate of each of the `depth` layers of `network`."""
    groups = []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            below = _layers_above(name, depth)
            groups.append(
                {
                    "params": [parameter],
                    "lr": recipe.learning_rate * recipe.layer_decay**below,
                    "weight_decay": recipe.weight_decay if parameter.ndim > 1 else 0.0,
                }
            )
    return torch.optim.AdamW(groups, fused=True)


def _layers_above(name: str, depth: int) -> int:
    """Return how many layers lie between the parameter `name` and the heads."""
    if "embeddings" in name:
        return depth + 1
    for word, number in zip(name.split("."), name.split(".")[1:], strict=False):
        if word in {"layer", "layers", "h", "block"} and number.isdigit():
            return depth - int(number)
    return 0


def training_arguments(
    recipe: Recipe, rows: int, seed: int, work: Path, *, progress: bool, judged: bool = True
) -> Any:
    """Return the ``TrainingArguments`` of `recipe` for `rows` training sentences.

    With `judged`, each epoch is evaluated and the best one is kept.
    """
    from transformers import TrainingArguments

    steps = math.ceil(rows / recipe.batch_size) * recipe.epochs
    return TrainingArguments(
        output_dir=str(work),
        num_train_epochs=recipe.epochs,
        per_device_train_batch_size=recipe.batch_size,
        per_device_eval_batch_size=64,
        learning_rate=recipe.learning_rate,
        warmup_steps=math.ceil(steps * recipe.warmup_share),
        weight_decay=recipe.weight_decay,
        train_sampling_strategy="group_by_length",
        eval_strategy="epoch" if judged else "no",
        save_strategy="epoch" if judged else "no",
        save_total_limit=2,
        load_best_model_at_end=judged,
        metric_for_best_model=BEST if judged else None,
        greater_is_better=True,
        label_names=["targets", "kinds"] if judged else ["labels"],
        logging_steps=20,
        report_to="none",
        disable_tqdm=not progress,
        use_cpu=not torch.cuda.is_available(),
        seed=seed,
        remove_unused_columns=False,
    )


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
