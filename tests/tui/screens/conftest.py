"""Nothing happens on the screen but by keys, so that a test may read the database between two of them."""

import pytest

from annotator.tui.screens import stepping


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the screen never look for like claims by itself."""
    monkeypatch.setattr(stepping, "_REST", 1000.0)
