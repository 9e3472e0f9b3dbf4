"""The program ends well, or stops and comes back, and nothing that was painted is lost."""

import pytest

from tests.faults.sessions import SkippedError, injected
from tests.faults.signals import SIGNALS

ROUNDS = 3


@pytest.mark.slow
@pytest.mark.parametrize("name", SIGNALS)
def test_nothing_is_lost(name: str) -> None:
    try:
        losses = [loss for loss in injected(SIGNALS[name], ROUNDS) if loss is not None]
    except SkippedError as skipped:
        pytest.skip(str(skipped))
    assert losses == []
