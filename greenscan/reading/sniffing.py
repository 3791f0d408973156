"""What format some bytes are in, told by the bytes."""

from __future__ import annotations

from greenscan.reading.document import Format


def sniff(data: bytes, name: str) -> Format:
    """Tell the format."""
    if data[:1024].find(b"%PDF-") >= 0:
        return Format.PDF
    return Format.TEXT
