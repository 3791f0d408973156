"""Silence for what libraries say to their own developers."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_TALKATIVE = ("", "torch.onnx._internal.exporter._registration")  # onnxruntime logs by the root


@contextmanager
def quiet() -> Iterator[None]:
    """Leave out what is no error, and what no user of greenscan can do anything about."""
    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    for logger in loggers:
        logger.addFilter(_is_error)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger in loggers:
            logger.removeFilter(_is_error)


def _is_error(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.ERROR
