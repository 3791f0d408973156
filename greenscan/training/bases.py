"""Encoders to start from, on the hub or in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from greenscan.training.data.corpus import TrainingError


def load_tokenizer(base: str) -> Any:
    """Return the tokenizer of the encoder `base`: a name on the hub or a folder.

    Raises
    ------
    TrainingError
        When there is no encoder of that name, or none that can be fetched or read.
    """
    from transformers import AutoConfig, AutoTokenizer

    try:
        AutoConfig.from_pretrained(base)
        return AutoTokenizer.from_pretrained(base)
    except (OSError, ValueError) as error:
        reason = str(error).strip().partition("\n")[0]
        if Path(base).is_dir():
            raise TrainingError(f"{base} is no encoder of transformers: {reason}") from error
        raise TrainingError(
            f"the base {base} is no folder here, and does not come from the hub: {reason} "
            "Give the folder of an encoder by --base, such as models/greenscan-en"
        ) from error
