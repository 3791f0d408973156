"""Exporting: reports become text, files, tables."""

from greenscan.exporting.files import write_whole
from greenscan.exporting.formats import OutputFormat, render
from greenscan.exporting.html import render_html
from greenscan.exporting.terminal import claim_table

__all__ = ["OutputFormat", "claim_table", "render", "render_html", "write_whole"]
