"""What cannot be stored is told at once, stays on the screen, and can be tried again."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from errno import ENOSPC
from pathlib import Path

import pytest

from annotator.domain.errors import NotStoredError
from annotator.domain.vocabulary import Label
from annotator.services.annotating import tag
from annotator.services.documents import version
from annotator.services.repeats import index_claims
from annotator.services.workspace import Workspace
from annotator.storage import backups, sqlite
from tests.services.support import add_document, opened, rows
from tests.tui.driving import add_text, driving, labels


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program that writes to the database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.fixture
def hasty(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A workspace that waits only a moment for others."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.02)
    with opened(database_path) as workspace:
        yield workspace


async def test_what_is_not_stored_is_told_until_it_is(hasty: Workspace, database_path: Path) -> None:
    document = add_text(hasty)
    async with driving(hasty, document) as at:
        with locked(database_path):
            await at.press("f")
            assert "NOT STORED: fact; press f to try again" in at.panel
            await at.press("j")
            await at.press("m")
            assert "NOT STORED: flag; press m to try again" in at.panel
            assert "NOT STORED: fact (f) for sentence 1; go there and press the key again" in at.panel
        await at.press("m")
        assert "! flagged" in at.panel
        assert "NOT STORED: flag" not in at.panel
        await at.press("k", "f")
        assert "NOT STORED" not in at.drawn
    assert labels(hasty, document) == "f-------"


async def test_another_act_on_the_claim_is_instead_of_the_one_that_was_not_stored(
    hasty: Workspace, database_path: Path
) -> None:
    document = add_text(hasty)
    async with driving(hasty, document) as at:
        with locked(database_path):
            await at.press("f")
        await at.press("o")
        assert "NOT STORED" not in at.drawn
    assert labels(hasty, document) == "o-------"


async def test_an_undo_that_is_not_stored_is_done_by_the_next_one(
    hasty: Workspace, database_path: Path
) -> None:
    document = add_text(hasty)
    async with driving(hasty, document) as at:
        await at.press("f")
        with locked(database_path):
            await at.press("u")
            assert "NOT STORED: undo; press u to try again" in at.panel
        await at.press("j", "u")
        assert "NOT STORED" not in at.drawn
    assert labels(hasty, document) == "--------"


async def test_who_leaves_is_told_once_what_is_not_stored(hasty: Workspace, database_path: Path) -> None:
    document = add_text(hasty)
    async with driving(hasty, document) as at:
        with locked(database_path):
            await at.press("f")
            await at.press("q")
        assert at.notices[-1] == "Not stored: fact. q again leaves without that."
        await at.press("q")
        assert not at.app.is_running


def test_nobody_waits_for_the_index_of_claims(workspace: Workspace, database_path: Path) -> None:
    tag(workspace, add_document(workspace)[0], Label.FACT)
    with locked(database_path):
        assert index_claims(workspace) == 0
    assert index_claims(workspace) == 1


def test_after_a_hasty_write_others_are_waited_for_again(workspace: Workspace) -> None:
    with workspace.database.write(waits=False) as transaction:
        assert transaction.exec_driver_sql("PRAGMA busy_timeout").scalar() == 0
    with workspace.database.write() as transaction:
        assert transaction.exec_driver_sql("PRAGMA busy_timeout").scalar() == 5000


def test_all_is_saved_once_when_the_file_is_gone(workspace: Workspace, database_path: Path) -> None:
    first, second, *_ = add_document(workspace)
    tag(workspace, first, Label.FACT)
    database_path.rename(database_path.with_name("moved.db"))
    for _ in range(2):
        with pytest.raises(NotStoredError, match="moved, deleted or replaced") as caught:
            tag(workspace, second, Label.FACT)
        assert str(database_path.with_name("annotator.db.rescued-1")) in str(caught.value)
    database_path.with_name("moved.db").rename(database_path)
    assert tag(workspace, second, Label.FACT) is not None
    assert not database_path.with_name("annotator.db.rescued-2").exists()


@pytest.mark.parametrize("suffix", ["-wal", "-shm"])
def test_all_is_saved_when_the_log_is_gone(workspace: Workspace, database_path: Path, suffix: str) -> None:
    first, second, *_ = add_document(workspace)
    tag(workspace, first, Label.FACT)
    database_path.with_name(f"{database_path.name}{suffix}").unlink()
    with pytest.raises(NotStoredError, match="its log was moved, deleted or replaced"):
        tag(workspace, second, Label.FACT)
    rescued = database_path.with_name("annotator.db.rescued-1")
    assert len(rows(rescued, "SELECT label FROM annotation")) == 1


def test_the_log_of_a_database_that_was_just_made_is_held_too(tmp_path: Path) -> None:
    with opened(tmp_path / "new.db") as workspace:
        (tmp_path / "new.db-wal").unlink()
        with pytest.raises(NotStoredError, match="rescued-1"):
            add_document(workspace)


def test_what_was_stored_since_the_file_came_back_is_saved_too(
    workspace: Workspace, database_path: Path
) -> None:
    first, second, third, *_ = add_document(workspace)
    moved = database_path.with_name("moved.db")
    tag(workspace, first, Label.FACT)
    for number, place in enumerate((second, third), 1):
        database_path.rename(moved)
        with pytest.raises(NotStoredError, match=f"rescued-{number}"):
            tag(workspace, place, Label.OPINION)
        moved.rename(database_path)
        tag(workspace, place, Label.FACT)
    held = [
        rows(database_path.with_name(f"annotator.db.rescued-{number}"), "SELECT label FROM annotation")
        for number in (1, 2)
    ]
    assert [len(found) for found in held] == [1, 2]


def test_where_it_cannot_be_saved_it_is_told_and_tried_again(
    workspace: Workspace, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = add_document(workspace)[0]
    database_path.unlink()
    with monkeypatch.context() as patched:
        patched.setattr(backups, "write", _full)
        with pytest.raises(NotStoredError, match=r"cannot be saved \(.*No space left.*\): mend that and try"):
            tag(workspace, place, Label.FACT)
    with pytest.raises(NotStoredError, match="rescued-1"):
        tag(workspace, place, Label.FACT)


def _full(*_: object) -> None:
    raise OSError(ENOSPC, os.strerror(ENOSPC))


def test_an_earlier_rescue_is_kept(workspace: Workspace, database_path: Path) -> None:
    earlier = database_path.with_name("annotator.db.rescued-1")
    earlier.write_text("of another day")
    database_path.unlink()
    with pytest.raises(NotStoredError, match="rescued-2"):
        tag(workspace, add_document(workspace)[0], Label.FACT)
    assert earlier.read_text() == "of another day"


def test_another_file_of_the_same_name_is_not_written_to(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    before = version(workspace)
    assert version(workspace) == before
    database_path.unlink()
    database_path.write_bytes(b"")
    with pytest.raises(NotStoredError):
        tag(workspace, place, Label.FACT)
    assert database_path.read_bytes() == b""
