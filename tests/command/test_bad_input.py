"""Bad input: each gets its error or warning, none a traceback."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from greenscan.cli import main

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample" / "northmoor-dairies-2024.pdf"
CLAIM = "We are committed to a greener future for our planet."
ARABIC = "نحن ملتزمون بمستقبل أكثر اخضرارًا لكوكبنا. خفضنا الانبعاثات بنسبة كبيرة هذا العام. " * 4
CHINESE = "我们致力于为地球创造更绿色的未来。今年我们大幅减少了排放。公司将继续推进可持续发展。" * 4


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return out.getvalue()


def image_only_pdf() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 80)).save(out, "PDF")
    return out.getvalue()


def encrypted_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=SAMPLE)
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def broken_docx() -> bytes:
    whole = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(CLAIM)
    document.save(whole)
    broken = io.BytesIO()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, content[:200] if part == "word/document.xml" else content)
    return broken.getvalue()


def scan(path: Path) -> Result:
    result = CliRunner().invoke(main, ["scan", str(path), "--format", "json"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("zero.pdf", lambda: b"", ["empty"]),
        ("space.txt", lambda: b" \n\t \r\n\x0c ", ["no text"]),
        ("image.pdf", png, ["PNG"]),
        ("truncated.pdf", lambda: SAMPLE.read_bytes()[:900], ["truncated"]),
        ("scan.pdf", image_only_pdf, ["text layer", "OCR"]),
        ("secret.pdf", encrypted_pdf, ["password"]),
        ("broken.docx", broken_docx, ["damaged"]),
        ("line.txt", lambda: b"green " * 3_500_000, ["characters", "split"]),
        ("archive.zip", lambda: b"PK\x05\x06" + bytes(18), []),
    ],
)
def test_what_cannot_be_read_is_an_error_with_file_and_remedy(
    name: str, content: Callable[[], bytes], words: list[str], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content())
    result = scan(path)
    assert result.exit_code == 3
    (failure,) = json.loads(result.stdout)["failures"]
    assert name in failure["name"]
    assert failure["remedy"]
    for word in words:
        assert word.casefold() in result.stderr.casefold()


@pytest.mark.parametrize("name", [".", "missing.pdf", "nul\0byte.pdf", "x" * 5000])
def test_a_path_that_is_no_file_is_an_error(name: str, tmp_path: Path) -> None:
    result = scan(tmp_path / name)
    assert result.exit_code == 3
    assert json.loads(result.stdout)["failures"][0]["remedy"]


@pytest.mark.parametrize(
    ("name", "content", "warning"),
    [
        ("invalid.txt", CLAIM.encode() + b" Caf\xe9 \xff\xfe. " + "Zürich.".encode(), "U+FFFD"),
        ("nul.txt", CLAIM.replace(" ", " \0").encode(), "NUL"),
        ("arabic.txt", ARABIC.encode(), "Arabic"),
        ("chinese.txt", CHINESE.encode(), "Chinese"),
    ],
)
def test_what_can_be_read_in_part_is_a_warning(
    name: str, content: bytes, warning: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = scan(path)
    assert result.exit_code == 0
    (report,) = json.loads(result.stdout)["reports"]
    assert warning in " ".join(report["document"]["warnings"])
    assert warning in result.stderr
