"""What is mutated: files that the repository holds or writes, and real ones where there are any."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from tests.reading.pdf_pages import SOLAR, WATER, Pen
from tests.reading.samples import ENGLISH, MARKDOWN, word_file

_ROOT = Path(__file__).parents[2]
_LARGEST = 300_000  # bytes; of larger files, the fuzzer would try too few mutations
_PAGES = 2  # of a real report
_CSS = ".a{display:none}.b{position:absolute;left:9px;top:9px;font-size:2em;font-weight:700}"
_XHTML = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html [<!ENTITY e "f">]>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">
<head><title>A report</title><meta name="author" content="A"/><style>{_CSS}</style></head><body>
<h1>Climate</h1><p>{ENGLISH}</p><ul><li><a href="#n">One</a></li><li>Two<ul><li>Three</li></ul>
</li></ul><table><tr><th>Year</th><th>MWh</th></tr><tr><td>2021</td><td>340<sup>1</sup></td></tr>
</table><ix:nonNumeric>We cut &amp; save CO<sub>2</sub>&e;</ix:nonNumeric><pre>a
 b</pre><div class="b">placed</div><div class="a">hidden</div></body></html>"""


def corpus() -> dict[str, bytes]:
    """Return the seeds by name; the suffix of a name is the format's."""
    seeds = {
        "drawn.pdf": _drawn(),
        "word.docx": word_file(),
        "page.html": f"<html><body><h1>Climate</h1><p>{ENGLISH}</p></body></html>".encode(),
        "page.xhtml": _XHTML.encode(),
        "page-16.html": _XHTML.encode("utf-16"),
        "text.md": MARKDOWN.encode(),
        "text.txt": f"CLIMATE\n\n{ENGLISH}\f{SOLAR}\r\n\r\n- {WATER}\n- 12 %".encode(),
        "latin.txt": f"Café: {ENGLISH}".encode("cp1252"),
    }
    for path in sorted((_ROOT / "corpora" / "sample").iterdir()):
        if path.suffix in (".pdf", ".html", ".docx", ".md", ".txt"):
            seeds[path.name] = path.read_bytes()
    seeds |= dict(_real())
    return {name: data for name, data in seeds.items() if len(data) <= _LARGEST}


def _drawn() -> bytes:
    pen = Pen()
    pen.text(50, 780, "Climate", 18)
    pen.column(50, 740, 220, SOLAR)
    pen.column(310, 740, 220, WATER)
    pen.panel(50, 300, 300, 400)
    pen.rule(50, 500, 200)
    pen.next_page()
    pen.column(50, 740, 400, WATER)
    return pen.data()


def _real() -> Iterator[tuple[str, bytes]]:
    """Yield the first pages of the reports in the folder that GREENSCAN_SHARED names."""
    folder = Path(os.environ.get("GREENSCAN_SHARED") or os.devnull) / "reports"
    for path in sorted(folder.glob("*.pdf")):
        stream = io.BytesIO()
        with pikepdf.open(path) as pdf:
            del pdf.pages[_PAGES:]
            pdf.remove_unreferenced_resources()
            pdf.save(stream)
        yield f"real-{path.name}", stream.getvalue()
