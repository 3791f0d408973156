"""`TransformerClassifier`: an encoder, fine-tuned on labelled texts."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import numpy as np
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted

from greenscan.classifying.base import readable
from greenscan.classifying.loading import model_folder
from greenscan.classifying.manifest import ModelType
from greenscan.errors import MissingExtraError, ModelError
from greenscan.labels import LABELS
from greenscan.sklearn.base import TextClassifier, has_our_labels, new_folder
from greenscan.sklearn.inputs import check_classes, check_texts
from greenscan.training.building import CLAIM_THRESHOLD, write_manifest
from greenscan.training.data.labelled import Labelled
from greenscan.training.recipe import Recipe

_NEEDED = ("torch", "transformers", "accelerate", "datasets")
_NEEDED_TO_SAVE = ("onnx", "onnxscript")


class TransformerClassifier(TextClassifier):
    """An encoder with a classification head.

    With `model` it predicts without having been fitted, on ONNX Runtime. `fit` needs the extra
    ``greenscan[train]``; it trains all epochs, on a graphics processor where torch finds one, and
    holds nothing out. Its probabilities are not calibrated: `CalibratedClassifierCV` does that.

    Parameters
    ----------
    base
        Folder, or name on the hub, of the encoder that `fit` starts from: any of transformers, or
        a greenscan model directory with its checkpoint. By default that of `model`.
    model
        Name or directory of a transformer that greenscan has trained, to predict with until `fit`
        is called.
    epochs, batch_size, learning_rate
        Of the training.
    max_length
        Tokens of a text that are read.
    frozen_layers
        Lowest layers of the encoder that stay as they are.
    threshold
        None predicts the most probable class. A number decides between greenscan's four labels as
        a report does: where the probability of being a claim, ``1 - P(none)``, reaches it, the
        most probable of the other three.
    random_state
        Of everything that is drawn. The random states of numpy and torch are left as they were.

    Attributes
    ----------
    classes_
        Sorted; the columns of `predict_proba`.

    Examples
    --------
    >>> from greenscan.sklearn import TransformerClassifier
    >>> screener = TransformerClassifier(model="greenscan-en")
    >>> screener.predict(["We aim to be net zero by 2045.", "The board met twice."]).tolist()
    ['unsupported', 'none']
    """

    MODEL_TYPE = ModelType.TRANSFORMER

    def __init__(
        self,
        *,
        base: str | os.PathLike[str] | None = None,
        model: str | os.PathLike[str] | None = None,
        epochs: int = 4,
        batch_size: int = 32,
        learning_rate: float = 1e-4,
        max_length: int = 128,
        frozen_layers: int = 0,
        threshold: float | None = None,
        random_state: Any = None,
    ) -> None:
        self.base = base
        self.model = model
        self.epochs = epochs
        self.batch_size = batch_size
        self.learning_rate = learning_rate
        self.max_length = max_length
        self.frozen_layers = frozen_layers
        self.threshold = threshold
        self.random_state = random_state

    def fit(self, X: Any, y: Any) -> Self:
        """Fine-tune on labelled texts.

        Parameters
        ----------
        X
            ``n`` texts.
        y
            Shape ``(n,)``: their classes.

        Raises
        ------
        MissingExtraError
            When torch or transformers are not installed.
        ModelError
            When `model` comes without the checkpoint that training starts from.
        ValueError
            For texts or classes that do not serve, or when neither `base` nor `model` is given.
        """
        texts = check_texts(X)
        classes, positions = check_classes(y, texts)
        base = self._start()
        _require(*_NEEDED)
        from greenscan.sklearn.finetuned import FineTuned, undisturbed
        from greenscan.training.plain import train_plain

        # in our own order, the head of a greenscan model goes on from where it is
        names = list(LABELS) if has_our_labels(classes) else classes.tolist()
        columns = [names.index(name) for name in classes.tolist()]
        data = Labelled(
            tuple(map(readable, texts)), np.array(columns)[positions], tuple(map(str, names))
        )
        recipe = replace(
            Recipe(),
            epochs=self.epochs,
            batch_size=self.batch_size,
            learning_rate=self.learning_rate,
            max_length=self.max_length,
            frozen_layers=self.frozen_layers,
        )
        seed = int(check_random_state(self.random_state).randint(np.iinfo(np.int32).max))
        with tempfile.TemporaryDirectory() as work, undisturbed():
            trained = train_plain(data, base=base, recipe=recipe, seed=seed, work=Path(work))
        self.model_ = FineTuned(classes, columns, *trained, self.max_length, base)
        return self

    def _start(self) -> str:
        """Return the name or folder of the encoder to start from."""
        if self.base is not None:
            return os.fspath(self.base)
        if self.model is None:
            raise ValueError("no encoder to start from: give base=, a folder or a name on the hub")
        folder = model_folder(self.model)
        if not (folder / "config.json").is_file():
            raise ModelError(
                f"model {folder.name} came without the checkpoint that training starts from: "
                "give base=, such as models/greenscan-en in a clone of the repository"
            )
        return os.fspath(folder)

    def save(self, folder: str | os.PathLike[str], *, version: str = "1") -> None:
        """Write a greenscan model directory, for ``load_model`` and ``greenscan scan --model``.

        It computes in single precision, as the fitted model does. The name of the folder is the
        model's; a model of other classes is kept with joblib.

        Parameters
        ----------
        folder
            A new or empty one.
        version
            Of the model.

        Raises
        ------
        ValueError
            The classes are not greenscan's labels, or training did not start from a model that
            knows kinds.
        FileExistsError
            There is something in the folder.
        """
        check_is_fitted(self, "model_")
        _require(*_NEEDED, *_NEEDED_TO_SAVE)
        from greenscan.sklearn.finetuned import write_model

        if not has_our_labels(self.classes_):
            raise ValueError(
                f"a greenscan model knows the labels {', '.join(LABELS)}: fit on these, or keep "
                "this one with joblib.dump"
            )
        path = new_folder(folder)
        write_model(self.model_, path)  # type: ignore[arg-type]  # torch is not imported before
        threshold = CLAIM_THRESHOLD if self.threshold is None else self.threshold
        write_manifest(
            path,
            self.MODEL_TYPE,
            version,
            max_length=self.model_.max_length,  # type: ignore[attr-defined]
            claim_threshold=threshold,
        )


def _require(*packages: str) -> None:
    """Raise `MissingExtraError` for the first package that is not installed."""
    for package in packages:
        if find_spec(package) is None:
            raise MissingExtraError(package, "train")
