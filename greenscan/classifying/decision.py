"""From probabilities to one label; the rule that models, reports and training share."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from greenscan.labels import LABELS, Label

_NONE = LABELS.index(Label.NONE)
_DIGITS = 6  # so that 1 - 0.6 meets a threshold of 0.4


def claim_probability(labels: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.float64]:
    """Return the probability of being a claim, ``1 - P(none)``, shape ``(n,)``.

    Parameters
    ----------
    labels
        Shape ``(n, 4)``: probabilities in the order of `greenscan.labels.LABELS`.
    """
    return np.round(1.0 - labels[:, _NONE].astype(np.float64), _DIGITS)


def decide(labels: npt.NDArray[np.floating[Any]], threshold: float) -> list[Label]:
    """Decide on one label for each row of probabilities.

    A row whose probability of being a claim reaches `threshold` gets the most probable of the
    three claim labels (the weaker one on a tie), any other row gets ``none``.

    Parameters
    ----------
    labels
        Shape ``(n, 4)``: probabilities in the order of `greenscan.labels.LABELS`.
    threshold
        Between 0 and 1.

    Examples
    --------
    >>> import numpy as np
    >>> [str(label) for label in decide(np.array([[0.5, 0.1, 0.3, 0.1]]), threshold=0.4)]
    ['unsupported']
    """
    claims = labels.copy()
    claims[:, _NONE] = -np.inf
    best = np.where(claim_probability(labels) >= threshold, claims.argmax(axis=1), _NONE)
    return [LABELS[column] for column in best]
