"""Tasks for Label Studio, and the answers in its exports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from greenscan.labels import KINDS, LABELS, Label
from greenscan.training.data.problems import raise_for
from greenscan.training.data.records import Row
from greenscan.training.data.sources import Rows
from greenscan.training.labelling.rows import Answer

if TYPE_CHECKING:
    from greenscan.training.labelling.tasks import Task

NAME = "Label Studio"

_LABEL, _KIND, _TEXT = "label", "kind", "text"  # names of the controls and of what they are about
_MINIMAL = frozenset({"annotator", "annotation_id"})  # columns of JSON-MIN and CSV


def write(tasks: Sequence[Task]) -> str:
    """Return `tasks` as a list of tasks for import, suggestions as predictions."""
    return json.dumps([_task(task) for task in tasks], ensure_ascii=False, indent=1) + "\n"


def _task(task: Task) -> Row:
    return {"data": task.facts(), "predictions": list(_predictions(task))}


def _predictions(task: Task) -> Iterator[Row]:
    if (suggestion := task.suggestion) is None:
        return
    results = [_result(_LABEL, suggestion.label.value, suggestion.score)]
    if suggestion.label is not Label.NONE:
        results.append(_result(_KIND, suggestion.kind.value, suggestion.kind_score))
    yield {"model_version": suggestion.model, "score": suggestion.score, "result": results}


def _result(control: str, choice: str, score: float) -> Row:
    return {
        "id": control,
        "from_name": control,
        "to_name": _TEXT,
        "type": "choices",
        "value": {"choices": [choice]},
        "score": score,
    }


def interface() -> str:
    """Return the labelling configuration: one label a sentence and, of a claim, one kind."""
    labels = "\n".join(f'    <Choice value="{label}"/>' for label in LABELS)
    kinds = "\n".join(f'    <Choice value="{kind}"/>' for kind in KINDS)
    claims = ",".join(label for label in LABELS if label is not Label.NONE)
    return f"""\
<View>
  <Header size="5" value="$doc, page $page"/>
  <Text name="section" value="$section"/>
  <Text name="lead_in" value="$lead_in"/>
  <Text name="previous" value="$previous"/>
  <View style="font-size: 1.3em; font-weight: bold">
    <Text name="{_TEXT}" value="$text"/>
  </View>
  <Text name="next" value="$next"/>
  <Choices name="{_LABEL}" toName="{_TEXT}" choice="single" required="true" showInline="true">
{labels}
  </Choices>
  <Choices name="{_KIND}" toName="{_TEXT}" choice="single" required="true" showInline="true"
           visibleWhen="choice-selected" whenTagName="{_LABEL}" whenChoiceValue="{claims}">
{kinds}
  </Choices>
</View>
"""


def recognises(data: Rows) -> bool:
    """Whether `data` is an export as JSON, JSON-MIN or CSV, or tasks that were never imported."""
    return _is_whole(data) or set(data.columns) >= _MINIMAL


def _is_whole(data: Rows) -> bool:
    return "data" in data.columns and not {"annotations", "predictions"}.isdisjoint(data.columns)


def answers(data: Rows) -> Iterator[Answer]:
    """Yield the annotations of each task of the export `data`.

    Where some annotations of a task are marked as ground truth, only these count. Cancelled ones,
    which stand for skipped tasks, do not.

    Raises
    ------
    TrainingError
        A task is not as Label Studio writes it; lists all such.
    """
    if not _is_whole(data):
        for number, row in enumerate(data.rows):
            yield number, {name: _minimal(value) for name, value in row.items()}
        return
    problems = [
        f"{data.place(number)}: {problem}"
        for number, row in enumerate(data.rows)
        if (problem := _problem(row))
    ]
    raise_for(data.source, problems, "export the project again as JSON")
    for number, row in enumerate(data.rows):
        for annotation in _counting(row.get("annotations") or ()):
            yield number, {**row["data"], **_choices(annotation)}


def _problem(task: Mapping[str, Any]) -> str | None:
    """Say what keeps `task` from being read, if anything."""
    if not isinstance(task.get("data"), dict):
        return "data is no object"
    annotations = task.get("annotations") or []
    if not isinstance(annotations, list) or not all(isinstance(each, dict) for each in annotations):
        return "annotations is no list of objects"
    if not all(isinstance(each.get("result"), list) for each in annotations):
        return "an annotation has no list called result"
    return None


def _counting(annotations: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    given = [each for each in annotations if not each.get("was_cancelled")]
    return [each for each in given if each.get("ground_truth")] or given


def _choices(annotation: Mapping[str, Any]) -> Row:
    """Return what was chosen, by the names of the controls."""
    return {
        str(result.get("from_name")): _joined(result.get("value"))
        for result in annotation["result"]
        if isinstance(result, dict) and result.get("type") == "choices"
    }


def _minimal(value: Any) -> Any:
    """Return the value of a column of JSON-MIN or CSV: several choices are an object there."""
    if isinstance(value, str) and value.startswith('{"choices":'):
        try:
            value = json.loads(value)
        except json.JSONDecodeError:
            return value
    return _joined(value) if isinstance(value, dict) and "choices" in value else value


def _joined(value: Any) -> str:
    """Return the one choice of a control; of several, which no label is, all of them."""
    choices = value.get("choices") if isinstance(value, dict) else None
    return ", ".join(map(str, choices)) if isinstance(choices, list) else ""
