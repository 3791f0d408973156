"""From claims to the passages of the same document that back them, or disagree."""

from greenscan.linking.linker import Linker, Links

__all__ = ["Linker", "Links"]
