"""Results of later evaluations, put into the model's own results file and card."""

from __future__ import annotations

from greenscan.training.cards.card import write_card
from greenscan.training.data.corpus import TrainingError
from greenscan.training.job import Facts
from greenscan.training.judging.model_facts import ModelFacts
from greenscan.training.results import read_results, save_results


def record(model: str, section: str, digest: str, entry: Facts) -> None:
    """Add `entry` to a section of the results file and write the card anew.

    An earlier entry on data of the same name is replaced.

    Parameters
    ----------
    model
        Name or directory.
    section
        ``public`` or ``research``; see `greenscan.training.cards.card.write_card`.
    digest
        Of the model that was judged.
    entry
        What was measured; ``entry["data"]["name"]`` names the data.

    Raises
    ------
    TrainingError
        The results file is of another model than was judged.
    """
    folder = ModelFacts.of(model).folder
    results = read_results(folder)
    if results["model"]["digest"] != digest:
        raise TrainingError(f"{folder}: its results file is of another model: train it again")
    name = entry["data"]["name"]
    others = [each for each in results.get(section, []) if each["data"]["name"] != name]
    results[section] = sorted([*others, entry], key=lambda each: str(each["data"]["name"]))
    save_results(folder, results)
    write_card(folder, results)
