"""What a passage cannot back, whatever words it shares with a claim.

In a long report something is always similar. These conditions are the definition of support, read
strictly: a passage gives more than the claim, is of the same scope, and tells what is done.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from greenscan.labels import Place
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
    passage = collection.candidates[position]
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
    mine, theirs = known.given[claim], known.given[position]
    if not mine & theirs and not own.forward and _units(mine) & _units(theirs):
        return False  # another figure of the same kind: of something else
    return not _other_standards(mine, theirs) and bool(theirs - mine or other.figures - own.figures)


def _another_matter(own: Facts, other: Facts) -> bool:
    """Whether both name sites or scopes, and none is the same."""
    if own.scopes and other.scopes and not own.scopes & other.scopes:
        return True
    return bool(own.names and other.names) and not own.names & (other.names | other.terms)


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


def _units(given: frozenset[str]) -> frozenset[str]:
    """Return the units of what marks give."""
    return frozenset(each.partition(" ")[2] for each in given if each[0].isdigit())
