"""Leaving while the database is at work: it is done with that before it is closed."""

import asyncio
import threading
from contextlib import closing
from pathlib import Path

import pytest

from annotator.services.workspace import Workspace, open_workspace
from tests.tui.driving import acts, add_text, driving, tagged


async def test_what_was_asked_last_is_done_before_the_database_is_closed(database_path: Path) -> None:
    begun, done = threading.Event(), threading.Event()

    def slow(workspace: Workspace) -> None:
        begun.set()
        add_text(workspace, "It fell. " * 100_000)
        done.set()

    with closing(open_workspace(str(database_path), "ana")) as workspace:
        async with driving(workspace) as at:
            at.app.run_worker(at.app.ask(slow), exit_on_error=False)
            await asyncio.to_thread(begun.wait)
        assert done.is_set()
        assert tagged(workspace) == [0]


@pytest.mark.parametrize("typed", ["qf", "qT", "qs", "qc"])
async def test_what_is_typed_after_leaving_is_passed_by(workspace: Workspace, typed: str) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst(typed)
        assert not at.app.is_running
    assert acts(workspace) == []
