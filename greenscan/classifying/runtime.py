"""ONNX Runtime without its telemetry.

From 1.32 on, if not before, its builds for Linux keep a device number and a store of usage events,
for sending, in the user's cache folder. greenscan reads documents that are nobody else's business.
"""

from __future__ import annotations

import os
import sys
from threading import Lock
from types import ModuleType

_SWITCH = "ORT_DISABLE_TELEMETRY"
_lock = Lock()


def onnx_runtime() -> ModuleType:
    """Import ONNX Runtime, telemetry off.

    The store is opened by the import itself, and only an environment variable prevents that; it is
    set for as long as the import takes. Where the program has imported ONNX Runtime before, its
    telemetry is switched off from now on.
    """
    with _lock:
        if "onnxruntime" not in sys.modules:
            before = os.environ.get(_SWITCH)
            os.environ[_SWITCH] = "1"
            try:
                import onnxruntime
            finally:
                if before is None:
                    del os.environ[_SWITCH]
                else:
                    os.environ[_SWITCH] = before
        import onnxruntime

        onnxruntime.disable_telemetry_events()
    module: ModuleType = onnxruntime
    return module
