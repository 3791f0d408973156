"""Turns a notebook into a page: its text, its code, and what came out when it was run."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

_STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
_TABLE = re.compile(r'<table border="1" class="dataframe">')
_ALIGNED = re.compile(r' style="text-align: right;"')


def page_of(notebook: str, stem: str) -> tuple[str, dict[str, bytes]]:
    """Return the Markdown of a notebook, and its pictures by the names that the page gives them."""
    parts: list[str] = []
    pictures: dict[str, bytes] = {}
    for number, cell in enumerate(json.loads(notebook)["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        for output in cell["outputs"]:
            data = output.get("data", {})
            if "image/png" in data:
                name = f"{stem}-{number}.png"
                pictures[name] = base64.b64decode("".join(data["image/png"]))
                parts.append(f"![{cell['metadata'].get('alt', '')}]({name})")
            else:
                parts.append(_told(output, data))
    return "\n\n".join(parts) + "\n", pictures


def _told(output: dict[str, Any], data: dict[str, Any]) -> str:
    """Return an output that is no picture."""
    if "text/markdown" in data:
        return "".join(data["text/markdown"])
    if "text/html" in data:
        html = _STYLE.sub("", "".join(data["text/html"]))
        lines = _ALIGNED.sub("", _TABLE.sub("<table>", html)).splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())
    text = "".join(output.get("text") or data.get("text/plain", "")).strip("\n")
    return f"```text\n{text}\n```"
