"""``greenscan doctor``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

_DOES_NOT_WORK = 3
_SHORT = 12  # digits of a digest

Facts = dict[str, Any]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, to be put into a report of a bug.")
def doctor(as_json: bool) -> None:
    """Say what is installed, what is missing and how to get it, and whether screening works.

    Libraries, models by their digests, packs, processor; at the end one sentence is screened. Exit
    status 0 if that works, else 3. No names of users or folders are in the output.

    \b
    Examples:
      greenscan doctor
      greenscan doctor --json > doctor.json
    """  # noqa: D301 (\b is click's mark for text that is not to be wrapped)
    from greenscan.commands.diagnosis import diagnose

    facts = diagnose()
    text = json.dumps(facts, indent=2, ensure_ascii=False) if as_json else "\n".join(_lines(facts))
    click.echo(text)
    sys.exit(0 if facts["screening"]["works"] else _DOES_NOT_WORK)


def _lines(facts: Facts) -> Iterator[str]:
    yield f"greenscan {facts['greenscan']}, Python {facts['python']}, {facts['platform']}"
    yield _cores(facts)
    runtime = facts["onnx_runtime"]
    yield f"ONNX Runtime: {_or_problem(runtime, '{version} ({names})', names=_names(runtime))}"
    packs = "{marks} marks, {cues} cues, {topics} topics, {rules} rules"
    yield f"packs: {_or_problem(facts['packs'], packs)}"
    yield ""
    yield from _models(facts["models"])
    yield ""
    yield from _libraries(facts["libraries"])
    yield from _missing(facts["missing"], optional=False)
    yield from _missing(facts["missing"], optional=True)
    yield ""
    yield f"screening {_screening(facts['screening'])}"


def _cores(facts: Facts) -> str:
    cores = facts["cores"]
    limits = "".join(f", {name}={value}" for name, value in facts["threads"].items())
    return f"cores: {cores['usable']} of {cores['present']} for this process{limits}"


def _names(runtime: Facts) -> str:
    return ", ".join(runtime.get("providers", ()))


def _or_problem(facts: Facts, form: str, **more: str) -> str:
    if "problem" in facts:
        return f"PROBLEM: {facts['problem']}"
    return form.format(**facts, **more)


def _models(models: Facts) -> Iterator[str]:
    if "problem" in models:
        yield f"models: {_or_problem(models, '')}"
        return
    if not models:
        yield "models: PROBLEM: none is here; install greenscan again"
    for name, model in models.items():
        digest = model.get("digest", "")[:_SHORT]
        form = "{version}, {type}, digest {short}, files verified"
        yield f"model {name}: {_or_problem(model, form, short=digest)}"


def _libraries(libraries: list[Facts]) -> Iterator[str]:
    for each in libraries:
        version = each["version"] or "–"
        wanted = (
            "" if each["state"] == "ok" else f"{each['state']}, wanted {each['wanted']}".rstrip()
        )
        source = f"[{each['extra']}]" if each["extra"] else each["use"]
        notes = "  ".join(filter(None, (source, wanted.removesuffix(", wanted"))))
        yield f"{each['name']:20} {version:12} {notes}".rstrip()


def _missing(missing: list[Facts], *, optional: bool) -> Iterator[str]:
    """Yield each way to get what is missing, with all that it brings."""
    remedies: dict[str, list[str]] = {}
    for each in missing:
        if each["optional"] is optional:
            remedies.setdefault(each["remedy"], []).append(each["what"])
    if remedies:
        yield ""
        yield f"{'optional, ' if optional else ''}missing or of another version than wanted:"
    for remedy, names in remedies.items():
        yield f"  {remedy}  # {', '.join(names)}"


def _screening(screening: Facts) -> str:
    if not screening["works"]:
        return f"DOES NOT WORK: {screening['problem']}"
    verdicts = ", ".join(screening["verdicts"]) or "no claim"
    return f"works: “{screening['sentence']}” is {verdicts} ({screening['seconds']:.1f} s)"
