"""Reports as one HTML file for those who work through the claims."""

from greenscan.exporting.html.rendering import render_html

__all__ = ["render_html"]
