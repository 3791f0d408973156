"""Units and what they are in the one unit that greenscan tells each dimension in.

Mass in t, emissions in tCO2e or tCO2, energy in MWh, power in MW, volume in m3, land in ha, length
in km. 1 MWh is 3.6 GJ; US gallons, acres and miles by their definitions. A ``ton`` is taken for a
tonne; ``mt`` may be a tonne or a million, so that it has no factor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SYMBOLS: dict[str, tuple[str, float | None]] = {
    "t": ("t", 1),
    "kt": ("t", 1e3),
    "Mt": ("t", 1e6),
    "Gt": ("t", 1e9),
    "MT": ("t", None),
    "mt": ("t", None),
    "kg": ("t", 1e-3),
    "g": ("t", 1e-6),
    "mg": ("t", 1e-9),
    "Wh": ("MWh", 1e-6),
    "kWh": ("MWh", 1e-3),
    "MWh": ("MWh", 1),
    "GWh": ("MWh", 1e3),
    "TWh": ("MWh", 1e6),
    "MJ": ("MWh", 1 / 3600),
    "GJ": ("MWh", 1 / 3.6),
    "TJ": ("MWh", 1e3 / 3.6),
    "PJ": ("MWh", 1e6 / 3.6),
    "MMBtu": ("MWh", 0.29307107),
    "kW": ("MW", 1e-3),
    "kWp": ("MW", 1e-3),
    "MW": ("MW", 1),
    "MWp": ("MW", 1),
    "GW": ("MW", 1e3),
    "m3": ("m3", 1),
    "m³": ("m3", 1),
    "hm3": ("m3", 1e6),
    "L": ("m3", 1e-3),
    "l": ("m3", 1e-3),
    "hl": ("m3", 0.1),
    "kL": ("m3", 1),
    "ML": ("m3", 1e3),
    "Ml": ("m3", 1e3),
    "GL": ("m3", 1e6),
    "ha": ("ha", 1),
    "km2": ("ha", 100),
    "km²": ("ha", 100),
    "m2": ("m2", 1),
    "m²": ("m2", 1),
    "km": ("km", 1),
    "°C": ("°C", 1),
    "ppm": ("ppm", 1),
    "dB": ("dB", 1),
    "%": ("%", 1),
    "pp": ("pp", 1),
}
_WORDS: dict[str, tuple[str, float | None]] = {
    r"(?:metric\s+)?tonn?es?": ("t", 1),
    r"(?:metric\s+|short\s+)?tons?": ("t", 1),
    r"kilotonn?e?s?": ("t", 1e3),
    r"megatonn?e?s?": ("t", 1e6),
    r"kilogram(?:me)?s?": ("t", 1e-3),
    r"gram(?:me)?s?": ("t", 1e-6),
    r"kilowatt[\s-]?hours?": ("MWh", 1e-3),
    r"megawatt[\s-]?hours?": ("MWh", 1),
    r"gigawatt[\s-]?hours?": ("MWh", 1e3),
    r"terawatt[\s-]?hours?": ("MWh", 1e6),
    r"megajoules?": ("MWh", 1 / 3600),
    r"gigajoules?": ("MWh", 1 / 3.6),
    r"terajoules?": ("MWh", 1e3 / 3.6),
    r"kilowatts?(?:[\s-]peak)?": ("MW", 1e-3),
    r"megawatts?(?:[\s-]peak)?": ("MW", 1),
    r"gigawatts?": ("MW", 1e3),
    r"cubic[\s-]met(?:re|er)s?": ("m3", 1),
    r"megalit(?:re|er)s?": ("m3", 1e3),
    r"kilolit(?:re|er)s?": ("m3", 1),
    r"hectolit(?:re|er)s?": ("m3", 0.1),
    r"lit(?:re|er)s?": ("m3", 1e-3),
    r"(?:US\s+)?gallons?": ("m3", 0.003785411784),
    r"hectares?": ("ha", 1),
    r"acres?": ("ha", 0.40468564224),
    r"square[\s-]kilomet(?:re|er)s?": ("ha", 100),
    r"square[\s-]met(?:re|er)s?|sqm": ("m2", 1),
    r"kilomet(?:re|er)s?": ("km", 1),
    r"miles?": ("km", 1.609344),
    r"degrees?\s+celsius": ("°C", 1),
    r"percentage[\s-]points?": ("pp", 1),
    r"per[\s-]?cent|pct": ("%", 1),
}

CO2 = (
    r"(?:(?P<co2>CO[2₂]|carbon\s+dioxide)(?P<e>[\s-]?(?:equivalents?|eq\.?|e)(?!\w))?"
    r"|(?P<ghg>GHGs?|greenhouse\s+gas(?:es)?)|(?P<carbon>carbon))"
)
_BY_LENGTH = sorted(_SYMBOLS, key=len, reverse=True)
SYMBOL = "|".join(map(re.escape, _BY_LENGTH))
WORD = "|".join(_WORDS)
_WORD_UNITS = [(re.compile(word, re.IGNORECASE), unit) for word, unit in _WORDS.items()]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that values are told in, and what to multiply by; None where that is not known."""

    name: str
    factor: float | None


def unit_of(text: str) -> Unit | None:
    """Return what `text`, a symbol or word for a unit, is told in; None if it is no unit."""
    if text in _SYMBOLS:
        return Unit(*_SYMBOLS[text])
    for pattern, unit in _WORD_UNITS:
        if pattern.fullmatch(text):
            return Unit(*unit)
    return None


def of_emissions(unit: Unit, parts: Mapping[str, str | None]) -> Unit:
    """Return `unit`, of mass, as one of the gas that the groups of `CO2` name."""
    if parts.get("e") or parts.get("ghg"):
        return Unit("tCO2e", unit.factor)
    return Unit("tCO2", unit.factor)
