"""Authored sentences whose label is beyond doubt."""

from __future__ import annotations

OBVIOUS: tuple[tuple[str, str], ...] = (
    ("We are committed to a greener future for our planet.", "vague"),
    ("Our eco-friendly products help you live more sustainably.", "vague"),
    ("We have installed LED lighting in our warehouses.", "unsupported"),
    ("The company aims to be carbon neutral by 2040.", "unsupported"),
    (
        "In 2022 we reduced our Scope 1 and 2 emissions by 32 % compared with our 2016 baseline, "
        "verified by an accredited third party.",
        "supported",
    ),
    (
        "By 2030 we will cut absolute Scope 1, 2 and 3 emissions by 50 % from a 2019 base year, a "
        "target validated by the SBTi.",
        "supported",
    ),
    ("The Board met nine times in the year under review.", "none"),
    ("Revenue grew by 4 % to 1.2 billion euros, driven by demand in Asia.", "none"),
    ("Table of contents", "none"),
)
