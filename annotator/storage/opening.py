"""Opening a database: is it ours, is it whole, is it of this version."""

from pathlib import Path

from sqlalchemy import Connection

from annotator.domain.errors import StorageError
from annotator.storage import sqlite
from annotator.storage.database import Database
from annotator.storage.errors import told_in_words

HEAD = "0001"
"""The newest revision of the migrations."""


def open_database(path: Path) -> Database:
    """Open the database at `path`, made if it is not there and migrated if it is older.

    Raises `StorageError` where the file is not ours, is damaged, or was made by a newer version.
    """
    if not path.exists():
        sqlite.create_file(path)
    with told_in_words(str(path)):
        connection = sqlite.connect(path)
    try:
        database = Database(connection, path)
        with database.read():
            revision = _revision(connection, path)
        if revision != HEAD:
            _migrate(database, connection, revision)
    except BaseException:
        connection.close()
        raise
    return database


def _revision(connection: Connection, path: Path) -> str | None:
    """The schema's revision, None for an empty file."""
    if _scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0:
        return None
    if _scalar(connection, "PRAGMA application_id") != sqlite.APPLICATION_ID:
        raise StorageError(f"The database {path} was made by another program: name another file with --db.")
    return str(_scalar(connection, "SELECT version_num FROM alembic_version"))


def _scalar(connection: Connection, statement: str) -> object:
    return connection.exec_driver_sql(statement).scalar()


def _migrate(database: Database, connection: Connection, revision: str | None) -> None:
    from annotator.storage import migrations  # noqa: PLC0415 - importing Alembic takes as long as the rest of the start

    if revision is not None and not migrations.is_known(revision):
        with database.read():
            needed = _scalar(connection, "SELECT version FROM program")
        raise StorageError(
            f"The database {database.path} was made by version {needed} of annotator: "
            "install that version or a newer one."
        )
    sqlite.enter_wal(connection)
    with database.write():
        migrations.upgrade(connection)
