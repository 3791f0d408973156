"""Screening: all steps in a row, as one component of spaCy."""

from greenscan.screening.names import register_extensions

__all__ = ["register_extensions"]
