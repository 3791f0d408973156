"""`Report`: the result of screening one document."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from greenscan.assessing import Rulebook, assess, load_rulebook
from greenscan.claims import Claim, Sentence
from greenscan.errors import ReportError
from greenscan.report.card import card
from greenscan.report.facts import DocumentFacts, ModelFacts, PackFacts, Summary, Thresholds
from greenscan.report.summing import cheap_talk_index, summary_of

if TYPE_CHECKING:
    from datasets import Dataset
    from pandas import DataFrame

SCHEMA_VERSION = 3
"""Version of the dictionaries that ``to_dict`` yields; raised when a reader would break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of screening one document.

    Attributes
    ----------
    document
        What was read.
    model
        What labelled the sentences.
    thresholds
        What was applied to the scores.
    greenscan_version
        Version of the library.
    packs
        The user's packs of marks, cues and topics, beside those of greenscan.
    claims
        In reading order.
    other_sentences
        The sentences that are no claims, in reading order, with their scores.
    """

    document: DocumentFacts
    model: ModelFacts
    thresholds: Thresholds
    greenscan_version: str
    claims: tuple[Claim, ...]
    other_sentences: tuple[Sentence, ...]
    packs: tuple[PackFacts, ...] = ()

    @classmethod
    def from_sentences(
        cls,
        sentences: Sequence[Sentence],
        *,
        document: DocumentFacts,
        model: ModelFacts,
        thresholds: Thresholds,
        greenscan_version: str,
        packs: tuple[PackFacts, ...] = (),
        rulebook: Rulebook | None = None,
    ) -> Self:
        """Decide which of the classified `sentences` are claims, assess them, return the report.

        `rulebook` holds the rules that flags rest on; by default all that come with greenscan.
        """
        rulebook = rulebook or load_rulebook()
        claims, others = assess(
            sentences,
            threshold=thresholds.claim,
            uncertain_below=thresholds.uncertain,
            pages=document.pages,
            cite=rulebook.cite,
        )
        return cls(
            document=document,
            model=model,
            thresholds=thresholds,
            greenscan_version=greenscan_version,
            claims=claims,
            other_sentences=others,
            packs=packs,
        )

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All classified sentences in reading order; those that are claims are `Claim` objects."""
        both: tuple[Iterable[Sentence], ...] = (self.claims, self.other_sentences)
        return tuple(merge(*both, key=lambda sentence: sentence.start))

    @property
    def flagged(self) -> tuple[Claim, ...]:
        """The claims that are vague or unsupported, in reading order."""
        return tuple(claim for claim in self.claims if claim.flagged)

    @property
    def summary(self) -> Summary:
        """Counts of claims by verdict, kind, topic, flag, priority and section."""
        return summary_of(self.claims, self.sentences, self.document.pages)

    @property
    def cheap_talk_index(self) -> float:
        """Share of the commitments that are vague, from 0 to 1; 0 where there are none.

        Commitments are the targets and actions of the report. After the index of Bingler, Kraus,
        Leippold and Webersinke (*How cheap talk in climate disclosures relates to climate
        initiatives, corporate emissions, and reputation risk*, Journal of Banking & Finance 164,
        2024), which takes the non-specific among the commitments of climate paragraphs; here the
        unit is the sentence and the subject all of the environment, so that the two are not to be
        compared by value.
        """
        return cheap_talk_index(self.claims)

    def rethreshold(
        self,
        *,
        claim: float | None = None,
        uncertain: float | None = None,
        rulebook: Rulebook | None = None,
    ) -> Self:
        """Decide and assess again from the stored scores; nothing is classified again.

        Parameters
        ----------
        claim, uncertain
            New thresholds from 0 to 1; what is not given stays as it is. See `Thresholds`.
        rulebook
            As of `from_sentences`; a screener has its own as ``screener.rulebook``.

        Raises
        ------
        ValueError
            For a threshold outside 0 to 1.
        """
        changes = {"claim": claim, "uncertain": uncertain}
        thresholds = replace(
            self.thresholds, **{name: value for name, value in changes.items() if value is not None}
        )
        return self.from_sentences(
            self.sentences,
            document=self.document,
            model=self.model,
            thresholds=thresholds,
            greenscan_version=self.greenscan_version,
            packs=self.packs,
            rulebook=rulebook,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types; `Report.from_dict` reads them back."""
        return {
            "schema_version": SCHEMA_VERSION,
            "greenscan_version": self.greenscan_version,
            "model": self.model.to_dict(),
            "thresholds": self.thresholds.to_dict(),
            "packs": [pack.to_dict() for pack in self.packs],
            "document": self.document.to_dict(),
            "summary": self.summary.to_dict(),
            "claims": [claim.to_dict() for claim in self.claims],
            "other_sentences": [sentence.to_dict() for sentence in self.other_sentences],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """Return ``to_dict()`` as JSON text, in Unicode, the same for the same report."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent, allow_nan=False)

    def to_dataframe(self) -> DataFrame:
        """Return the claims as a table, a row each, with the columns of the CSV.

        The types of the columns do not depend on the content: closed sets are categories, texts
        ``string``, pages and offsets ``Int64``. They survive Parquet.

        Raises
        ------
        MissingExtraError
            When pandas is not installed.
        """
        from greenscan.exporting import data_frame

        return data_frame([self])

    def to_dataset(self, *, sentences: bool = False) -> Dataset:
        """Return the claims as a data set of `datasets`, a row each, with typed columns.

        See `greenscan.to_dataset`, which takes several reports.

        Raises
        ------
        MissingExtraError
            When datasets is not installed.
        """
        from greenscan.exporting import to_dataset

        return to_dataset([self], sentences=sentences)

    def to_html(self) -> str:
        """Return the report as one self-contained HTML file, which needs no network."""
        from greenscan.exporting import render_html

        return render_html([self])

    def save(
        self,
        path: str | os.PathLike[str],
        *,
        overwrite: bool = False,
        source: str | os.PathLike[str] | None = None,
    ) -> None:
        """Write the report to a file, whole or not at all.

        Parameters
        ----------
        path
            Its suffix tells the format: ``.json``, ``.jsonl``, ``.csv``, ``.html``, ``.xlsx`` for
            a claim register, or ``.pdf`` for a copy of the report with its flagged claims
            highlighted. The content is what ``greenscan scan -o`` writes for one document.
        overwrite
            Whether a file that is there may be overwritten. A register never is: it is gone on
            with, and keeps what reviewers have entered.
        source
            For ``.pdf``, the file that was screened.

        Raises
        ------
        FileExistsError
            When there is a file, it is no register to go on with, and `overwrite` is false.
        RegisterError
            When the file cannot be taken up as a register; it is left alone.
        ExportError
            When `source` is not the PDF that was screened, or cannot be written anew.
        ValueError
            When the suffix tells no format.
        OSError
            When the folder is missing or cannot be written to.
        """
        from greenscan.exporting import format_of, save

        target = Path(path)
        original = None if source is None else Path(source)
        save([self], target, format_of(target), overwrite=overwrite, source=original)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the report that ``to_dict`` described.

        Raises
        ------
        ReportError
            When `data` is not a report, or of a schema version that this greenscan does not read.
        """
        version = data.get("schema_version")
        if version != SCHEMA_VERSION:
            raise ReportError(
                f"the report has schema version {version!r}, this greenscan reads {SCHEMA_VERSION}"
                ": screen the document again or install the greenscan that wrote it"
            )
        try:
            return cls(
                document=DocumentFacts.from_dict(data["document"]),
                model=ModelFacts(**data["model"]),
                thresholds=Thresholds(**data["thresholds"]),
                greenscan_version=data["greenscan_version"],
                claims=tuple(Claim.from_dict(item) for item in data["claims"]),
                other_sentences=tuple(Sentence.from_dict(item) for item in data["other_sentences"]),
                packs=tuple(PackFacts(**item) for item in data.get("packs", ())),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ReportError(
                f"the report is damaged ({error!r}): screen the document again"
            ) from error

    def _repr_html_(self) -> str:
        return card(self.document, self.summary, self.flagged)
