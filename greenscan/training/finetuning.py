"""Fine-tuning of the encoder with transformers' ``Trainer``."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from greenscan.labels import LABELS
from greenscan.training.corpus import Corpus, IntArray, TrainingError
from greenscan.training.inference import run_network
from greenscan.training.network import MultiTaskNetwork, build_network
from greenscan.training.recipe import Recipe
from greenscan.training.splitting import Split

BEST = "macro_f1"


@dataclass(frozen=True, slots=True)
class Finetuned:
    """What fine-tuning yields.

    Attributes
    ----------
    network
        Of the best epoch, in evaluation mode.
    tokenizer
        Of the base.
    epochs
        Macro-F1 on the development part after each epoch, before calibration.
    """

    network: MultiTaskNetwork
    tokenizer: Any
    epochs: tuple[float, ...]


def finetune(
    corpus: Corpus, split: Split, *, base: str, recipe: Recipe, seed: int, work: Path
) -> Finetuned:
    """Fine-tune `base` on the training part; keep the best epoch on the development part.

    A run that was interrupted goes on from the last checkpoint in `work`.

    Parameters
    ----------
    corpus, split
        Labelled sentences and their sides; the test part is not read.
    base
        Name on the hub or folder of the encoder.
    recipe, seed
        Settings.
    work
        Folder for checkpoints.

    Raises
    ------
    TrainingError
        `work` holds checkpoints that were made with other settings.
    """
    from transformers import AutoTokenizer, Trainer, set_seed
    from transformers.trainer_utils import get_last_checkpoint

    claim_work_folder(work, {"data": corpus.digest, "base": base, "seed": seed, **asdict(recipe)})
    torch.set_num_threads(recipe.threads)
    set_seed(seed)
    tokenizer = AutoTokenizer.from_pretrained(base)
    network = build_network(
        base,
        kind_weight=recipe.kind_weight,
        anchor_weight=recipe.anchor_weight,
        smoothing=recipe.smoothing,
    )
    trainer = Trainer(
        model=network,
        args=_arguments(recipe, len(split.training), seed, work),
        train_dataset=_training_set(corpus, split.training, network, tokenizer, recipe),
        eval_dataset=_dataset(corpus, split.development, tokenizer, recipe),
        data_collator=_Collator(tokenizer),
        compute_metrics=_development_metrics,
    )
    last: str | None = get_last_checkpoint(str(work))  # type: ignore[no-untyped-call]
    trainer.train(resume_from_checkpoint=last)
    name = f"eval_{BEST}"
    scores = [round(step[name], 4) for step in trainer.state.log_history if name in step]
    return Finetuned(network.eval(), tokenizer, tuple(scores))


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


def _arguments(recipe: Recipe, rows: int, seed: int, work: Path) -> Any:
    """Return the ``TrainingArguments`` of `recipe` for `rows` training sentences."""
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
        eval_strategy="epoch",
        save_strategy="epoch",
        save_total_limit=2,
        load_best_model_at_end=True,
        metric_for_best_model=BEST,
        greater_is_better=True,
        label_names=["labels", "kinds"],
        logging_steps=20,
        report_to="none",
        disable_tqdm=True,
        use_cpu=True,
        seed=seed,
        remove_unused_columns=False,
    )


def _dataset(corpus: Corpus, rows: IntArray, tokenizer: Any, recipe: Recipe) -> Any:
    """Return a data set of tokens, labels and kinds for `rows`."""
    from datasets import Dataset

    tokens = tokenizer(corpus.texts_at(rows), truncation=True, max_length=recipe.max_length)
    return Dataset.from_dict(
        {
            "input_ids": tokens["input_ids"],
            "attention_mask": tokens["attention_mask"],
            "labels": corpus.labels[rows],
            "kinds": corpus.kinds[rows],
            "length": [len(ids) for ids in tokens["input_ids"]],
        }
    )


def _training_set(
    corpus: Corpus, rows: IntArray, network: MultiTaskNetwork, tokenizer: Any, recipe: Recipe
) -> Any:
    """Return the data set for `rows`, with what `network` embeds now as anchors if they count."""
    training = _dataset(corpus, rows, tokenizer, recipe)
    if not recipe.anchor_weight:
        return training
    texts = corpus.texts_at(rows)
    anchors = run_network(network, tokenizer, texts, recipe.max_length)["embedding"]
    return training.add_column("anchors", anchors.tolist())


class _Collator:
    """Pads a batch to its longest sentence."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def __call__(self, rows: list[dict[str, Any]]) -> dict[str, torch.Tensor]:
        tokens = [{key: row[key] for key in ("input_ids", "attention_mask")} for row in rows]
        batch = dict(self._tokenizer.pad(tokens, return_tensors="pt"))
        for name in ("labels", "kinds"):
            batch[name] = torch.tensor([row[name] for row in rows])
        if "anchors" in rows[0]:
            batch["anchors"] = torch.tensor([row["anchors"] for row in rows])
        return batch


def _development_metrics(prediction: Any) -> dict[str, float]:
    """Return macro-F1 of the labels and accuracy of the kinds of claims."""
    from sklearn.metrics import f1_score

    label_logits, kind_logits = prediction.predictions[:2]
    labels, kinds = prediction.label_ids
    claims = kinds >= 0
    macro = f1_score(
        labels,
        label_logits.argmax(-1),
        labels=range(len(LABELS)),
        average="macro",
        zero_division=0.0,
    )
    hit = kind_logits[claims].argmax(-1) == kinds[claims]
    return {BEST: float(macro), "kind_accuracy": float(hit.mean()) if claims.any() else 0.0}
