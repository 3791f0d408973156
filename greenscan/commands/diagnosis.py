"""What is installed here, and whether it works; without a word on who works here."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from importlib import metadata
from pathlib import Path
from time import perf_counter
from typing import Any

from packaging.requirements import Requirement

from greenscan import __version__

Facts = dict[str, Any]

_SENTENCE = "Our eco-friendly range helps you live more sustainably."
_UNDECLARED = ((Requirement("pandas"), "", "report.to_dataframe()"),)  # the user's to have or not
_DEVELOPMENT = "dev"  # an extra for those who work on greenscan
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_PACKAGE = Path(__file__).resolve().parents[1]


def diagnose() -> Facts:
    """Return what is installed and whether screening works, as plain JSON types.

    Names of the user, and the folders that greenscan and the user's files are in, are left out.
    """
    libraries = list(_libraries())
    screening = _tried(_screening)
    return {
        "greenscan": __version__,
        "python": f"{platform.python_version()} ({platform.python_implementation()})",
        "platform": platform.platform(),
        "cores": _cores(),
        "threads": {name: os.environ[name] for name in _THREADS if name in os.environ},
        "onnx_runtime": _tried(_onnx_runtime),
        "libraries": libraries,
        "models": _tried(_models),
        "packs": _tried(_packs),
        "screening": {"works": "problem" not in screening, **screening},
        "missing": list(_missing(libraries)),
    }


def _libraries() -> Iterator[Facts]:
    """Yield each library that greenscan asks for, or has a use for, with the version here."""
    try:
        requirements = metadata.requires("greenscan") or []
    except metadata.PackageNotFoundError:
        return  # run from a folder; nothing then tells what it needs
    for text in requirements:
        wanted = Requirement(text)
        extra = _extra(wanted)
        of_others = extra == _DEVELOPMENT or wanted.name == "greenscan"  # an extra of extras
        if not of_others and _applies(wanted, extra):
            yield _library(wanted, extra, "")
    for wanted, extra, use in _UNDECLARED:
        yield _library(wanted, extra, use)


def _extra(wanted: Requirement) -> str:
    """Return the extra that brings `wanted`; empty where greenscan always needs it."""
    found = re.search(r"extra\s*==\s*['\"]([^'\"]+)['\"]", str(wanted.marker or ""))
    return found[1] if found else ""


def _applies(wanted: Requirement, extra: str) -> bool:
    return wanted.marker is None or wanted.marker.evaluate({"extra": extra})


def _library(wanted: Requirement, extra: str, use: str) -> Facts:
    version = None
    with suppress(metadata.PackageNotFoundError):
        version = metadata.version(wanted.name)
    if version is None:
        state = "missing"
    else:
        state = "ok" if wanted.specifier.contains(version, prereleases=True) else "other version"
    return {
        "name": wanted.name,
        "version": version,
        "wanted": str(wanted.specifier),
        "extra": extra,
        "optional": bool(extra or use),
        "use": use,
        "state": state,
    }


def _missing(libraries: list[Facts]) -> Iterator[Facts]:
    """Yield what is not there, or not as wanted, and how to get it."""
    if not libraries:
        remedy = "pip install greenscan, or pip install ."
        yield {"what": "the list of libraries", "remedy": remedy, "optional": False}
    for each in libraries:
        if each["state"] == "ok":
            continue
        package = f"'{each['name']}{each['wanted']}'" if each["wanted"] else each["name"]
        remedy = f"pip install {package}"
        if each["extra"] and each["state"] == "missing":
            remedy = f"pip install 'greenscan[{each['extra']}]'"
        yield {"what": each["name"], "remedy": remedy, "optional": each["optional"]}


def _cores() -> Facts:
    from greenscan.classifying.transformer import available_cores

    return {"usable": available_cores(), "present": os.cpu_count()}


def _onnx_runtime() -> Facts:
    from greenscan.classifying.runtime import onnx_runtime

    runtime = onnx_runtime()
    # whatever there is, greenscan asks for the processor
    return {"version": runtime.__version__, "providers": runtime.get_available_providers()}


def _models() -> Facts:
    """Return the shipped models by name, their files read and verified."""
    from greenscan.classifying.loading import shipped_models

    return {name: _tried(partial(_model, folder)) for name, folder in shipped_models().items()}


def _model(folder: Path) -> Facts:
    from greenscan.classifying.manifest import read_files, read_manifest

    manifest = read_manifest(folder)
    read_files(folder, manifest, ())
    return {
        "version": manifest.version,
        "type": manifest.type.value,
        "digest": manifest.digest,
        "verified": True,
    }


def _packs() -> Facts:
    from greenscan.assessing.rulebook import load_rulebook
    from greenscan.marking.catalogue import load_catalogue

    catalogue = load_catalogue()
    kinds = [entry.kind.value for entry in catalogue.entries]
    return {
        "marks": kinds.count("marks"),
        "cues": kinds.count("cues"),
        "topics": len(catalogue.topics),
        "rules": len(load_rulebook().rules),
    }


def _screening() -> Facts:
    """Screen one sentence, by all that a report goes through."""
    from greenscan.screener import Screener

    start = perf_counter()
    verdicts = [claim.verdict.value for claim in Screener().analyze(_SENTENCE).claims]
    return {"sentence": _SENTENCE, "verdicts": verdicts, "seconds": perf_counter() - start}


def _tried(check: Callable[[], Facts]) -> Facts:
    """Return what `check` finds, or what is wrong."""
    try:
        return check()
    except Exception as error:  # noqa: BLE001 (whatever is wrong here is what is asked for)
        return {"problem": without_names(f"{type(error).__name__}: {error}")}


def without_names(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return `text` without the folders and the name of the user."""
    folders = {str(_PACKAGE.parent): "…", environment.get("HOME", ""): "~"}
    folders |= {environment.get("USERPROFILE", ""): "~", str(Path.cwd()): "…"}
    for folder in sorted(folders, key=len, reverse=True):
        if len(folder) > 1:  # not the root, which is in every path
            text = text.replace(folder, folders[folder])
    for variable in ("USER", "USERNAME", "LOGNAME"):
        if name := environment.get(variable):
            text = re.sub(rf"\b{re.escape(name)}\b", "user", text)
    return text
