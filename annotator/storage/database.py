"""One connection to one database file, and its transactions."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from annotator.storage.errors import told_in_words

Transaction = Connection
"""What storage's functions take first; services only hand it on."""


class Database:
    """An open database. It belongs to one thread at a time; every call is one transaction."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self.path = path
        self._connection = connection

    def read(self) -> AbstractContextManager[Transaction]:
        """A transaction that sees one moment of the database."""
        return self._transaction("BEGIN")

    def write(self) -> AbstractContextManager[Transaction]:
        """A transaction that holds the write lock from its start: no lock can fail it halfway."""
        return self._transaction("BEGIN IMMEDIATE")

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
