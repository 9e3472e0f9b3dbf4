"""Whatever fault is injected: what was painted or printed as stored is stored."""

import pytest

from tests.faults.instances import INSTANCES
from tests.faults.kills import KILLS
from tests.faults.sessions import SkippedError, injected
from tests.faults.signals import SIGNALS
from tests.faults.storage import STORAGE

OTHERS = SIGNALS | STORAGE | INSTANCES
ROUNDS = dict.fromkeys(KILLS, 30) | dict.fromkeys(OTHERS, 3)


@pytest.mark.slow
@pytest.mark.parametrize("name", ROUNDS)
def test_nothing_is_lost(name: str) -> None:
    try:
        losses = [loss for loss in injected((KILLS | OTHERS)[name], ROUNDS[name]) if loss is not None]
    except SkippedError as skipped:
        pytest.skip(str(skipped))
    assert losses == []
