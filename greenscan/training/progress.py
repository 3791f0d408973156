"""A bar that says how far training is and how long it will take."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from transformers import PrinterCallback, Trainer, TrainerCallback


class ProgressBar(TrainerCallback):
    """Shows steps, time left and the last score on standard error.

    Where that is no terminal, which shows a bar only when it is full, each score is a line.

    Parameters
    ----------
    title
        What is being trained.
    metric
        The score of an evaluation to show; None where there are no evaluations.
    """

    def __init__(self, title: str, metric: str | None) -> None:
        self._title = title
        self._metric = metric
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed}/{task.total} steps"),
            TimeElapsedColumn(),
            TextColumn("left:"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[score]}"),
            console=Console(stderr=True),
        )
        self._task = self._progress.add_task(title, total=None, score="")

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Show the bar, at the step that an interrupted run goes on from."""
        self._progress.update(self._task, total=state.max_steps, completed=state.global_step)
        self._progress.start()

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Move on."""
        self._progress.update(self._task, completed=state.global_step)

    def on_evaluate(self, args: Any, state: Any, control: Any, **given: Any) -> None:
        """Show the score."""
        if self._metric in given["metrics"]:
            score = f"development {given['metrics'][self._metric]:.3f}"
            self._progress.update(self._task, score=score)
            if not self._progress.console.is_terminal:
                epoch = f"epoch {state.epoch:.0f} of {args.num_train_epochs:.0f}"
                self._progress.console.print(f"{self._title}: {epoch}, {score}")

    def on_train_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Leave the bar as it is."""
        self._progress.stop()


def tell(trainer: Trainer, title: str | None, metric: str | None = None) -> None:
    """Give `trainer` a bar called `title`, or none, in place of what transformers prints."""
    trainer.remove_callback(PrinterCallback)
    if title is not None:
        trainer.add_callback(ProgressBar(title, metric))
