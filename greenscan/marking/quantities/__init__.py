"""Quantities, years and boundaries, found by code rather than by packs."""

from greenscan.marking.quantities.measured import Measured
from greenscan.marking.quantities.measuring import measure

__all__ = ["Measured", "measure"]
