"""Tutors killed at random moments lose nothing; `python tests/store/kills.py --times 300` does it for longer."""

import os
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("SIGKILL is POSIX's", allow_module_level=True)

from kills import torture


@pytest.mark.slow
@pytest.mark.parametrize("at_once", [1, 2])
def test_killed_tutors_lose_nothing(tmp_path: Path, at_once: int) -> None:
    outcome = torture(tmp_path, times=20, at_once=at_once, seed=7)
    assert outcome.faults == []
    assert outcome.kills >= 20
    assert len(outcome.taken) > 20
