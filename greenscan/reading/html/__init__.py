"""HTML, XHTML and inline XBRL: markup becomes a `Document`."""

from greenscan.reading.html.reader import document_of, read_html

__all__ = ["document_of", "read_html"]
