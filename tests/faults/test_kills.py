"""What was painted or printed is stored when the program is killed at any moment."""

import pytest

from tests.faults.kills import KILLS
from tests.faults.sessions import SkippedError, injected

ROUNDS = 30


@pytest.mark.slow
@pytest.mark.parametrize("name", KILLS)
def test_nothing_is_lost(name: str) -> None:
    try:
        losses = [loss for loss in injected(KILLS[name], ROUNDS) if loss is not None]
    except SkippedError as skipped:
        pytest.skip(str(skipped))
    assert losses == []
