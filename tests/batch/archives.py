"""An archive of sixty documents, twenty of them bad, and a run over it as a process of its own."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path

import docx
import pypdf
from PIL import Image

from greenscan.commands.batch_scanning import Batch, scan_batch
from greenscan.commands.scan_options import Setup
from tests.batch.hooks import CRASH, FAULT, GREED, HANG, HOARD, Treacherous

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
TIMEOUT = 10.0
MEMORY = 1200 * 2**20
GOOD, BAD = 40, 20
_VARIED = frozenset((".greenscan/lock", "timings.csv"))


def text(number: int, more: str = "") -> str:
    return (
        "We are committed to a greener future for our planet. "
        f"In FY{2000 + number} the Porto plant cut its gas use by {number}.9 GWh. {more}"
    )


def make_archive(folder: Path) -> Path:
    """Make the documents in `folder`; return a list of them."""
    names = [*_good(folder / "good"), *_bad(folder / "bad")]
    assert len(names) == GOOD + BAD
    names = names[::3] + names[1::3] + names[2::3]  # the bad ones are not all at the end
    target = folder / "list.txt"
    target.write_bytes(b"# sixty documents\n" + b"\n".join(map(os.fsencode, names)))
    return target


def _good(folder: Path) -> list[str]:
    names = [f"plain-{number:02}.txt" for number in range(GOOD - 10)]
    names += ["report.txt", "2023/report.txt", "2024/report.txt", "2023/../dotted.txt"]
    names += [
        "x" * 240 + ".txt",
        "\t\x1b.txt",
        "caf\udce9.txt",
        "=cmd.txt",
        "page.html",
        "word.docx",
    ]
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text(number).encode()
        if name == "page.html":
            content = b"<html><body><p>" + content + b"</p></body></html>"
        if name == "word.docx":
            content = word(text(number))
        path.write_bytes(content)
    return [str(folder / name) for name in names]


def _bad(folder: Path) -> list[str]:
    folder.mkdir()
    contents = {
        "secret.pdf": encrypted(),
        "truncated.pdf": SAMPLE.read_bytes()[:900],
        "empty.pdf": b"",
        "image.pdf": image("PDF"),
        "picture.pdf": image("PNG"),
        "bomb.docx": bomb(),
        "archive.pdf": b"PK\x05\x06" + bytes(18),
        "junk.txt": bytes(range(1, 256)) * 40,
        "space.md": b" \n\t \r\n",
        "cut.docx": word("We care.")[:600],
        "rich.txt": b"{\\rtf1 We are committed to a greener planet.}",
    }
    for name, word_ in (("a", CRASH), ("b", HANG), ("c", GREED), ("d", HOARD), ("e", FAULT)):
        contents[f"{name}.txt"] = text(1, f"Our planet and our {word_}.").encode()
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "folder.pdf").mkdir()
    (folder / "loop.pdf").symlink_to("loop.pdf")
    refused = folder / "refused.txt"
    if os.geteuid():
        refused.write_text(text(1))
        refused.chmod(0)
    else:  # who may read everything
        os.mkfifo(refused)
    names = [*contents, "folder.pdf", "loop.pdf", "refused.txt", "missing.pdf"]
    return [str(folder / name) for name in names]


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=SAMPLE)
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def image(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 80)).save(out, form)
    return out.getvalue()


def word(content: str) -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(content)
    document.save(out)
    return out.getvalue()


def bomb() -> bytes:
    """Return a DOCX of some hundred kilobytes that unpacks to half a gibibyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(512):
                part.write(bytes(2**20))
    return out.getvalue()


def tree(folder: Path) -> dict[str, str]:
    """Return the digest of every file of a batch but of those that differ from run to run."""
    files = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(files.items())
        if name not in _VARIED
    }


def run(listed: str, folder: str) -> int:
    """Screen an archive with a model that does what documents ask for."""
    limits = (2, TIMEOUT, MEMORY)
    batch = Batch([listed], Path(folder), ("json", "csv"), *limits)
    return scan_batch(batch, Setup("baseline-en", (), (), explain=False), maker=Treacherous)


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
