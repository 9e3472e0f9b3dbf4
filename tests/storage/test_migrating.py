"""A database that an older version made is migrated, with all that it holds, after a copy was made."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from annotator.domain.errors import StorageError
from annotator.services.documents import list_documents
from annotator.services.sources import find_sources
from annotator.storage import migrations, sqlite
from annotator.storage.database import Database
from tests.services.support import opened, rows

SOURCE = "INSERT INTO source (uid, title, words) VALUES ('s1', 'Harbour log', 'harbour log')"
DOCUMENT = (
    "INSERT INTO document (uid, sha256, imported_at, title, text) VALUES ('d', 'd', 'now', 'Dam', 'It.')"
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of the first revision that holds something."""
    path = tmp_path / "annotator.db"
    connection = sqlite.connect(path)
    with closing(Database(connection, path)):
        sqlite.enter_wal(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        command.upgrade(migrations.config(connection), "0001")
        sqlite.mark_as_ours(connection)
        for statement in (SOURCE, DOCUMENT):
            connection.exec_driver_sql(statement)
        connection.commit()
    return path


def test_an_older_one_is_migrated_with_all_it_holds(old: Path) -> None:
    with opened(old) as workspace:
        assert [progress.document.name for progress in list_documents(workspace)] == ["Dam"]
        (match,) = find_sources(workspace, "harbor")
        assert match.source.title == "Harbour log"
    assert rows(old, "PRAGMA foreign_key_check") == []
    assert rows(old, "SELECT version_num FROM alembic_version") == [{"version_num": "0003"}]


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

    def full(_path: Path) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(sqlite, "require_file", lambda path: full(path) if path.suffix == ".part" else None)
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
