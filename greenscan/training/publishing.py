"""A model directory put on the hub, with its card."""

from __future__ import annotations

import os
from pathlib import Path

from greenscan.classifying import baseline, transformer
from greenscan.classifying.manifest import MANIFEST, ModelType, read_files, read_manifest
from greenscan.errors import HubError, MissingExtraError, ModelError
from greenscan.training.cards.card import CARD
from greenscan.training.cards.figures import PLOT
from greenscan.training.results import RESULTS

_NEEDED = {ModelType.TRANSFORMER: transformer.NEEDED, ModelType.BASELINE: baseline.NEEDED}
_CHECKPOINT = {
    ModelType.TRANSFORMER: ("config.json", "model.safetensors", "tokenizer_config.json"),
    ModelType.BASELINE: (),
}
_ALSO = (
    PLOT,
    RESULTS,
    "added_tokens.json",
    "kind_head.safetensors",
    "merges.txt",
    "special_tokens_map.json",
    "vocab.json",
    "vocab.txt",
)


def push_to_hub(
    model_dir: str | os.PathLike[str],
    repo_id: str,
    *,
    private: bool = True,
    token: str | None = None,
    message: str = "",
) -> str:
    """Upload a model directory that `greenscan train` wrote: card, checkpoint, run-time files.

    The run-time files are first checked against the digests of the manifest. Other files that lie
    in the directory stay where they are. ``huggingface_hub.snapshot_download(repo_id)`` fetches
    the model again; what it returns is a model directory.

    Parameters
    ----------
    model_dir
        The model directory.
    repo_id
        ``user/name`` or ``organisation/name``. The repository is made where there is none.
    private
        Whether a repository that is made is private; one that is there stays as it is.
    token
        By default that of ``hf auth login``, or the environment variable ``HF_TOKEN``.
    message
        Of the commit; by default the model's name and version.

    Returns
    -------
    str
        The address of the repository.

    Raises
    ------
    ModelError
        The directory is no model, its files are not those that the manifest describes, or its card
        or checkpoint is missing. Nothing has been uploaded.
    HubError
        The hub cannot be reached, or does not let the user write there.
    MissingExtraError
        When huggingface_hub is not installed.
    """
    folder = Path(model_dir)
    names = files_to_push(folder)
    manifest = read_manifest(folder)
    try:
        from httpx import HTTPError
        from huggingface_hub import HfApi
        from huggingface_hub.errors import HFValidationError
    except ImportError as error:
        raise MissingExtraError("huggingface_hub", "train") from error
    api = HfApi(token=token, library_name="greenscan")
    try:
        address = str(api.create_repo(repo_id, private=private, exist_ok=True))
        api.upload_folder(
            repo_id=repo_id,
            folder_path=folder,
            allow_patterns=names,
            commit_message=message or f"{manifest.name} {manifest.version}",
        )
    except (HTTPError, HFValidationError, OSError) as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
        raise HubError(
            f"{repo_id} cannot be written on the hub ({reason}): check the name, sign in with "
            "`hf auth login` or give a token that may write there"
        ) from error
    return address


def files_to_push(folder: Path) -> list[str]:
    """Return the names of the files that make up the model in `folder`, all of them there.

    Raises
    ------
    ModelError
        As of `push_to_hub`.
    """
    manifest = read_manifest(folder)
    read_files(folder, manifest, _NEEDED[manifest.type])
    needed = (CARD, MANIFEST, *_CHECKPOINT[manifest.type])
    for name in needed:
        if not (folder / name).is_file():
            raise ModelError(f"{folder} lacks {name}: train the model again, or fetch it whole")
    also = (name for name in _ALSO if (folder / name).is_file())
    return sorted({*manifest.files, *needed, *also})
