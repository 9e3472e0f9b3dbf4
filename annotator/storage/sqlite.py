"""What is special to SQLite: how a file is made, marked as ours and connected to."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

from annotator.domain.errors import StorageError

APPLICATION_ID = 0x636C6169
"""The file's own mark, `clai`. Source: PRAGMA application_id in SQLite's documentation."""

BUSY_SECONDS = 5.0
"""How long to wait for another program's write before giving up."""


def create_file(path: Path) -> None:
    """Make an empty file that only its owner may read, with its folder where that is missing."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StorageError(
            f"The database {path} cannot be made ({error.strerror}): name another file with --db."
        ) from error


def connect(path: Path) -> Connection:
    """Open the file at `path` with foreign keys on and every commit on disk when it returns."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    return engine.connect()


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def enter_wal(connection: Connection) -> None:
    """Let readers and a writer work at the same time; the file remembers it."""
    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    connection.rollback()


def mark_as_ours(connection: Connection) -> None:
    """Write the mark by which the file is known."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


_SOURCE_FIELDS = ("title", "author", "publisher", "url")


def create_source_index(connection: Connection) -> None:
    """Full-text index of the source library, kept by triggers, and the list of its words.

    The prefixes make the first one to three letters of a word as quick to find as the whole word.
    """
    names = ", ".join(_SOURCE_FIELDS)
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE source_index USING fts5({names}, content='source', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    connection.exec_driver_sql("CREATE VIRTUAL TABLE source_word USING fts5vocab('source_index', 'row')")
    drop = f"INSERT INTO source_index(source_index, rowid, {names}) VALUES ('delete', old.id, {_of('old')});"
    put = f"INSERT INTO source_index(rowid, {names}) VALUES (new.id, {_of('new')});"
    for verb, act in {"INSERT": put, "DELETE": drop, "UPDATE": drop + put}.items():
        connection.exec_driver_sql(
            f"CREATE TRIGGER source_index_{verb.lower()} AFTER {verb} ON source BEGIN {act} END"
        )


def _of(row: str) -> str:
    return ", ".join(f"{row}.{field}" for field in _SOURCE_FIELDS)


def source_ids(
    connection: Connection, groups: Sequence[Sequence[str]], limit: int, *, any_group: bool
) -> list[int]:
    """Keys of the best sources by bm25 that hold a word, or one that begins with it, out of the groups."""
    each = ("(" + " OR ".join(f'"{word}"*' for word in group) + ")" for group in groups)
    query = (" OR " if any_group else " AND ").join(each)
    statement = "SELECT rowid FROM source_index WHERE source_index MATCH ? ORDER BY rank LIMIT ?"
    return list(connection.exec_driver_sql(statement, (query, limit)).scalars())


def source_words(connection: Connection, initial: str) -> list[str]:
    """The words of the source library that begin with `initial`, one letter."""
    statement = "SELECT term FROM source_word WHERE term >= ? AND term < ?"
    return list(connection.exec_driver_sql(statement, (initial, chr(ord(initial) + 1))).scalars())
