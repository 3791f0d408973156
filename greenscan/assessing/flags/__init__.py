"""Reason codes: raised from a claim's words, from what is absent, from the rest of the report."""

from greenscan.assessing.flags.raising import flags_of
from greenscan.assessing.flags.setbacks import Setbacks

__all__ = ["Setbacks", "flags_of"]
