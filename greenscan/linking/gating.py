"""What a passage cannot back, whatever words it shares with a claim.

In a long report something is always similar. These conditions are the definition of support, read
strictly: a passage gives more than the claim, is of the same scope, and tells what is done, not
what others are asked to do. A claim that admits what cannot be done is backed by nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from greenscan.labels import Place
from greenscan.linking.candidates import Candidate
from greenscan.linking.facts import Facts, References
from greenscan.linking.features import DENIED, Known
from greenscan.linking.retrieval import Collection
from greenscan.marking.quantities.amounts import CURRENCIES

Found = tuple[int, tuple[float, float, float]]
_SAID_AGAIN = 0.75  # share of words from which a passage says the claim again
_CLOSE = 0.5  # cosine of embeddings from which a passage need not share a word
_SHORT, _LONG = 60, 1000  # passages of a document of a few pages, and of one of fifty
_LONG_SHARE = 0.3  # of the rare words of a claim, in a long document
_FIGURES = 1  # of a row
_LISTED = re.compile(r"[(\[]?(\d{1,2})[.)\]]?\s+(?=[A-Z])")
_DONE = re.compile(
    r"\b(?:have|has)\s(?:\w+\s)?(?:set|included|adopted|defined|achieved|met|reached|signed)\b",
    re.IGNORECASE,
)
_ADMITS = re.compile(
    r"^(?!.*,\s(?:and\s)?(?:so|but|therefore|instead|which is why)\b)(?:.*\b)"
    r"(?:(?:not|n[’']t)\s(?:\w+\s)?(?:able|possible|available|feasible)|unable"
    r"|(?:not|n[’']t)\s\w+\s(?:an?\s|any\s)(?:notable|significant|material|relevant))\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(?:should|must|ha(?:ve|s)\sto|(?:are|is|were)\s(?:required|expected|encouraged|asked)\sto"
    r"|(?:requires?|expects?|encourag(?:es?|ing)|ask(?:s|ing)?)\s(?:\w+\s){0,2}(?:suppliers|partners"
    r"|customers|factories|farmers))\b",
    re.IGNORECASE,
)
_SHORT_NOTE = 20  # words of a footnote that may be no sentence
_UNCOUNTED = re.compile(
    r"^\d{1,2}\s|\b(?:scopes?|ISO|EN|tier|part|page|table)\s?\d[\d ,&-]*", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|includ\w+|cover\w*|calculat\w+|compar\w+|measur\w+"
    r"|exclud\w+|bas(?:ed|is)|verif\w+|assur\w+|certifie[ds]|refers?|represent\w*|limit\w*|audit\w*)\b",
    re.IGNORECASE,
)


def plausible(
    claim: int,
    found: Sequence[Found],
    references: References,
    collection: Collection,
    known: Known,
) -> list[Found]:
    """Return those of the passages `found` for a claim that may back it."""
    return [
        each
        for each in found
        if collection.candidates[each[0]].note in (references.notes)
        or _may_back(claim, each, collection, known)
    ]


def _may_back(claim: int, found: Found, collection: Collection, known: Known) -> bool:
    position, (embedded, _, _) = found
    passage, text = collection.candidates[position], collection.candidates[claim].text
    own, other = collection.facts[claim], collection.facts[position]
    if _another_matter(own, other) or DENIED.search(passage.text):
        return False
    paid = bool(CURRENCIES & _units(known.given[position])) or known.strongest[position] > 1
    if other.forward and not (own.forward and paid):
        return False
    if not _shares_enough(own, other, embedded, passage.row is not None, collection):
        return False
    if passage.place is Place.TABLE and passage.row is not None:
        return sum(any(map(str.isdigit, cell)) for cell in passage.row.cells) >= _FIGURES
    union = own.terms | other.terms
    if union and len(own.terms & other.terms) / len(union) >= _SAID_AGAIN:
        return False
    if passage.place is Place.ASSURANCE:
        return True
    if _ADMITS.search(text) or (_DEMANDS.search(passage.text) and not _DEMANDS.search(text)):
        return False
    mine, theirs = known.given[claim], known.given[position]
    aims = own.forward and not _DONE.search(text)
    if not aims and _other_figures(mine, theirs):
        return False
    if _only_names(passage):
        return False
    return not _other_standards(mine, theirs) and bool(
        theirs - mine or _further(own, other, passage)
    )


def _another_matter(own: Facts, other: Facts) -> bool:
    """Whether both name sites or scopes, and none is the same."""
    if own.scopes and other.scopes and not own.scopes & other.scopes:
        return True
    return bool(own.names and other.names) and not own.names & (other.names | other.terms)


def _other_figures(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both give figures of a kind, and none is the same: they are of other things."""
    return bool(_units(mine) & _units(theirs)) and not _figures(mine) & _figures(theirs)


def _further(own: Facts, other: Facts, passage: Candidate) -> bool:
    """Whether a passage has a figure that the claim has not; its number in a list is none."""
    number = _LISTED.match(passage.text)
    listed = {(float(number[1]), "")} if number else set()
    return bool(other.figures - own.figures - listed)


def _only_names(passage: Candidate) -> bool:
    """Whether a footnote says no more than what something is called or where it stands."""
    if passage.place is not Place.FOOTNOTE or any(
        map(str.isdigit, _UNCOUNTED.sub("", passage.text))
    ):
        return False
    return len(passage.text.split()) <= _SHORT_NOTE and not _VERB.search(passage.text)


def _other_standards(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both name standards by their numbers, and none is the same."""
    standards = _standards(mine), _standards(theirs)
    return all(standards) and not standards[0] & standards[1]


def _shares_enough(
    own: Facts, other: Facts, embedded: float, is_row: bool, collection: Collection
) -> bool:
    """Whether claim and passage share what makes the claim's subject.

    In a short report a passage may say it in quite other words. The longer the document, the more
    is similar by chance, and the larger the share of the claim's rare words has to be.
    """
    rarity = {term: collection.words.rarity.get(term, 0.0) for term in own.terms}
    shared = sum(rarity[term] for term in own.terms & other.terms) / (sum(rarity.values()) or 1.0)
    length = math.log(max(len(collection.candidates), _SHORT) / _SHORT) / math.log(_LONG / _SHORT)
    if shared < _LONG_SHARE * min(length, 1.0):
        return False
    return shared > 0 or is_row or embedded >= _CLOSE


def _standards(given: frozenset[str]) -> frozenset[str]:
    """Return the certificates among what marks give that name a standard by its number."""
    return frozenset(each for each in given if each.startswith(("iso", "sa 8000", "emas")))


def _figures(given: frozenset[str]) -> frozenset[str]:
    """Return the figures among what marks give."""
    return frozenset(each for each in given if each[0].isdigit())


def _units(given: frozenset[str]) -> frozenset[str]:
    """Return the units of what marks give."""
    return frozenset(each.partition(" ")[2] for each in given if each[0].isdigit())
