"""What each lever of training brings, tried on a sample one change at a time.

    python models/levers.py LABELLED... --base BASE --unlabelled PARAGRAPHS -o levers.json

LABELLED is what the shipped model was trained on, PARAGRAPHS is a table with the columns ``text``
and ``doc``. The runs are judged on the development part of the shipped model's split, never on its
test part. Finished runs are not repeated; ``--only`` picks some.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
import numpy as np

from greenscan.classifying.base import softmax
from greenscan.classifying.decision import decide
from greenscan.commands.training import pairs, show_progress
from greenscan.labels import LABELS
from greenscan.training.crossvalidation import THRESHOLD
from greenscan.training.data.auxiliary_loading import load_auxiliary
from greenscan.training.data.corpus import NO_KIND, Corpus
from greenscan.training.data.loading import load_corpus
from greenscan.training.data.passages import rows_of
from greenscan.training.data.splitting import Split, given_split
from greenscan.training.finetuning import Finetuned, Material, finetune
from greenscan.training.inference import base_embeddings, run_network
from greenscan.training.judging.similarity import similarity
from greenscan.training.recipe import Recipe

SEED = 2026
SURE = 0.9  # probability from which a pseudo-label is taken
PRETRAINED = 2000  # paragraphs
PSEUDO = 2500  # sentences


@dataclass(frozen=True, slots=True)
class Setup:
    """What one run is made of."""

    material: Material
    recipe: Recipe
    base: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the levers draw on."""

    plain: Setup
    auxiliaries: dict[str, str]
    unlabelled: Path
    work: Path


Change = Callable[[Inputs], Setup]


def changed(**settings: Any) -> Change:
    """Change settings of the recipe."""
    return lambda given: replace(given.plain, recipe=replace(given.plain.recipe, **settings))


def with_material(change: Callable[[Material, Inputs], Material]) -> Change:
    """Change what is learned from."""
    return lambda given: replace(given.plain, material=change(given.plain.material, given))


def auxiliary_tasks(material: Material, given: Inputs) -> Material:
    """Learn the auxiliary tasks beside ours."""
    loaded = (load_auxiliary(name, source) for name, source in given.auxiliaries.items())
    return replace(material, auxiliaries=tuple(loaded))


def neighbours(material: Material, _: Inputs) -> Material:
    """Let the sentences before and after follow each sentence as a second segment."""
    texts = tuple(
        f"{text} [SEP] {' '.join(around)}"  # the tokenizer reads this as its separator
        for text, around in zip(material.corpus.texts, material.corpus.neighbours, strict=True)
    )
    return replace(material, corpus=replace(material.corpus, texts=texts, digest="neighbours"))


def without_contrast(material: Material, _: Inputs) -> Material:
    """Leave the authored sentences out."""
    authored = set(material.corpus.part("contrast").tolist())
    rows = np.array([row for row in material.training if row not in authored])
    return replace(material, training=rows)


def pretrained(given: Inputs) -> Setup:
    """Go on with masked words on unlabelled paragraphs before fine-tuning."""
    import torch
    from datasets import Dataset
    from transformers import (
        AutoModelForMaskedLM,
        AutoTokenizer,
        DataCollatorForLanguageModeling,
        Trainer,
        TrainingArguments,
        set_seed,
    )

    folder = given.work / "pretrained"
    if not (folder / "model.safetensors").is_file():
        set_seed(SEED)
        tokenizer = AutoTokenizer.from_pretrained(given.plain.base)
        model = AutoModelForMaskedLM.from_pretrained(given.plain.base, dtype=torch.float32)
        texts = [row.text for row in sampled(given, PRETRAINED)]
        tokens = tokenizer(texts, truncation=True, max_length=128, return_token_type_ids=False)
        trainer = Trainer(
            model=model,
            args=TrainingArguments(
                output_dir=str(folder / "run"),
                num_train_epochs=1,
                per_device_train_batch_size=16,
                learning_rate=1e-4,
                save_strategy="no",
                report_to="none",
                disable_tqdm=True,
                use_cpu=not torch.cuda.is_available(),
                seed=SEED,
            ),
            train_dataset=Dataset.from_dict(dict(tokens)),
            data_collator=DataCollatorForLanguageModeling(tokenizer),
        )
        trainer.train()
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
    return replace(given.plain, base=str(folder))


