"""SQLite's failures in a person's words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import DBAPIError

from annotator.domain.errors import OutOfReachError, StorageError

DAMAGED = "is damaged: restore a copy, or try `sqlite3 FILE .recover`"
READ_ONLY = "cannot be written to: check its permissions and those of its folder"
_REFUSALS = {
    sqlite3.SQLITE_BUSY: "is locked by another program: close that program, or try again",
    sqlite3.SQLITE_LOCKED: "is locked by another program: close that program, or try again",
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_FULL: "cannot grow because the disk is full: free some space and try again",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check that its folder exists and can be written to",
    sqlite3.SQLITE_IOERR: "cannot be read or written: check the disk, and whether it is full",
    sqlite3.SQLITE_PERM: "may not be opened: check its permissions",
}
_FAULTS = {
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: "is not a database of annotator: name another file with --db",
}


def primary_code(error: BaseException | None) -> int | None:
    """SQLite's result code of an error, without what extends it; None where the error is not SQLite's."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def in_words(error: sqlite3.Error, path: str) -> StorageError | None:
    """The failure as one line about the file at `path`, or None where `error` is a bug of ours."""
    code = primary_code(error)
    if refusal := _REFUSALS.get(code or 0):
        return OutOfReachError(f"The database {path} {refusal}.")
    if code is None and isinstance(error, sqlite3.OperationalError):
        words: str | None = DAMAGED  # the driver's own error: a text that is not UTF-8
    else:
        words = _FAULTS.get(code or 0)
    return StorageError(f"The database {path} {words}.") if words else None


@contextmanager
def told_in_words(path: str) -> Iterator[None]:
    """Raise `StorageError` for what goes wrong with the file; let bugs pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        raise in_words(error, path) or error from error
    except DBAPIError as error:
        cause = error.orig
        told = in_words(cause, path) if isinstance(cause, sqlite3.Error) else None
        raise told or error from error
    except (msgspec.DecodeError, LookupError) as error:
        if isinstance(error, (KeyError, IndexError)):
            raise
        # A plain LookupError is SQLAlchemy's, for a word that is none of its column's vocabulary.
        raise StorageError(f"The database {path} {DAMAGED}.") from error
