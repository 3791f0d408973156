"""What the heads learn from, and what they are left out of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from greenscan.labels import KINDS, LABELS  # noqa: E402
from greenscan.training.averaging import mean_of_weights  # noqa: E402
from greenscan.training.checkpoint import kind_head_weights  # noqa: E402
from greenscan.training.data.auxiliary import Task, TaskType  # noqa: E402
from greenscan.training.data.corpus import NO_KIND, TrainingError  # noqa: E402
from greenscan.training.network import (  # noqa: E402
    AUXILIARY_PREFIX,
    MultiTaskNetwork,
    freeze_lowest,
    set_dropout,
)
from greenscan.training.optimising import optimiser  # noqa: E402
from greenscan.training.recipe import Recipe  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # of torch's own coming changes

NAN = float("nan")
TASK = Task("pledge", TaskType.SINGLE, ("no", "yes"))
RECIPE = Recipe(kind_weight=1.0, auxiliary_weight=1.0, anchor_weight=1.0)


def test_the_kind_head_of_a_checkpoint_of_before_is_found(tmp_path: Path) -> None:
    files = pytest.importorskip("safetensors.torch")
    halves = {"weight": torch.rand(5, 8).half(), "bias": torch.rand(5).half()}
    old = {f"greenscan_kind.{name}": value for name, value in halves.items()}
    files.save_file({**old, "classifier.bias": torch.zeros(4)}, tmp_path / "model.safetensors")
    found = kind_head_weights(str(tmp_path))
    assert {*found} == {*halves}
    assert all(torch.equal(found[name], value.float()) for name, value in halves.items())


def network(recipe: Recipe = RECIPE, tasks: tuple[Task, ...] = (TASK,)) -> Any:
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=20,
        hidden_size=8,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=16,
        hidden_dropout_prob=0.3,
    )
    config.num_labels = len(LABELS)
    return MultiTaskNetwork(BertForSequenceClassification(config), recipe, tasks)


def batch(**columns: Any) -> dict[str, Any]:
    tokens = torch.tensor([[2, 5, 6, 3], [2, 7, 3, 0]])
    return {"input_ids": tokens, "attention_mask": (tokens > 0).long(), **columns}


def targets(*rows: list[float]) -> Any:
    return torch.tensor(rows, dtype=torch.float32)


UNKNOWN = [NAN] * len(LABELS)
SURE = [1.0, 0.0, 0.0, 0.0]


def gradients(net: Any, columns: dict[str, Any]) -> dict[str, bool]:
    """Say which heads a loss reaches."""
    net.train()
    net.zero_grad()
    net(**batch(**columns))["loss"].backward()
    heads = {
        "label": net.classifier.classifier,
        "kind": net.kind_head,
        "auxiliary": net.auxiliary_heads["pledge"],
    }
    return {
        name: head.weight.grad is not None and bool(head.weight.grad.abs().sum() > 0)
        for name, head in heads.items()
    }


@pytest.mark.parametrize(
    ("labels", "kinds", "pledge", "reached"),
    [
        ([SURE, UNKNOWN], [NO_KIND, NO_KIND], [[NAN, NAN]] * 2, {"label"}),
        ([SURE, UNKNOWN], [1, NO_KIND], [[NAN, NAN]] * 2, {"label", "kind"}),
        ([UNKNOWN, UNKNOWN], [NO_KIND, NO_KIND], [[NAN, NAN], [0.0, 1.0]], {"auxiliary"}),
    ],
)
def test_a_row_teaches_only_the_heads_it_has_targets_for(
    labels: list[list[float]], kinds: list[int], pledge: list[list[float]], reached: set[str]
) -> None:
    columns = {
        "targets": targets(*labels),
        "kinds": torch.tensor(kinds),
        AUXILIARY_PREFIX + "pledge": targets(*pledge),
    }
    assert {name for name, hit in gradients(network(), columns).items() if hit} == reached


def test_weights_decide_how_much_a_row_counts() -> None:
    net = network(tasks=()).eval()
    rows = targets(SURE, [0.0, 0.0, 0.0, 1.0])
    single = net(**batch(targets=rows, weights=torch.tensor([1.0, 0.0])))["loss"]
    first = net(**batch(targets=targets(SURE, UNKNOWN)))["loss"]
    assert single.item() == pytest.approx(first.item())


def test_anchor_pulls_embeddings_to_where_they_were() -> None:
    net = network(tasks=()).eval()
    unknown = targets(UNKNOWN, UNKNOWN)
    here = net(**batch())["embedding"].detach()
    assert net(**batch(targets=unknown, anchors=here))["loss"].item() == pytest.approx(0, abs=1e-6)
    assert net(**batch(targets=unknown, anchors=-here))["loss"].item() == pytest.approx(2, abs=1e-6)


def test_a_row_without_anchor_spoils_no_gradient() -> None:
    net = network().train()
    anchors = torch.stack([net.eval()(**batch())["embedding"][0].detach(), torch.full((8,), NAN)])
    columns = {
        "targets": targets(SURE, UNKNOWN),
        AUXILIARY_PREFIX + "pledge": targets([NAN, NAN], [0.0, 1.0]),
    }
    net.train()
    net(**batch(anchors=anchors, **columns))["loss"].backward()
    gradients_ = [value.grad for value in net.parameters() if value.grad is not None]
    assert gradients_
    assert all(bool(gradient.isfinite().all()) for gradient in gradients_)


def test_two_passes_that_differ_cost() -> None:
    plain = network(Recipe(anchor_weight=0), ())
    doubled = network(Recipe(anchor_weight=0, consistency_weight=5.0), ())
    losses = []
    for net in (plain, doubled):
        net.train()
        torch.manual_seed(3)
        losses.append(net(**batch(targets=targets(SURE, SURE)))["loss"].item())
    assert losses[1] > losses[0]


def test_frozen_layers_get_no_gradient() -> None:
    net = network(tasks=())
    freeze_lowest(net.classifier, 2)
    free = {name for name, value in net.named_parameters() if value.requires_grad}
    assert not any(
        "embeddings" in name or "layer.0." in name or "layer.1." in name for name in free
    )
    assert any("layer.2." in name for name in free)


def test_each_layer_below_learns_more_slowly() -> None:
    recipe = Recipe(learning_rate=1.0, layer_decay=0.5)
    net = network(tasks=())
    groups = optimiser(net, 3, recipe).param_groups
    names = [name for name, value in net.named_parameters() if value.requires_grad]
    rates = {name: group["lr"] for name, group in zip(names, groups, strict=True)}
    by_part = {
        part: {rate for name, rate in rates.items() if part in name}
        for part in ("kind_head", "layer.2.", "layer.1.", "layer.0.", "embeddings.")
    }
    assert by_part == {
        "kind_head": {1.0},
        "layer.2.": {0.5},
        "layer.1.": {0.25},
        "layer.0.": {0.125},
        "embeddings.": {0.0625},
    }


def test_mean_of_weights_leaves_whole_numbers_alone() -> None:
    runs = [
        {"w": torch.tensor([0.0, 2.0]), "n": torch.tensor(7)},
        {"w": torch.tensor([4.0, 4.0]), "n": torch.tensor(7)},
    ]
    mean = mean_of_weights(runs)
    assert mean["w"].tolist() == [2.0, 3.0]
    assert mean["n"].item() == 7


def test_heads_have_our_widths() -> None:
    outputs = network().eval()(**batch())
    assert outputs["label_logits"].shape == (2, len(LABELS))
    assert outputs["kind_logits"].shape == (2, len(KINDS))
    assert outputs["embedding"].norm(dim=-1).tolist() == pytest.approx([1.0, 1.0])


@pytest.mark.parametrize("rate", [0.0, 0.4])
def test_dropout_is_that_of_the_recipe(rate: float) -> None:
    net = network(tasks=())
    set_dropout(net.classifier, Recipe(dropout=rate))
    net.train()
    first, second = (net(**batch())["label_logits"] for _ in range(2))
    assert bool((first == second).all()) is (rate == 0)


def test_two_passes_without_dropout_are_refused() -> None:
    with pytest.raises(TrainingError, match="--set dropout"):
        set_dropout(network(tasks=()).classifier, Recipe(consistency_weight=1.0))
