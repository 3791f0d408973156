"""The versions that are tested are those that pyproject.toml promises."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
OWN = ("pandas", "train")  # the extras that users install


def pins(name: str) -> dict[str, Version]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    parts = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(package): Version(version) for package, version in parts}


def promised() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [
        Requirement(each)
        for each in [*project["dependencies"], *(each for extra in OWN for each in extras[extra])]
    ]


@pytest.mark.parametrize("wanted", promised(), ids=str)
def test_the_oldest_and_the_newest_are_tested(wanted: Requirement) -> None:
    name = canonicalize_name(wanted.name)
    assert pins("constraints.txt")[name] in wanted.specifier
    oldest = pins("constraints-lowest.txt")[name]
    if name == "torch":  # the oldest builds bring CUDA; constraints-lowest.txt says so
        assert oldest in wanted.specifier
    else:
        assert oldest == min(
            Version(each.version) for each in wanted.specifier if each.operator == ">="
        )
