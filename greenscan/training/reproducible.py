"""The same bytes for the same model: skops files hold memory addresses and the time of day."""

from __future__ import annotations

import io
import re
import zipfile

_SCHEMA = "schema.json"
_ADDRESS = re.compile(r'"__id__": (\d+)')
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold


def reproducible(content: bytes) -> bytes:
    """Return a skops file with addresses counted from 0 and without dates."""
    source = zipfile.ZipFile(io.BytesIO(content))
    schema = source.read(_SCHEMA).decode("utf-8")
    addresses = dict.fromkeys(_ADDRESS.findall(schema))
    numbers = {address: str(number) for number, address in enumerate(addresses)}

    def renamed(text: str) -> str:
        return re.sub(r"\d+", lambda found: numbers.get(found[0], found[0]), text)

    members = {renamed(name): source.read(name) for name in source.namelist() if name != _SCHEMA}
    members[_SCHEMA] = renamed(schema).encode("utf-8")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), members[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()
