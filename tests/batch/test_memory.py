"""A long batch takes no more memory than a short one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from greenscan.batch.settings import Screening, Settings, Task
from greenscan.batch.supervisor import Supervisor, _resident
from tests.batch.archives import text

MOST = 25 * 2**20


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_is_flat_over_sixty_documents(tmp_path: Path) -> None:
    child = Supervisor(Screening(Settings.of("baseline-en")))
    taken = []
    for number in range(70):
        path = tmp_path / f"{number}.txt"
        path.write_text(text(number, f"Town{number} and its firm Partner{number} plant trees. "))
        assert child.work(Task.of(path)).claims
        taken.append((_resident(child.pid), _resident(os.getpid())))
    child.close()
    (child_first, own_first), (child_last, own_last) = taken[9], taken[-1]
    assert child_last - child_first < MOST
    assert own_last - own_first < MOST
