"""Opening a database: is it ours, is it whole, is it of this version."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from annotator.domain.errors import OutOfReachError, StorageError
from annotator.storage import sqlite
from annotator.storage.database import Database
from annotator.storage.errors import DAMAGED, READ_ONLY, told_in_words

HEAD = "0004"
"""The newest revision of the migrations."""


def open_database(path: Path, *, only_reads: bool = False) -> Database:
    """Open the database at `path`, made if it is not there and migrated if it is older.

    Before an older one is migrated, a copy of it is made beside it, with its revision at the end of the name.
    Raises `StorageError` where the file is not ours, is damaged, or was made by a newer version; and where it
    cannot be written to, unless who opens it `only_reads` and it is of this version.
    """
    sqlite.require_file(path)
    if not (only_reads or os.access(path, os.W_OK)):
        raise OutOfReachError(f"The database {path} {READ_ONLY}.")
    database, connection, revision = _open(path, only_reads=only_reads)
    try:
        if revision != HEAD:
            _migrate(database, connection, revision)
        if not only_reads:
            database.hold_log()
    except BaseException:
        database.close()
        raise
    return database


def open_as_it_is(path: Path) -> tuple[Database, str]:
    """Open a database of whatever revision, and tell that; it is neither made nor migrated.

    Raises `StorageError` where there is none, it is not ours, or is damaged.
    """
    try:
        is_there = path.exists()
    except OSError as error:
        raise OutOfReachError(
            f"The database {path} cannot be opened ({error.strerror}): check the permissions of its folder."
        ) from error
    if not is_there:
        raise StorageError(f"There is no database {path} yet: name another file with --db.")
    database, _, revision = _open(path, only_reads=True)
    if revision is None:
        database.close()
        raise StorageError(f"The database {path} holds nothing yet: name another file with --db.")
    return database, revision


def is_writable(path: Path) -> bool:
    """Whether one may write to the file at `path`, and to the folder that it is in."""
    whole = sqlite.real(path)
    return os.access(whole, os.W_OK) and os.access(whole.parent, os.W_OK)


def _open(path: Path, *, only_reads: bool) -> tuple[Database, Connection, str | None]:
    """The database, the connection to it, and its revision."""
    with answering(path):
        reading = only_reads and not is_writable(path)
        connection = sqlite.connect_to_read(path) if reading else sqlite.connect(path)
    database = Database(connection, path)
    try:
        with answering(path), database.read():
            return database, connection, _revision(connection, path)
    except BaseException:
        database.close()
        raise


@contextmanager
def answering(path: Path) -> Iterator[None]:
    """What a whole file of ours can answer: one that cannot is damaged, even if SQLite does not say so."""
    try:
        with told_in_words(str(path)):
            yield
    except (OperationalError, UnicodeDecodeError) as error:
        raise StorageError(f"The database {path} {DAMAGED}.") from error


def _revision(connection: Connection, path: Path) -> str | None:
    """The schema's revision, None for an empty file."""
    if _scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0:
        return None
    if _scalar(connection, "PRAGMA application_id") != sqlite.APPLICATION_ID:
        raise StorageError(f"The database {path} was made by another program: name another file with --db.")
    return str(_said(connection, "SELECT version_num FROM alembic_version", path))


def _said(connection: Connection, statement: str, path: Path) -> object:
    """A value that every database of ours holds."""
    value = _scalar(connection, statement)
    if value is None:
        raise StorageError(f"The database {path} {DAMAGED}.")
    return value


def _scalar(connection: Connection, statement: str) -> object:
    return connection.exec_driver_sql(statement).scalar()


def _migrate(database: Database, connection: Connection, revision: str | None) -> None:
    from annotator.storage import backups, migrations  # noqa: PLC0415 - Alembic takes as long as the rest of the start

    if revision is not None and not migrations.is_known(revision):
        with answering(database.path), database.read():
            needed = _said(connection, "SELECT version FROM program", database.path)
        raise StorageError(
            f"The database {database.path} was made by version {needed} of annotator: "
            "install that version or a newer one."
        )
    if not is_writable(database.path):
        raise OutOfReachError(
            f"The database {database.path} is empty or of an older version, and cannot be migrated there: "
            "copy it to a folder of yours, and name the copy with --db."
        )
    with told_in_words(str(database.path)):
        sqlite.enter_wal(connection)
    if revision is not None:
        backups.write(database, database.path.with_name(f"{database.path.name}.{revision}"))
    with database.write():
        migrations.upgrade(connection)
