"""A database that an older version made is migrated, with all that it holds, after a copy was made."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from annotator.domain.chain import Whole
from annotator.domain.errors import StorageError
from annotator.services.documents import list_documents
from annotator.services.log import read_log
from annotator.services.sources import find_sources
from annotator.services.undoing import redo, undo
from annotator.services.verifying import verify_ledger
from annotator.storage import backups, migrations, sqlite
from annotator.storage.database import Database
from tests.services.support import opened, rows

SOURCE = "INSERT INTO source (uid, title, words) VALUES ('s1', 'Harbour log', 'harbour log')"
DOCUMENT = (
    "INSERT INTO document (uid, sha256, imported_at, title, text) VALUES ('d', 'd', 'now', 'Dam', 'It.')"
)


EVENTS = """
    WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 12000)
    INSERT INTO event SELECT n, 'now', 'ana', iif(n = 1, 'import', 'note'), 1, iif(n = 1, NULL, 0),
    iif(n = 1, NULL, 3), '{"annotations":[]}', '{"annotations":[]}', NULL, iif(n > 2, n - 1, NULL) FROM number
"""


def made(path: Path, revision: str) -> Path:
    """A database of that revision that holds something."""
    connection = sqlite.connect(path)
    with closing(Database(connection, path)):
        sqlite.enter_wal(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        command.upgrade(migrations.config(connection), revision)
        sqlite.mark_as_ours(connection)
        for statement in (SOURCE, DOCUMENT, EVENTS):
            connection.exec_driver_sql(statement)
        connection.commit()
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of the first revision that holds something."""
    return made(tmp_path / "annotator.db", "0001")


def test_an_older_one_is_migrated_with_all_it_holds(old: Path) -> None:
    with opened(old) as workspace:
        assert [progress.document.name for progress in list_documents(workspace)] == ["Dam"]
        (match,) = find_sources(workspace, "harbor")
        assert match.source.title == "Harbour log"
    assert rows(old, "PRAGMA foreign_key_check") == []
    assert rows(old, "SELECT version_num FROM alembic_version") == [{"version_num": "0004"}]


def test_a_copy_is_made_beside_it_first(old: Path) -> None:
    with opened(old):
        pass
    copy = old.with_name("annotator.db.0001")
    assert sorted(old.parent.iterdir()) == [old, copy]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert rows(copy, "SELECT title FROM source") == [{"title": "Harbour log"}]
    assert rows(copy, "SELECT version_num FROM alembic_version") == [{"version_num": "0001"}]


def test_it_is_copied_once(old: Path) -> None:
    with opened(old):
        pass
    copy = old.with_name("annotator.db.0001")
    copy.unlink()
    with opened(old):
        pass
    assert not copy.exists()


def test_without_the_copy_nothing_is_migrated(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(old, "SELECT * FROM sqlite_schema")

    def full(_database: Database, _path: Path) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(backups, "write", full)
    with pytest.raises(StorageError, match="The disk is full"):
        opened(old).__enter__()
    assert rows(old, "SELECT * FROM sqlite_schema") == before


def test_the_index_of_sources_is_whole_after_it(old: Path) -> None:
    with opened(old):
        pass
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("UPDATE source SET words = 'wharf'")
        for index in ("source_index", "passage_index"):
            connection.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")  # noqa: S608


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_the_ledger_gets_its_chain(tmp_path: Path, revision: str) -> None:
    path = made(tmp_path / "annotator.db", revision)
    columns = "id, at, annotator, act, document_id, start, end, before, after, reverses, follows"
    before = rows(path, f"SELECT {columns} FROM event ORDER BY id")  # noqa: S608
    with opened(path) as workspace:
        chain = verify_ledger(workspace).chain
        assert isinstance(chain, Whole)
        assert chain.entries == len(before) == 12_000
        assert [entry.event.id for entry in read_log(workspace)] == [event["id"] for event in before]
        assert undo(workspace, 1) is not None
        assert redo(workspace, 1) is not None
        assert isinstance(verify_ledger(workspace).chain, Whole)
    assert rows(path, f"SELECT {columns} FROM event WHERE id <= 12000 ORDER BY id") == before  # noqa: S608
    assert rows(path, "PRAGMA foreign_key_check") == []
