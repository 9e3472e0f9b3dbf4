"""Two programs on one database: one waits for the other, and says so when that does not end."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from annotator.domain.errors import StorageError
from annotator.domain.vocabulary import Label
from annotator.services.annotating import claims_in, tag
from annotator.services.documents import list_documents
from annotator.services.workspace import Workspace
from annotator.storage import sqlite
from tests.services.support import add_document, everything, opened

import sqlite3  # isort: skip


@contextmanager
def locked(path: Path, begin: str = "BEGIN IMMEDIATE") -> Iterator[sqlite3.Connection]:
    """Another program that writes to the database."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute(begin)
        yield other


def test_a_writer_waits_for_another(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    with locked(database_path) as other:
        writer = threading.Thread(target=tag, args=(workspace, place, Label.FACT))
        writer.start()
        writer.join(0.1)
        assert writer.is_alive()
        other.execute("COMMIT")
        writer.join()
    assert [claim.annotation.label for claim in claims_in(workspace, place)] == [Label.FACT]


def test_a_lock_that_stays_is_told_and_nothing_is_lost(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    with opened(database_path) as workspace:
        place = add_document(workspace)[0]
        before = everything(database_path)
        with locked(database_path):
            with pytest.raises(StorageError, match="is locked by another program"):
                tag(workspace, place, Label.FACT)
            assert claims_in(workspace, place) == []
        assert everything(database_path) == before
        assert tag(workspace, place, Label.FACT) is not None


@pytest.mark.parametrize(
    "begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN; SELECT 1 FROM sqlite_schema"]
)
def test_a_new_file_that_stays_locked_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begin: str
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    path = tmp_path / "new.db"
    path.touch()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in begin.split("; "):
            other.execute(statement).fetchall()
        with pytest.raises(StorageError, match="is locked by another program"):
            opened(path).__enter__()
    with opened(path) as workspace:
        assert list_documents(workspace) == []


def test_a_new_file_waits_for_another_program_to_let_go(tmp_path: Path) -> None:
    opened(tmp_path / "other.db").__enter__().close()
    path = tmp_path / "new.db"
    path.touch()
    opener = threading.Thread(target=lambda: opened(path).__enter__().close())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        opener.start()
        opener.join(0.2)
        assert opener.is_alive()
        other.execute("COMMIT")
        opener.join()
    with opened(path) as workspace:
        assert list_documents(workspace) == []


def test_readers_do_not_wait_for_a_writer(workspace: Workspace, database_path: Path) -> None:
    add_document(workspace)
    with locked(database_path) as other:
        other.execute("UPDATE document SET title = 'Half done'")
        (progress,) = list_documents(workspace)
    assert progress.document.metadata.title is None


_OPEN = """
import sys
import annotator.storage.migrations
from annotator.services.documents import list_documents
from annotator.services.workspace import open_workspace
print("ready", flush=True)
sys.stdin.readline()
workspace = open_workspace(sys.argv[1], "ana")
assert list_documents(workspace) == []
workspace.close()
"""


def test_programs_that_open_a_new_file_at_once_all_succeed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _OPEN, str(tmp_path / "new.db")]
    programs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    for program in programs:
        program.communicate()
    assert [program.returncode for program in programs] == [0] * 4
