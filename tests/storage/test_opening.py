"""Opening a database: one that is new, ours, another program's, a newer one's, or none at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import StorageError
from annotator.services.documents import list_documents
from annotator.services.workspace import Workspace
from annotator.storage import sqlite
from tests.services.support import add_document, opened, rows


def refused(path: Path) -> str:
    """Why the file is not opened; it must be as it was, and nothing may be left beside it."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(path.parent.iterdir())
    with pytest.raises(StorageError) as caught:
        opened(path).__enter__()
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(path.parent.iterdir()) == beside
    (said,) = str(caught.value).splitlines()
    assert str(path) in said
    return said


def change(path: Path, *statements: str) -> None:
    """Change the file past the program."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "annotator.db"
    with opened(path) as workspace:
        add_document(workspace)
        files = list(path.parent.iterdir())
        assert len(files) == 3
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_the_connection_keeps_what_it_is_told(workspace: Workspace) -> None:
    with workspace.database.read() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous", "application_id")
        }
    assert settings == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "application_id": sqlite.APPLICATION_ID,
    }


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with opened(path) as workspace:
        assert list_documents(workspace) == []


def test_opening_again_changes_nothing(database_path: Path) -> None:
    before = database_path.read_bytes()
    with opened(database_path) as workspace:
        list_documents(workspace)
    assert database_path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"ab", b"Not a database at all. " * 500, bytes(8192), b"SQLite format 3\0" * 9]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    assert "is not a database of annotator" in refused(path)


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_database_of_another_program_is_refused(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "other.db"
    change(path, f"PRAGMA journal_mode = {mode}", "CREATE TABLE document (id INTEGER)")
    assert "was made by another program" in refused(path)


def test_a_newer_one_is_refused_with_the_version_that_is_needed(database_path: Path) -> None:
    change(
        database_path,
        "UPDATE alembic_version SET version_num = '9999'",
        "UPDATE program SET version = '12.3'",
    )
    assert "version 12.3 of annotator" in refused(database_path)


@pytest.mark.parametrize(
    "statement", ["DROP TABLE alembic_version", "PRAGMA writable_schema = 1", "PRAGMA user_version = 1"]
)
def test_one_whose_schema_is_gone_is_damaged(database_path: Path, statement: str) -> None:
    damage = "UPDATE sqlite_schema SET sql = 'CREATE TABL' WHERE name = 'document'"
    change(database_path, statement, *([damage] if "writable" in statement else []))
    if "user_version" in statement:
        data = bytearray(database_path.read_bytes())
        data[44:48] = (99).to_bytes(4, "big")  # the schema format, which no version of SQLite knows
        database_path.write_bytes(data)
    assert "is damaged: restore a copy" in refused(database_path)


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM alembic_version"],
        ["UPDATE alembic_version SET version_num = '9999'", "DELETE FROM program"],
    ],
)
def test_one_that_does_not_say_its_version_is_damaged(database_path: Path, statements: list[str]) -> None:
    change(database_path, *statements)
    assert "is damaged: restore a copy" in refused(database_path)


def test_a_truncated_one_is_damaged(database_path: Path) -> None:
    data = database_path.read_bytes()
    for size in (len(data) // 2, 4096, 5000):
        database_path.write_bytes(data[:size])
        assert "is damaged: restore a copy" in refused(database_path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path)


def test_a_dangling_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "real.db")
    with opened(tmp_path / "link.db") as workspace:
        add_document(workspace)
    assert len(rows(tmp_path / "real.db", "SELECT uid FROM document")) == 1
