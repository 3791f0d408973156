"""The public surface of greenscan as text: ``python -m tests.surface`` writes it anew.

What stands in ``surface.txt`` is what users may rest on. A line that goes or changes is a change
that breaks them, see ``docs/stability.md``; a line that is added is kept from then on.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import tomllib
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

import click

import greenscan
from greenscan import cli, labels
from greenscan.commands.lazy import LazyCommand
from greenscan.exporting.columns import COLUMNS
from greenscan.report import SCHEMA_VERSION

ROOT = Path(__file__).parents[1]
SURFACE = Path(__file__).with_name("surface.txt")
REFERENCE = ROOT / "docs" / "reference" / "python.md"


def surface() -> str:
    """Return every public name with its signature, one a line."""
    parts = [
        ("greenscan", _names("greenscan", greenscan.__all__)),
        *((module, _names(module, names)) for module, names in sorted(_told_of().items())),
        ("greenscan.labels", _names("greenscan.labels", _sets())),
        ("command line", _commands(cli.main, "greenscan")),
        ("entry points and extras", _declared()),
        ("columns of tables", (column.name for column in COLUMNS)),
        ("versions", (f"schema of reports: {SCHEMA_VERSION}",)),
    ]
    return "\n".join(
        f"[{title}]\n" + "".join(f"{line}\n" for line in part) for title, part in parts
    )


def _told_of() -> dict[str, list[str]]:
    """Return by module the names that the reference tells of and `greenscan` has not itself."""
    found: dict[str, list[str]] = {}
    for path in re.findall(r"^::: (\S+)$", REFERENCE.read_text("utf-8"), re.MULTILINE):
        module, _, name = path.rpartition(".")
        if name not in greenscan.__all__:
            found.setdefault(module, []).append(name)
    return found


def _sets() -> list[str]:
    """Return the names of the closed sets that `greenscan` has not itself."""
    return [
        name
        for name, value in vars(labels).items()
        if getattr(value, "__module__", None) == labels.__name__ and name not in greenscan.__all__
    ]


def _names(module: str, names: list[str]) -> Iterator[str]:
    home = import_module(module)
    for name in sorted(names):
        value = getattr(home, name)
        if isinstance(value, type):
            yield from _class(name, value)
        elif callable(value):
            yield f"{name}{_signature(value)}"


def _class(name: str, cls: type) -> Iterator[str]:
    bases = [base.__name__ for base in cls.__bases__ if base is not object]
    head = f"class {name}({', '.join(bases)})" if bases else f"class {name}"
    if issubclass(cls, Enum):
        yield f"{head}: {', '.join(str(member.value) for member in cls)}"
        return
    yield head
    if dataclasses.is_dataclass(cls):
        for field in dataclasses.fields(cls):
            yield f"    {field.name}: {field.type}{_default(field)}"
    elif "__init__" in vars(cls) and not getattr(cls, "_is_protocol", False):
        yield f"    __init__{_signature(cls.__init__)}"
    for member, value in sorted(vars(cls).items()):
        if not member.startswith("_") or member == "__call__":
            yield from _member(member, value)


def _member(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, property) and value.fget:
        yield f"    {name} -> {inspect.signature(value.fget).return_annotation}"
    elif isinstance(value, classmethod):
        yield f"    classmethod {name}{_signature(value.__func__)}"
    elif isinstance(value, FunctionType | MethodType):
        yield f"    {name}{_signature(value)}"


def _default(field: dataclasses.Field[Any]) -> str:
    if field.default is not dataclasses.MISSING:
        return f" = {_plain(repr(field.default))}"
    return " = ..." if field.default_factory is not dataclasses.MISSING else ""


def _signature(function: Any) -> str:
    told = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))
    return _plain(told)


def _plain(text: str) -> str:
    """Return the text of a member of an enum by its name: its value may be told twice."""
    return re.sub(r"<(\w+\.\w+): [^>]*>", r"\1", text)


def _commands(command: click.Command, path: str) -> Iterator[str]:
    if isinstance(command, LazyCommand):
        command = command.command
    context = click.Context(command, info_name=path)
    yield " ".join([path, *map(_told, command.params)])
    if isinstance(command, click.Group):
        for name in sorted(command.list_commands(context)):
            found = command.get_command(context, name)
            if found is not None:
                yield from _commands(found, f"{path} {name}")


def _told(parameter: click.Parameter) -> str:
    """Return an argument or an option, with the values among which one chooses."""
    names = "/".join(parameter.opts) if isinstance(parameter, click.Option) else parameter.name
    told = f"{names}{'*' if parameter.multiple or parameter.nargs == -1 else ''}"
    if isinstance(parameter.type, click.Choice):
        told += f"={'|'.join(map(str, parameter.type.choices))}"
    return told if parameter.required else f"[{told}]"


def _declared() -> Iterator[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for group, points in sorted(project.get("entry-points", {}).items()):
        yield from (f"{group}: {name}" for name in sorted(points))
    yield from (f"script: {name}" for name in sorted(project["scripts"]))
    yield from (f"extra: {name}" for name in sorted(project["optional-dependencies"]))


if __name__ == "__main__":
    SURFACE.write_text(surface(), "utf-8")