def self_trained(material: Material, given: Inputs) -> Material:
    """Add unlabelled sentences with the labels that the plain run gives them, where it is sure."""
    texts = [row.text for row in sampled(given, 4 * PSEUDO) if 5 < len(row.text.split()) < 60]
    said = np.load(given.work / "pseudo.npz") if (given.work / "pseudo.npz").is_file() else None
    if said is None:
        teacher = run(given.plain, given.work / "plain")
        logits = run_network(teacher.network, teacher.tokenizer, texts, 128)["label_logits"]
        np.savez(given.work / "pseudo.npz", labels=softmax(logits))
        said = np.load(given.work / "pseudo.npz")
    sure = np.flatnonzero(said["labels"].max(1) >= SURE)[:PSEUDO]
    corpus, count = material.corpus, len(sure)
    more = Corpus(
        texts=corpus.texts + tuple(texts[row] for row in sure),
        labels=np.concatenate([corpus.labels, said["labels"][sure].argmax(1)]),
        kinds=np.concatenate([corpus.kinds, np.full(count, NO_KIND)]),
        documents=corpus.documents + ("",) * count,
        neighbours=corpus.neighbours + ((),) * count,
        parts=corpus.parts + ("unlabelled",) * count,
        sets=corpus.sets + ("",) * count,
        digest="pseudo-labels",
    )
    rows = np.arange(len(corpus), len(more))
    return replace(material, corpus=more, training=np.concatenate([material.training, rows]))


LEVERS: dict[str, tuple[str, str, Change, str]] = {
    "plain": ("none", "the shipped recipe", changed(), ""),
    "neighbours": (
        "neighbours",
        "sentences before and after as a second segment",
        with_material(neighbours),
        "three times the tokens, at run time too",
    ),
    "auxiliary": (
        "auxiliary tasks",
        "netzero_reduction, a3cg, vagueness_survey",
        with_material(auxiliary_tasks),
        "",
    ),
    "no-contrast": ("contrast sets", "left out", with_material(without_contrast), ""),
    "no-anchor": ("anchor loss", "off", changed(anchor_weight=0.0), ""),
    "self-training": (
        "self-training",
        f"{PSEUDO} pseudo-labels of the plain run with a probability of {SURE} or more",
        with_material(self_trained),
        "",
    ),
    "pretrained": (
        "domain-adaptive pre-training",
        f"masked words, one pass over {PRETRAINED} paragraphs",
        pretrained,
        "minutes without the pre-training",
    ),
    "r-drop": (
        "R-Drop",
        "weight 1, dropout 0.1",
        changed(dropout=0.1, consistency_weight=1.0),
        "two passes a step",
    ),
    "dropout": ("dropout", "0.1", changed(dropout=0.1), ""),
    "layers": ("layer-wise learning rates", "0.8 a layer", changed(layer_decay=0.8), ""),
    "no-smoothing": ("label smoothing", "off", changed(smoothing=0.0), ""),
    "balance": ("class weights", "inverse frequency to the power 0.5", changed(balance=0.5), ""),
    "all-layers": ("frozen layers", "none", changed(frozen_layers=0), ""),
    "slower": ("learning rate", "1e-4", changed(learning_rate=1e-4), ""),
    "seeds": ("weights of seeds", "mean of 3", changed(seeds=3), "kept where it is as good"),
}


def sampled(given: Inputs, count: int) -> list[Any]:
    """Return sentences or paragraphs of documents that the development part does not have."""
    material = given.plain.material
    held = {material.corpus.documents[row] for row in material.development}
    rows = [row for row in rows_of(given.unlabelled) if row.document not in held]
    drawn = np.random.default_rng(SEED).permutation(len(rows))[:count]
    return [rows[row] for row in sorted(drawn)]


