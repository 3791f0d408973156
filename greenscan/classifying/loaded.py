"""A classifier that goes along when a component is pickled, for processes that are spawned."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from greenscan.classifying.loading import load_model
from greenscan.classifying.protocol import Classifier


@dataclass(frozen=True)
class Loaded:
    """A classifier and where it was loaded from.

    Attributes
    ----------
    classifier
        The classifier.
    source
        Name or directory, from which the other process loads it. None where the classifier came
        from elsewhere; it has to be picklable then.
    """

    classifier: Classifier
    source: str | None = None

    @classmethod
    def of(cls, model: str | os.PathLike[str] | Classifier) -> Self:
        """Return `model`, loaded if it is a name or a directory; see `load_model` for errors."""
        if isinstance(model, str | os.PathLike):
            return cls(load_model(model), os.fspath(model))
        return cls(model)

    def __reduce__(self) -> tuple[Callable[..., Loaded], tuple[Any, ...]]:
        if self.source is None:
            return Loaded, (self.classifier,)
        return Loaded.of, (self.source,)
