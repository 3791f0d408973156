"""The public surface is what ``surface.txt`` says."""

from __future__ import annotations

import dataclasses

import click
import pytest

import greenscan
from greenscan.commands.scanning import scan
from tests.surface import SURFACE, surface


def test_no_public_name_has_changed_unseen() -> None:
    """After a change that is meant, ``python -m tests.surface`` writes the file anew."""
    assert surface().splitlines() == SURFACE.read_text("utf-8").splitlines()


def test_every_public_name_is_there() -> None:
    told = surface()
    for name in greenscan.__all__:
        assert f"\nclass {name}" in told or f"\n{name}(" in told
    assert "[greenscan.claims]\nclass Assessment\n    verdict: Label\n" in told


def test_another_option_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    before = surface()
    monkeypatch.setattr(scan, "params", [*scan.params, click.Option(["--louder"])])
    assert set(surface().splitlines()) - set(before.splitlines()) == {
        next(line for line in surface().splitlines() if line.startswith("greenscan scan "))
    }


def test_another_default_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    before = surface().splitlines()
    fields = {field.name: field for field in dataclasses.fields(greenscan.Thresholds)}
    monkeypatch.setattr(fields["claim"], "default", 0.4)
    changed = [line for line in surface().splitlines() if line not in before]
    assert changed == ["    claim: float = 0.4"]
