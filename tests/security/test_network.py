"""Nothing reaches the network: not the tests, and not greenscan."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline import NetworkUsedError
from tests.security.making import CLAIM, paragraph, word
from tests.security.test_pdf import active

FAR = "192.0.2.1"  # for documentation: RFC 5737


def test_tests_reach_no_other_machine() -> None:
    with socket.socket() as plain, pytest.raises(NetworkUsedError, match=FAR):
        plain.connect((FAR, 80))
    with socket.socket(type=socket.SOCK_DGRAM) as plain, pytest.raises(NetworkUsedError):
        plain.sendto(b"x", (FAR, 53))
    with pytest.raises(NetworkUsedError, match="example"):
        socket.create_connection(("example.org", 443))
    with pytest.raises(NetworkUsedError):
        socket.gethostbyname("example.org")


def test_tests_reach_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()):
            pass
        with socket.create_connection(("localhost", server.getsockname()[1])):
            pass


SCREENING = """
import sys
opened = []
def watch(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
                 "socket.gethostbyname", "socket.gethostbyaddr", "socket.listen"}:
        opened.append((event, arguments[1:] if len(arguments) > 1 else arguments))
sys.addaudithook(watch)
import pathlib, greenscan
from greenscan.cli import main
from greenscan.reading import read
folder = pathlib.Path(sys.argv[1])
assert greenscan.analyze("We cut our emissions by 12 % between 2019 and 2021.").claims
screener = greenscan.Screener(model="baseline-en")
for path in sorted(folder.iterdir()):
    report = screener.analyze_document(read(path))
    assert report.claims, path
    for suffix in ("json", "jsonl", "csv", "xlsx", "html"):
        report.save(folder.parent / f"{path.name}.{suffix}")
    if path.suffix == ".pdf":
        report.save(folder.parent / f"{path.name}.pdf", source=path)
try:
    main(["models"])
except SystemExit as end:
    assert not end.code
print(opened, file=sys.stderr)
sys.exit(bool(opened))
"""


def test_greenscan_reaches_no_machine_and_listens_to_none(tmp_path: Path) -> None:
    """Every format in and out, with addresses in all that may hold one."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(active(tmp_path))
    (folder / "b.docx").write_bytes(word(paragraph(CLAIM)))
    (folder / "c.html").write_text(f"<p>{CLAIM}<img src=http://{FAR}/x>", "utf-8")
    (folder / "d.md").write_text(f"{CLAIM} ![x](http://{FAR}/x)", "utf-8")
    (folder / "e.txt").write_text(f"{CLAIM} http://{FAR}/x", "utf-8")
    found = subprocess.run(
        [sys.executable, "-c", SCREENING, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert found.returncode == 0, found.stderr
