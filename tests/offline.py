"""No test reaches the network: an audit hook refuses every address but this machine's own.

An audit hook cannot be taken away, and sees what any library asks of Python's sockets.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from typing import Any

_TO_AN_ADDRESS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_OF_A_NAME = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_installed = False


class NetworkUsedError(BaseException):
    """A test has asked for another machine; no ``except Exception`` hides it."""


def block_network() -> None:
    """Refuse, for as long as the process lives, to reach or look up another machine."""
    global _installed
    if not _installed:
        os.environ["HF_HUB_OFFLINE"] = "1"  # else transformers asks the hub for what it has
        sys.addaudithook(_refuse)
        _installed = True


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _TO_AN_ADDRESS:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # else a socket in the file tree
    elif event in _OF_A_NAME:
        host = arguments[0]
    else:
        return
    if host is not None and not _is_here(host):
        raise NetworkUsedError(f"{event}: {host!r}")


def _is_here(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if name in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback or name in ("0.0.0.0", "::")  # noqa: S104
    except ValueError:
        return False
