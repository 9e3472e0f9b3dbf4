"""Copies of a database: written while it is in use, verified, named by the day, and found again."""

import glob
import os
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from annotator.domain.backups import Backup
from annotator.domain.errors import RefusedError, StorageError
from annotator.storage import sqlite
from annotator.storage.database import Database, Transaction
from annotator.storage.errors import told_in_words

Head = tuple[int, str] | None
"""Key and time of the last event, None where there is none: it is another one after each act."""

_TABLES = ("document", "sentence", "annotation", "source", "evidence", "event")
_HEAD = "SELECT id, at FROM event ORDER BY id DESC LIMIT 1"
_DAY = re.compile(r"\d{4}-\d\d-\d\d\.db")
_PART = ".part"
_BESIDE = ("-wal", "-shm", "-journal")
_MARK = slice(68, 72)
"""Where the header of a file says whose it is."""
_STALE = 86_400.0
"""After so many seconds a file that is not whole belongs to no program that still runs."""


def _at_once() -> None:
    """No pause between two steps."""


def write(database: Database, path: Path, pace: Callable[[], object] = _at_once) -> Backup:
    """Write a copy to `path`, which only its owner may read; it is there whole and verified, or as it was.

    The database can be written to meanwhile; the copy is of the moment at which this began. `pace` is
    called after each megabyte; what it raises ends the copying. Raises `StorageError` where the copy cannot
    be written, or does not hold what the database does.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART}")
    with writing(path):
        _clear_away(path)
        try:
            sqlite.make_file(part)
            with database.read() as transaction:
                _, *counts = held = _held(transaction)
                with told_in_words(str(path)):
                    sqlite.copy(transaction, part, pace)
            _verify(part, path, held)
            size = part.stat().st_size
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        sqlite.sync(path.parent)
    return Backup(path, dict(zip(_TABLES, map(int, counts), strict=True)), size)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise `RefusedError` where the file at `path` cannot be made, replaced or looked at."""
    try:
        yield
    except OSError as error:
        raise RefusedError(f"Cannot write {path} ({error.strerror}): choose another place.") from error


def require_apart(path: Path, target: Path) -> None:
    """Raise `RefusedError` where a file at `target` would take the place of the database, or a part of it."""
    with writing(target):
        whole, place = sqlite.real(path), sqlite.real(target)
        if place.exists() and place.samefile(whole):
            raise RefusedError(f"{place} is the database itself: choose another place.")
        if place in {Path(f"{whole}{suffix}") for suffix in _BESIDE}:
            raise RefusedError(f"{place} belongs to the database: choose another place.")


def is_copy(path: Path) -> bool:
    """Whether a file is empty, or begins as a database of ours does; whether it is whole is not looked at.

    Source: `The Database Header` in the description of SQLite's file format.
    """
    with path.open("rb") as file:
        header = file.read(_MARK.stop)
    ours = sqlite.APPLICATION_ID.to_bytes(4, "big")
    return not header or (header.startswith(b"SQLite format 3\0") and header[_MARK] == ours)


def _clear_away(path: Path) -> None:
    """Remove what programs left that were killed while they wrote to `path`."""
    for file in path.parent.iterdir():
        is_part = file.name.startswith(f".{path.name}.") and file.suffix == _PART
        if is_part and time.time() - file.stat().st_mtime > _STALE:
            file.unlink(missing_ok=True)


def _held(transaction: Transaction) -> tuple[Any, ...]:
    """Revision, and the number of rows of each table."""
    return tuple(transaction.exec_driver_sql(query).scalar() for query in _queries())


def _queries() -> Iterator[str]:
    yield "SELECT version_num FROM alembic_version"
    yield from (f"SELECT count(*) FROM {table}" for table in _TABLES)  # noqa: S608 - the names above


def _verify(part: Path, path: Path, held: tuple[Any, ...]) -> None:
    """Raise `StorageError` where the file is not whole, or holds something else."""
    try:
        with closing(sqlite.connect_to_copy(part)) as copy:
            is_whole = _is_whole(copy) and held == tuple(copy.execute(q).fetchone()[0] for q in _queries())
    except sqlite3.DatabaseError:
        is_whole = False
    if not is_whole:
        raise StorageError(
            f"No copy was written to {path}, since it would be damaged: see what `annotator doctor` says."
        )


def _is_whole(copy: sqlite3.Connection) -> bool:
    """Whether it is one of ours, not an empty file, and undamaged."""
    is_ours = copy.execute("PRAGMA application_id").fetchone() == (sqlite.APPLICATION_ID,)
    return is_ours and copy.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]


def head(transaction: Transaction) -> Head:
    """The last event of a database."""
    row = transaction.exec_driver_sql(_HEAD).one_or_none()
    return None if row is None else (row[0], row[1])


def folder(path: Path) -> Path:
    """Where the daily copies of the database at `path` are, if there are any."""
    whole = sqlite.real(path)
    return whole.with_name(f"{whole.name}.backups")


def is_folder_usable(path: Path) -> bool:
    """Whether daily copies of the database at `path` can be written to their folder, if that is there."""
    copies = folder(path)
    is_there = copies.exists() or copies.is_symlink()
    return not is_there or (copies.is_dir() and os.access(copies, os.R_OK | os.W_OK | os.X_OK))


def of_day(path: Path, day: str) -> Path:
    """The copy of a day, ISO 8601, whether or not it is there."""
    return folder(path) / f"{day}.db"


def daily(path: Path) -> list[Path]:
    """The daily copies of the database at `path`, the newest first."""
    try:
        found = [file for file in folder(path).iterdir() if _DAY.fullmatch(file.name) and file.exists()]
    except OSError:  # there is no such folder, or it may not be read or entered
        return []
    return sorted(found, reverse=True)


def files(path: Path) -> list[Path]:
    """The database at `path` with all that is kept beside it, as far as it is there."""
    whole = sqlite.real(path)
    beside = [Path(f"{whole}{suffix}") for suffix in ("", *_BESIDE)]
    migrated = whole.parent.glob(f"{glob.escape(whole.name)}.[0-9][0-9][0-9][0-9]")
    return [file for file in (*beside, *migrated, folder(path), *daily(path)) if file.exists()]


def newest_head(path: Path) -> Head:
    """The last event of the newest daily copy; None where there is none that can be read."""
    for file in daily(path)[:1]:
        try:
            with closing(sqlite.connect_to_copy(file)) as copy:
                return tuple(copy.execute(_HEAD).fetchone() or ()) or None
        except sqlite3.DatabaseError:
            return None
    return None


def newest_whole(path: Path) -> Path | None:
    """The newest daily copy that is not damaged."""
    for file in daily(path):
        try:
            with closing(sqlite.connect_to_copy(file)) as copy:
                if _is_whole(copy):
                    return file
        except sqlite3.DatabaseError:
            continue
    return None


def write_daily(database: Database, day: str, keep: int, pace: Callable[[], object]) -> None:
    """Write the copy of a day, and remove all daily ones but the newest `keep`. Raises as `write` does."""
    path = of_day(database.path, day)
    with writing(path):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write(database, path, pace)
        for old in daily(database.path)[keep:]:
            old.unlink(missing_ok=True)
