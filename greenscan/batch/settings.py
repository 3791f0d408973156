"""How the documents of a batch are screened, as it travels to the processes that do it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from greenscan import __version__
from greenscan.batch.naming import printable
from greenscan.labels import Jurisdiction

# What a child does not need is imported where it is used: it starts often.
if TYPE_CHECKING:
    from greenscan.report import Failure, Report, Thresholds
    from greenscan.screener import Screener


@dataclass(frozen=True, slots=True)
class Settings:
    """What a `Screener` is made with, by the same names; and the threads that it may use."""

    model: str
    thresholds: Thresholds | None
    packs: tuple[str, ...]
    jurisdictions: tuple[Jurisdiction, ...]
    explain: bool
    threads: int

    @classmethod
    def of(
        cls,
        model: str | os.PathLike[str],
        *,
        thresholds: Thresholds | None = None,
        packs: Sequence[str | os.PathLike[str]] = (),
        jurisdictions: Collection[Jurisdiction | str] = tuple(Jurisdiction),
        explain: bool = False,
        threads: int = 1,
    ) -> Self:
        """Return settings that mean the same wherever they are used.

        Raises
        ------
        ValueError
            For a jurisdiction that is not known.
        ModelError
            When there is no such model.
        PackError
            When a pack is not as it has to be.
        """
        from greenscan.assessing import load_rulebook
        from greenscan.classifying.loading import model_manifest

        model_manifest(model)
        load_rulebook(packs)  # to refuse a bad pack before anything is started
        return cls(
            model=str(Path(model).absolute()) if Path(model).is_dir() else os.fspath(model),
            thresholds=thresholds,
            packs=tuple(str(Path(pack).absolute()) for pack in packs),
            jurisdictions=tuple(map(Jurisdiction, jurisdictions)),
            explain=explain,
            threads=threads,
        )

    def screener(self) -> Screener:
        """Make the screener."""
        from greenscan.classifying import load_model
        from greenscan.classifying.transformer import available_cores
        from greenscan.screener import Screener

        return Screener(
            load_model(self.model, threads=min(self.threads, available_cores())),
            thresholds=self.thresholds,
            packs=self.packs,
            jurisdictions=self.jurisdictions,
            explain=self.explain,
        )

    def facts(self) -> dict[str, Any]:
        """Return all that a result depends on beside the document, as plain JSON types."""
        from greenscan.classifying.loading import model_manifest
        from greenscan.report import Thresholds

        manifest = model_manifest(self.model)
        thresholds = self.thresholds or Thresholds(claim=manifest.claim_threshold)
        return {
            "greenscan_version": __version__,
            "model": {
                "name": manifest.name,
                "version": manifest.version,
                "digest": manifest.digest,
            },
            "thresholds": thresholds.to_dict(),
            "packs": [
                {
                    "name": Path(pack).name,
                    "digest": hashlib.sha256(Path(pack).read_bytes()).hexdigest(),
                }
                for pack in self.packs
            ],
            "jurisdictions": sorted(self.jurisdictions),
            "explain": self.explain,
        }


@dataclass(frozen=True, slots=True)
class Task:
    """A document to screen.

    Attributes
    ----------
    path
        Where it is; the worker may have another working directory, so this is absolute.
    given
        As it was named.
    """

    path: str
    given: str

    @classmethod
    def of(cls, path: str | os.PathLike[str]) -> Self:
        """Return the task of screening `path`."""
        given = os.fspath(path)
        return cls(str(Path(given).absolute()), given)

    @property
    def name(self) -> str:
        """What messages and failures call it."""
        return printable(self.given)


@dataclass(frozen=True, slots=True)
class Screening:
    """Makes the function that turns a `Task` into a `Report` or a `Failure`."""

    settings: Settings

    def __call__(self) -> Callable[[Task], Report | Failure]:
        """Load the screener."""
        return self.worker(self.settings.screener())

    def worker(self, screener: Screener) -> Callable[[Task], Report | Failure]:
        """Return the function, with `screener` in it."""
        return lambda task: screen(screener, task)


def screen(screener: Screener, task: Task) -> Report | Failure:
    """Return the report on a document, or why it cannot be read."""
    from greenscan.errors import ReadError
    from greenscan.report import Failure

    try:
        return screener.analyze_file(task.path, name=printable(Path(task.path).name) or None)
    except ReadError as error:
        return Failure(task.name, error.reason, error.remedy)
