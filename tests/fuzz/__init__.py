"""A mutation fuzzer over the readers: ``python -m tests.fuzz --minutes N``."""
