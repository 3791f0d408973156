"""What mkdocs does beside its own: takes in the pages that are kept elsewhere in the repository.

Model cards, guidelines, data sheet and changelog stay where they are used, and are not copied.
Notebooks become pages with what came out of them. Links between files of the repository become
links between pages; a link to a file that is no page leaves its words.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from notebook_pages import page_of

TAKEN_IN = {
    "changelog.md": "CHANGELOG.md",
    "explanation/claims.md": "corpora/claims.md",
    "explanation/corpora.md": "corpora/README.md",
    "explanation/guidelines.md": "corpora/guidelines.md",
    "explanation/models/baseline-en.md": "models/baseline-en/README.md",
    "explanation/models/calibration-baseline-en.svg": "models/baseline-en/calibration.svg",
    "explanation/models/calibration-greenscan-en.svg": "models/greenscan-en/calibration.svg",
    "explanation/models/greenscan-en.md": "models/greenscan-en/README.md",
    "explanation/models/linker-en.md": "models/linker-en/README.md",
    **{
        f"notebooks/{name}.md": f"notebooks/{name}.ipynb"
        for name in (
            "01_screen_a_report",
            "02_how_a_verdict_is_reached",
            "03_retrain_on_your_labels",
            "04_transformer_against_baseline",
            "05_many_reports",
        )
    },
    "reference/packs.md": "greenscan/resources/README.md",
    "reference/report.schema.json": "greenscan/resources/report.schema.json",
}
"""Where a file stands on the site, and where in the repository."""

_PAGE_OF = {source: uri for uri, source in TAKEN_IN.items()}
_FENCED = re.compile(r"^(```.*?^```)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!\w+:|#)([^)\s#]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files that are kept elsewhere."""
    root = _root(config)
    for uri, source in TAKEN_IN.items():
        content = (root / source).read_text("utf-8")
        if source.endswith(".ipynb"):
            content, pictures = page_of(content, Path(source).stem)
            for name, picture in pictures.items():
                files.append(File.generated(config, f"notebooks/{name}", content=picture))
        files.append(File.generated(config, uri, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let the links of a page lead to pages."""
    uri = page.file.src_uri
    folder = posixpath.dirname(TAKEN_IN.get(uri, f"docs/{uri}"))
    root = _root(config)

    def led(link: re.Match[str]) -> str:
        mark, words, target, anchor = link.groups()
        path = posixpath.normpath(posixpath.join(folder, target))
        if (root / path).is_dir():
            path = f"{path}/README.md"
        page_uri = _PAGE_OF.get(path, path.removeprefix("docs/"))
        if files.get_file_from_path(page_uri):
            there = posixpath.relpath(page_uri, posixpath.dirname(uri) or ".")
            return f"{mark}[{words}]({there}{anchor or ''})"
        return words if (root / path).exists() else link[0]

    parts = _FENCED.split(markdown)
    return "".join(part if part.startswith("```") else _LINK.sub(led, part) for part in parts)


def on_post_page(output: str, **_: object) -> str:
    """Give the dialog for the search a name, which the theme leaves out."""
    return output.replace('role="dialog"', 'role="dialog" aria-label="Search"', 1)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
