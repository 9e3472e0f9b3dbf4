"""One connection to one database file, and its transactions."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from annotator.domain.errors import AnnotatorError, NotStoredError, StorageError
from annotator.storage import sqlite
from annotator.storage.errors import told_in_words

Transaction = Connection
"""What storage's functions take first; services only hand it on."""


class Database:
    """An open database. It belongs to one thread at a time; every call is one transaction."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._held = {path: _identity(path)}
        """The files that are written to, and what tells them from others of their names."""
        self._rescued: Path | None = None
        """Where all was saved after the file had been taken away."""

    def read(self) -> AbstractContextManager[Transaction]:
        """A transaction that sees one moment of the database."""
        return self._transaction("BEGIN")

    @contextmanager
    def write(self, *, waits: bool = True) -> Iterator[Transaction]:
        """A transaction that holds the write lock from its start: no lock can fail it halfway.

        Raises `NotStoredError` where it cannot be stored, also since the file was taken away; and at once,
        where another program writes, unless it `waits`.
        """
        patience = nullcontext() if waits else sqlite.impatient(self._connection)
        try:
            self._require_in_place()
            with patience, self._transaction("BEGIN IMMEDIATE") as transaction:
                yield transaction
        except StorageError as error:
            raise NotStoredError(str(error)) from error

    def hold_log(self) -> None:
        """Count the log as a part of the file: until the file is closed, what is stored is in it."""
        for file in sqlite.log_files(self.path):
            if identity := _identity(file):
                self._held[file] = identity

    def version(self) -> int:
        """A number that is another one after each change that another program made.

        Raises `StorageError` where the file was taken away.
        """
        self._require_in_place()
        with self.read() as transaction:
            return sqlite.version(transaction)

    def _require_in_place(self) -> None:
        """Raise `StorageError` where a path leads to another file or none; what was open is saved first."""
        if all(_identity(file) == identity for file, identity in self._held.items()):
            self._rescued = None  # what is stored from now on is not in that copy
            return
        gone = f"The database {self.path} or its log was moved, deleted or replaced while it was open"
        if self._rescued is None:
            self._rescued = self._save(gone)
        raise StorageError(
            f"{gone}: all that was stored in it is now in {self._rescued}. Leave, and open that with --db."
        )

    def _save(self, gone: str) -> Path:
        """Copy what the open file holds to a new file beside the place where it was."""
        from annotator.storage import backups  # noqa: PLC0415 - it imports this module

        names = (f"{self.path.name}.rescued-{number}" for number in count(1))
        path = next(path for path in map(self.path.with_name, names) if not path.exists())
        try:
            sqlite.make_folder(path.parent)
            backups.write(self, path)
        except (AnnotatorError, OSError) as error:
            raise StorageError(f"{gone}, and cannot be saved ({error}): mend that and try again.") from error
        return path

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Transaction]:
        with told_in_words(str(self.path)), self._connection.begin():
            self._connection.exec_driver_sql(begin)
            yield self._connection

    def close(self) -> None:
        """Give the file back."""
        with told_in_words(str(self.path)):
            self._connection.close()
            self._connection.engine.dispose()


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another of the same name, None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a third of the time, at each act
    except OSError:
        return None
    return found.st_dev, found.st_ino
