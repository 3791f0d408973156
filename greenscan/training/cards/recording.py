"""Results of later evaluations, put into the model's own results file and card."""

from __future__ import annotations

from greenscan.training.cards.card import write_card
from greenscan.training.data.corpus import TrainingError
from greenscan.training.job import Facts
from greenscan.training.judging.model_facts import ModelFacts
from greenscan.training.results import read_results, save_results


def record(model: str, evaluation: Facts) -> None:
    """Add `evaluation` to the section ``public`` of the results file and write the card anew.

    An earlier evaluation on data of the same name is replaced.

    Parameters
    ----------
    model
        Name or directory.
    evaluation
        What `greenscan.training.judging.comparison.evaluate_model` says of claims in a set.

    Raises
    ------
    TrainingError
        The results file is of another model than was judged.
    """
    folder = ModelFacts.of(model).folder
    results = read_results(folder)
    if results["model"]["digest"] != evaluation["model"]["digest"]:
        raise TrainingError(f"{folder}: its results file is of another model: train it again")
    name = evaluation["data"]["name"]
    others = [each for each in results.get("public", []) if each["data"]["name"] != name]
    results["public"] = sorted([*others, evaluation], key=lambda each: str(each["data"]["name"]))
    save_results(folder, results)
    write_card(folder, results)