def run(setup: Setup, work: Path) -> Finetuned:
    """Fine-tune, or take up what was fine-tuned."""
    return finetune(
        setup.material, base=setup.base, recipe=setup.recipe, seed=SEED, work=work, progress=True
    )


def judged(setup: Setup, base: str, work: Path) -> dict[str, Any]:
    """Fine-tune and say how good the result is on the development part, and how near to `base`."""
    from sklearn.metrics import f1_score

    start = time.perf_counter()
    tuned = run(setup, work)
    minutes = (time.perf_counter() - start) / 60
    corpus, rows, recipe = setup.material.corpus, setup.material.development, setup.recipe
    texts = corpus.texts_at(rows)
    said = run_network(tuned.network, tuned.tokenizer, texts, recipe.max_length)
    found = decide(softmax(said["label_logits"]), THRESHOLD)
    decided = np.array([LABELS.index(label) for label in found])
    true = corpus.labels[rows]
    before = base_embeddings(base, texts, recipe)
    kept = similarity(said["embedding"], before, [""] * len(rows), SEED)["nearest_kept"]
    return {
        "macro_f1": round(float(f1_score(true, decided, average="macro")), 4),
        "claim_f1": round(float(f1_score(true > 0, decided > 0)), 4),
        "minutes": round(minutes, 1),
        "nearest_kept": kept,
    }


def sample(corpus: Corpus, split: Split, count: int) -> Material:
    """Return whole groups of training documents with about `count` sentences, and who judges."""
    groups = split.groups[split.training]
    order = np.random.default_rng(SEED).permutation(np.unique(groups))
    sizes = np.cumsum([np.sum(groups == group) for group in order])
    taken = order[: int(np.searchsorted(sizes, count)) + 1]
    return Material(corpus, split.training[np.isin(groups, taken)], split.development)


@click.command(help=__doc__)
@click.argument("sources", nargs=-1, required=True, metavar="LABELLED...")
@click.option("--base", required=True, help="Folder of the encoder.")
@click.option("--unlabelled", required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--auxiliary", "auxiliaries", multiple=True, metavar="NAME=SOURCE")
@click.option("--sentences", default=2500, show_default=True, help="In the sample.")
@click.option("--only", multiple=True, type=click.Choice(tuple(LEVERS)))
@click.option("--work", required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
def main(
    sources: tuple[str, ...],
    base: str,
    unlabelled: Path,
    auxiliaries: tuple[str, ...],
    sentences: int,
    only: tuple[str, ...],
    work: Path,
    output: Path,
) -> None:
    """Run the levers."""
    show_progress()
    corpus, split = given_split([load_corpus(source) for source in sources], None, None, SEED)
    material = sample(corpus, split, sentences)
    plain = Setup(material, Recipe(), base)
    given = Inputs(plain, pairs(auxiliaries, "--auxiliary"), unlabelled, work)
    for name in only or LEVERS:
        if not (path := work / f"{name}.json").is_file():
            facts = judged(LEVERS[name][2](given), base, work / name)
            path.write_text(json.dumps(facts), encoding="utf-8")
    output.write_text(json.dumps(summary(material, work), indent=2) + "\n", encoding="utf-8")


def summary(material: Material, work: Path) -> dict[str, Any]:
    """Return the runs that are finished, in the form that a model card takes."""
    runs = []
    for name, (lever, setting, _, note) in LEVERS.items():
        if (path := work / f"{name}.json").is_file():
            facts = json.loads(path.read_text(encoding="utf-8"))
            kept = f"{facts.pop('nearest_kept'):.2f} of nearest sentences kept"
            note = "; ".join(filter(None, (note, kept)))
            runs.append({"lever": lever, "setting": setting, **facts, "note": note})
    return {
        "data": (
            f"Each lever alone, on a sample of {len(material.training)} training sentences (one "
            f"seed, {Recipe().epochs} epochs), judged on\nthe {len(material.development)} of the "
            "development part, which also chose the epoch. Differences of a point\nor less are "
            "within what another seed brings."
        ),
        "runs": runs,
    }


if __name__ == "__main__":
    main()
