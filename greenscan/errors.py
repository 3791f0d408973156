"""Errors that greenscan raises on purpose. Each message names the input and the remedy."""

from __future__ import annotations


class GreenscanError(Exception):
    """Base of every error that greenscan raises on purpose."""


class FileError(GreenscanError):
    """A file cannot be used as it is.

    Parameters
    ----------
    name
        File name, or a stand-in such as ``<bytes>``.
    reason
        What is wrong, without a full stop.
    remedy
        What the user can do about it, without a full stop.
    """

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        super().__init__(name, reason, remedy)
        self.name = name
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}; {self.remedy}"


class ReadError(FileError):
    """A document cannot be read."""


class EmptyDocumentError(ReadError):
    """The file holds no bytes, or no text at all."""


class EncryptedDocumentError(ReadError):
    """The file needs a password."""


class DamagedDocumentError(ReadError):
    """The file is truncated or its structure is broken."""


class UnsupportedDocumentError(ReadError):
    """The content is of a type that greenscan does not read, or not what the name says."""


class ModelError(GreenscanError):
    """A model directory is missing, incomplete or altered."""


class HubError(GreenscanError):
    """A model cannot be put on the hub."""


class ReportError(GreenscanError):
    """A stored report cannot be read back."""


class ExportError(GreenscanError):
    """A report cannot be written in the form that was asked for."""


class RegisterError(FileError):
    """A workbook cannot be taken up as a claim register; it has been left alone."""


class WorkerError(GreenscanError):
    """A process that is to screen documents does not come up."""


class FolderError(GreenscanError):
    """A folder cannot take the outputs of a batch as it is; it has been left alone."""


class PackError(GreenscanError):
    """A pack of marks, cues, topics or rules is not as it has to be.

    Parameters
    ----------
    file
        Name of the file.
    line
        Line of the fault, counted from 1; 0 where it is of the whole file.
    reason
        What is wrong and what is wanted instead, without a full stop.
    """

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file = file
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.reason}"


class MissingExtraError(GreenscanError, ImportError):
    """An optional dependency is not installed.

    Parameters
    ----------
    package
        The package that could not be imported.
    extra
        The extra of greenscan that installs it; without one, it is installed by its own name.
    """

    def __init__(self, package: str, extra: str = "") -> None:
        wanted = f"'greenscan[{extra}]'" if extra else package
        super().__init__(f"{package} is not installed: pip install {wanted}")
        self.package = package
        self.extra = extra
