"""Verbs that reports of this kind use, and the base of their forms."""

from __future__ import annotations

from collections.abc import Mapping

from greenscan.marking.inflection import inflections

_VERBS = """
abandon abate absorb accelerate account achieve acquire act adapt add address adhere adjust adopt advance
advocate affect agree aim align allocate allow analyse analyze anticipate apply appoint approve ask aspire
assess assign assist assure attach attain audit avoid award balance ban base be become begin believe benefit
bring broaden build buy calculate call capture care carry cascade cause celebrate centre certify champion
change check choose clean close collaborate collect combine come commence commission commit communicate
compensate complete comply compost conduct conserve consider consist consolidate construct consult consume
contain continue contribute control convert cooperate coordinate count cover create cultivate cut deal
decarbonise decarbonize decide declare decline decommission decrease dedicate deepen define deliver demand
demonstrate deploy design detect determine develop devote digitalise digitise direct disclose discontinue
discover display dispose distribute diversify divert do donate double draw drive drop earn educate
electrify eliminate embed embrace emit empower enable encourage endeavour engage enhance enlarge enrol enroll
ensure equip establish evaluate examine exceed exchange execute exist expand expect explore export extend
facilitate fall feature feed finance find finish fit focus follow foster fulfil fulfill fund gain gather
generate give go govern grant green grow guarantee guide halve handle harvest have help hire hold host
identify implement import improve include incorporate increase inform initiate innovate inspect inspire
install integrate intend introduce invest invite involve issue join keep know label launch lead learn lease
leave lessen leverage limit link live locate look lower maintain make manage manufacture map market maximise
maximize measure meet minimise minimize mitigate modernise modernize modify monitor move neutralise
neutralize negotiate obtain offer offset open operate optimise optimize order organise organize outline
outperform oversee own pack package participate partner pass pay perform phase pilot pioneer place plan plant
play pledge position possess power practise practice prepare present preserve prevent prioritise prioritize
process procure produce progress prohibit promote propose protect prove provide publish purchase purify push
put qualify quantify raise reach realise realize receive recirculate reclaim recognise recognize record
recover recruit recycle redesign redirect reduce refill refine refresh refurbish regenerate register regulate
rehabilitate reinforce reintroduce relocate rely remain remove renew renovate rent repair replace replenish
report represent require research resell respect respond restore restrict result retain retire retrofit
return reuse review revise reward rewild rise roll run safeguard save scale screen secure see seek segregate
select sell send separate sequester serve set shape share shift ship show shrink shut sign simplify slash
sort source spare specify spend sponsor stand standardise start stay steer step stop store streamline
strengthen strive study submit substitute succeed support surpass survey sustain switch tackle take target
teach test think thrive trace track train transfer transform transition translate transport treat trial
trigger triple turn undergo undertake understand unite update upgrade uphold use utilise utilize validate
value verify view visit volunteer want warm wash weigh welcome win withdraw work
commit embed enable strive hope wish pride recommend reiterate launch formulate trim slow
reject restrict lighten heat cool light power supply produce provide source
acknowledge accompany accomplish accept administer affirm
assemble attract contract curb cultivate engineer enforce envisage evolve fabricate forge
incentivise incentivize insulate lay line link move mobilise nurture outlaw
pursue reaffirm reconcile reformulate reposition reprocess restructure spur
subscribe supplement trade upcycle weave widen
"""
_PAST: Mapping[str, tuple[str, ...]] = {
    "do": ("did", "done"),
    "bring": ("brought",),
    "buy": ("bought",),
    "catch": ("caught",),
    "come": ("came",),
    "fall": ("fell", "fallen"),
    "feed": ("fed",),
    "find": ("found",),
    "fit": ("fitted", "fit"),
    "know": ("knew", "known"),
    "lay": ("laid",),
    "learn": ("learnt",),
    "outdo": ("outdid",),
    "oversee": ("oversaw", "overseen"),
    "pay": ("paid",),
    "put": ("put",),
    "see": ("saw", "seen"),
    "sell": ("sold",),
    "send": ("sent",),
    "set": ("set",),
    "show": ("shown",),
    "shrink": ("shrank", "shrunk"),
    "shut": ("shut",),
    "stand": ("stood",),
    "teach": ("taught",),
    "think": ("thought",),
    "understand": ("understood",),
    "uphold": ("upheld",),
    "win": ("won",),
    "withdraw": ("withdrew", "withdrawn"),
    "draw": ("drew", "drawn"),
    "undergo": ("underwent", "undergone"),
    "weave": ("wove", "woven"),
    "cut": ("cut",),
    "partner": ("partnered",),
    "offset": ("offset",),
}
# Before "ed", these endings have lost an "e": accumulat(e)d, realiz(e)d.
_SILENT_E = ("at", "iz", "ys", "v", "c", "dg", "ur", "ir", "as", "us", "os", "bl", "tl", "gl", "pl", "cl", "u", "g")
_NOT_BASES = frozenset({"be", "have", "do"})
# As nouns so common that they open no predicate after a noun.
_MOSTLY_NOUNS = frozenset(
    "use waste plant plan target process design report work market source support focus aim change"
    " increase decrease offset power supply value share place store label issue result review return"
    " record research study test order process practice partner package finance fund benefit balance"
    " control demand display drop feature fit gain green guide harvest heat impact import export"
    " increase interest lease light limit line link look map measure move offer pack pilot position"
    " present program project promise purchase range rent repair respect rise roll scale screen"
    " set shape shift ship show step stop survey trade track train transfer transport treat trial"
    " trigger turn update upgrade view visit wash water win cover cool count cause call care centre"
    " contract contact close clean".split()
)
BASES = frozenset(_VERBS.split()) - _NOT_BASES


