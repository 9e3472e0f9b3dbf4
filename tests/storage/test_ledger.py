"""Entries are only added; however many there are, a few are read to find the next undo and redo."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.vocabulary import Confidence
from annotator.services.annotating import set_confidence
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from annotator.storage.database import Transaction
from annotator.storage.ledger import next_redo, next_undo
from tests.services.support import EVENTS, add_document, rows


def work(workspace: Workspace, find: Callable[[Transaction, int, str], object]) -> int:
    """Instructions of SQLite's machine that it takes to find the next act."""
    done = 0

    def count() -> int:
        nonlocal done
        done += 1
        return 0

    with workspace.database.read() as transaction:
        driver = transaction.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(count, 1)
        find(transaction, 1, workspace.annotator)
        driver.set_progress_handler(None, 1)
    return done


def measured(workspace: Workspace) -> list[int]:
    return [work(workspace, next_undo), work(workspace, next_redo)]


def act(workspace: Workspace, times: int) -> None:
    place = add_document(workspace, "It rained.")[0]
    for number in range(times):
        set_confidence(workspace, place, (Confidence.LOW, Confidence.HIGH)[number % 2])


def test_the_work_does_not_grow_with_the_ledger(workspace: Workspace) -> None:
    figures: list[list[int]] = []
    for acts in (10, 200):
        act(workspace, acts)
        figures += [measured(workspace)]
        for turn in (undo, redo, undo):
            while turn(workspace, 1):
                pass
            figures += [measured(workspace)]
        for _ in range(acts):
            act(workspace, 1)
            undo(workspace, 1)
        figures += [measured(workspace)]
    few, many = figures[:5], figures[5:]
    assert many == few
    assert max(map(max, many)) < 500


@pytest.mark.parametrize("statement", ["UPDATE event SET annotator = 'mallory'", "DELETE FROM event"])
def test_entries_are_only_added(workspace: Workspace, database_path: Path, statement: str) -> None:
    act(workspace, 2)
    before = rows(database_path, EVENTS)
    with closing(sqlite3.connect(database_path)) as database:
        with pytest.raises(sqlite3.IntegrityError, match="the ledger is only ever added to"):
            database.execute(statement)
        database.commit()
    assert rows(database_path, EVENTS) == before
