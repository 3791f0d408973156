"""Words that tell where a clause, its verb and its parts begin."""

from __future__ import annotations

BE = frozenset({"is", "are", "was", "were"})
HAVE = frozenset({"has", "have", "had"})
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must"})
AUXILIARIES = BE | HAVE | MODALS

SUBORDINATORS = frozenset(
    "that which who whom whose because if when where whenever wherever while how what why than although"
    " though until as since unless whether after before so".split()
)
PREPOSITIONS = frozenset(
    "in on at by for from with within of to into through throughout across during over under against"
    " among between about around since towards toward via per without including until after before"
    " along alongside beyond despite upon up down onto off as".split()
)
CONJUNCTIONS = frozenset({"and", "or", "but", "nor"})
DETERMINERS = frozenset(
    "the a an our your its their this that these those all each every both some any several many most"
    " various no other such another".split()
)
PRONOUNS = frozenset(
    "this these those that it they he she there which who what here such i you one both some many most"
    " others".split()
)
# Stand before or beside a verb and are no part of what is sought.
ADVERBS = frozenset(
    "also now already still always never often currently recently today further even both therefore thus"
    " hence only first again already soon not ever just once newly first closely".split()
)
OPENERS = frozenset(
    "in on at by for from with within through throughout across during over under since to as following"
    " today currently additionally moreover furthermore therefore finally similarly overall going while"
    " using based given building after before when where if although though because together alongside"
    " thanks according compared here consequently accordingly specifically meanwhile nevertheless besides"
    " beyond despite further also first second third lastly importantly recently historically"
    " annually and but so thus indeed again instead likewise once until upon among"
    " particularly".split()
)
UNCOUNTED = frozenset(
    "emissions efforts initiatives measures operations activities savings sales goods premises ways steps"
    " practices resources impacts effects losses means news gases processes actions solutions"
    " opportunities policies principles standards aspects conditions requirements considerations"
    " strategies systems technologies progress levels wastes fuels chemicals materials works series"
    " emphasis basis focus status process business access analysis headquarters"
    " choices sources options benefits improvements reductions results values costs risks".split()
)
VAGUE_NUMBERS = frozenset({"several", "many", "various", "some", "numerous", "new", "additional"})
