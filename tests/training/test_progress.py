"""What training says while it goes on."""

from __future__ import annotations

import logging
import warnings
from types import SimpleNamespace
from typing import Any

import pytest

from greenscan.training.quiet import quiet


def test_what_libraries_say_to_their_developers_is_left_out(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with quiet():
        logging.getLogger().warning("consider another way")
        logging.getLogger().error("broken")
        warnings.warn("will go", FutureWarning, stacklevel=1)
    logging.getLogger().warning("after it")
    assert caplog.messages == ["broken", "after it"]


def test_without_a_terminal_each_score_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("transformers")
    from greenscan.training.progress import ProgressBar

    arguments: Any = SimpleNamespace(num_train_epochs=3)
    state: Any = SimpleNamespace(epoch=1.0)
    bar = ProgressBar("seed 7", "eval_macro_f1")
    bar.on_evaluate(arguments, state, None, metrics={"eval_macro_f1": 0.5})
    assert capsys.readouterr().err == "seed 7: epoch 1 of 3, development 0.500\n"
