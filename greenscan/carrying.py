"""What a component leaves on a `Doc` for the steps after it: live in memory, plain once stored.

A value lies in ``Doc.user_data`` under the key that spaCy would give an extension of the `Doc`. So
spaCy treats it as one: it goes along when the Doc is copied, pickled or stored, and is left out
where it would no longer be true, in a part of the Doc or in one merged of several. Whatever the
value is, msgpack sees plain types, so that a stored Doc can be read without greenscan.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import srsly  # type: ignore[import-untyped]
from spacy.tokens import Doc

Value = TypeVar("Value")
Key = tuple[str, str, int | None, int | None]

_PLAIN: dict[type, Callable[[Any], Any]] = {}


class Carried(Generic[Value]):
    """A kind of value that travels on a `Doc`.

    Parameters
    ----------
    name
        Under which it lies on the Doc.
    kind
        The class of the values.
    to_plain
        Returns a value as the types that msgpack knows: those of JSON, tuples and arrays.
    to_value
        Returns from those, and from the Doc, the value again. Where there was a list there may be
        a tuple.
    """

    def __init__(
        self,
        name: str,
        kind: type[Value],
        to_plain: Callable[[Value], Any],
        to_value: Callable[[Any, Doc], Value],
    ) -> None:
        self._key = extension_key(name)
        self._kind = kind
        self._to_value = to_value
        _PLAIN[kind] = to_plain

    def leave(self, doc: Doc, value: Value) -> None:
        """Leave `value` on `doc`, in place of the one before."""
        user_data_of(doc)[self._key] = value

    def on(self, doc: Doc) -> Value | None:
        """Return the value that lies on `doc`; None where there is none."""
        value = user_data_of(doc).get(self._key)
        if value is None or isinstance(value, self._kind):
            return value
        restored = self._to_value(value, doc)
        self.leave(doc, restored)
        return restored

    def drop(self, doc: Doc) -> None:
        """Take the value off `doc`."""
        user_data_of(doc).pop(self._key, None)


def extension_key(name: str, start: int | None = None, end: int | None = None) -> Key:
    """Return the key of spaCy for the extension `name` of a Doc, or of a span of characters."""
    return ("._.", name, start, end)


def user_data_of(doc: Doc) -> dict[Any, Any]:
    """Return ``doc.user_data``; its keys may be of any type, whatever the stub says."""
    return doc.user_data


@srsly.msgpack_encoders("greenscan")  # type: ignore[untyped-decorator]
def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    to_plain = _PLAIN.get(type(value))
    if to_plain is not None:
        return to_plain(value)
    return value if chain is None else chain(value)