def _forms() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    past: dict[str, str] = {}
    present: dict[str, str] = {}
    gerunds: dict[str, str] = {}
    for base in sorted(BASES):
        for form in (*inflections(base), *_PAST.get(base, ())):
            if form == base:
                continue
            if form.endswith("ing"):
                gerunds.setdefault(form, base)
            elif form.endswith("s") and not form.endswith("ss"):
                present.setdefault(form, base)
            else:
                past.setdefault(form, base)
    return past, present, gerunds


_PAST_FORMS, _PRESENT_FORMS, _GERUNDS = _forms()
_PAST_FORMS |= {form: base for base, forms in _PAST.items() for form in forms if form != base}


def base_of_past(word: str) -> str | None:
    """Return the base of a past form: *install* for ``installed``; None where it is none."""
    return _PAST_FORMS.get(word.lower())


def base_of_present(word: str) -> str | None:
    """Return the base of a third person: *install* for ``installs``; None where it is none."""
    return _PRESENT_FORMS.get(word.lower())


def base_of_gerund(word: str) -> str | None:
    """Return the base of a gerund: *install* for ``installing``; None where it is none."""
    return _GERUNDS.get(word.lower())


def is_base(word: str) -> bool:
    """Return whether `word` is the base of a verb; it may be a noun as well."""
    return word.lower() in BASES


def is_mostly_noun(word: str) -> bool:
    """Return whether `word`, a verb's base or third person, is a noun more often."""
    lower = word.lower()
    return lower in _MOSTLY_NOUNS or (lower.endswith("s") and lower[:-1] in _MOSTLY_NOUNS)


def guessed_base(word: str) -> str | None:
    """Return the base of a regular past form that is in no list; None where it looks like none."""
    lower = word.lower()
    if not lower.endswith("ed") or len(lower) < 5:
        return None
    stem = lower[:-2]
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if stem[-1] == stem[-2] and stem[-1] not in "sl":
        return stem[:-1]
    return f"{stem}e" if stem.endswith(_SILENT_E) else stem
