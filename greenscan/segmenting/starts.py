"""Where the sentences of a `Doc` start: by its tokens, or by a division beside theirs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from greenscan.carrying import extension_key, user_data_of
from greenscan.segmenting.tokens import TokenOffsets

_KEY = extension_key("greenscan_starts")


def sentence_starts(doc: Doc) -> list[int]:
    """Return the character offsets at which the sentences start; the first is 0.

    They are those of the segmenter, if it has run, even where ``doc.sents`` are another's.
    """
    kept = user_data_of(doc).get(_KEY)
    return starts_set_on(doc) if kept is None else list(kept)


def starts_set_on(doc: Doc) -> list[int]:
    """Return the character offsets at which ``doc.sents`` start; the first is 0."""
    columns = doc.to_array(["IDX", "SENT_START"]).reshape(-1, 2)
    starts = columns[columns[:, 1] == 1, 0].astype(np.int64).tolist()
    return sorted({0, *starts})


def leave_starts(doc: Doc, offsets: TokenOffsets, tokens: npt.NDArray[np.int64]) -> None:
    """Keep on `doc` a division that its tokens do not tell, by the first token of each part."""
    user_data_of(doc)[_KEY] = sorted({0, *offsets.of(tokens)})


def drop_starts(doc: Doc) -> None:
    """Take a division off `doc` that was kept beside that of its tokens."""
    user_data_of(doc).pop(_KEY, None)
