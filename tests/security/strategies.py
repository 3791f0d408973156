"""Any text: what breaks writers and readers of files, and what makes claims."""

from __future__ import annotations

from hypothesis import strategies as st

_AWKWARD = st.sampled_from(
    [
        *"\x00\x08\x0b\x1b\x7f\x85\ufffe\uffff\ud800\udfff\ufeff\u200b\u200d\u202e\u2066\u00ad",
        *"=+-@\t\r\n\f'\"<>&,;|\\%]{",
        "\r\n",
        "]]>",
        "</script>",
        "&#0;",
        "=HYPERLINK(1)",
        "שלום ",
        "السلام ",
        "e\u0301",
        "👩🏽\u200d🔬",
        "_x000D_",
        "a" * 3_000,
        " " * 500,
    ]
)
_WORDS = st.sampled_from(
    [
        "We cut our emissions by 12 % between 2019 and 2021. ",
        "Our products are green and climate neutral. ",
        "We will be net zero by 2050! ",
        "This was verified by an independent body.",
        "\n\n",
        "• ",
        "Scope 1 ",
        "1. ",
        "green ",
    ]
)


def any_text(least: int = 0) -> st.SearchStrategy[str]:
    """Return texts of any characters, of awkward ones, and of claims between them."""
    pieces = st.lists(st.one_of(_WORDS, _WORDS, _AWKWARD, st.text(max_size=8)), max_size=25)
    return st.one_of(st.text(), pieces.map("".join)).filter(lambda text: len(text) >= least)
