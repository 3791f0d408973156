"""Exporting: reports become text, files, tables."""

from greenscan.exporting.dataset import to_dataset
from greenscan.exporting.displaying import displacy_spans
from greenscan.exporting.files import write_whole
from greenscan.exporting.formats import BINARY, OutputFormat, render
from greenscan.exporting.frame import data_frame
from greenscan.exporting.html import render_html
from greenscan.exporting.saving import check_target, format_of, save
from greenscan.exporting.terminal import claim_table

__all__ = [
    "BINARY",
    "OutputFormat",
    "check_target",
    "claim_table",
    "data_frame",
    "displacy_spans",
    "format_of",
    "render",
    "render_html",
    "save",
    "to_dataset",
    "write_whole",
]
