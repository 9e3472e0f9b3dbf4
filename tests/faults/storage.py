"""A database that is locked, full, read-only or taken away."""

import asyncio
import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from time import monotonic
from typing import Final

from annotator.services.workspace import open_workspace
from annotator.storage.database import Database
from tests.benchmarks.books import ANALYST, Book, make_book
from tests.faults.damage import damaged, torn
from tests.faults.sessions import (
    Fault,
    Inject,
    Session,
    SkippedError,
    anew,
    meant,
    random_tags,
    require_whole,
    stored,
)
from tests.tui.driving import add_text, driving, labels

_AGAIN: Final = "NOT STORED: fact; press f to try again"
_WAITING: Final = "waiting for the database"
_GONE: Final = "or its log was moved, deleted or replaced while it was open"


@contextmanager
def _locked(database: Path) -> Iterator[sqlite3.Connection]:
    """Another program that writes to the database until it commits."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def locked_for_a_second(folder: Path) -> Inject:
    """The key waits, and then is done."""
    book = make_book(folder, 60)

    def inject(chance: Random) -> None:
        mine, keys = anew(book), random_tags(chance, 3)
        with Session(mine) as session:
            session.begin()
            with _locked(mine.database) as other:
                began = monotonic()
                session.press(keys)
                session.wait_for(_WAITING, 3)
                session.rest(max(0, began + 1 - monotonic()))
                assert session.tags == 0
                other.execute("COMMIT")
            for key in keys:
                session.reader.press(key)
            session.begin()
            session.wait(lambda _: not session.shows(_WAITING))
            assert not session.shows("NOT STORED")
        assert stored(mine) == meant(keys)

    return inject


def locked_for_ten_seconds(folder: Path) -> Inject:
    """The wait is told, then that nothing was stored; what is read can be read; the same key stores it."""
    book = make_book(folder, 60)

    def inject(chance: Random) -> None:
        mine, keys = anew(book), random_tags(chance, 2)
        with Session(mine) as session:
            session.begin()
            session.do_all(keys)
            with _locked(mine.database) as other:
                began = monotonic()
                session.press("f")
                session.wait_for(_WAITING, 2)
                session.wait_for(_AGAIN, 8)
                session.wait_for_notice("is locked by another program")
                assert stored(mine) == meant(keys)
                session.do_all("j")
                session.wait_for("NOT STORED: fact (f) for sentence")
                session.press("k")
                session.wait_for(_AGAIN)
                session.rest(max(0, began + 10 - monotonic()))
                other.execute("COMMIT")
            _try_again(session)
        assert stored(mine) == meant(keys + "f")

    return inject


def _try_again(session: Session) -> None:
    """Press the key again whose act was not stored; it is stored then, and told no more."""
    session.reader.at = session.book.tagged + session.tags
    session.do("f")
    session.wait(lambda _: not session.shows("NOT STORED"))


def full(folder: Path) -> Inject:
    """The file system is full."""
    disk = folder / "disk"
    disk.mkdir()

    @contextmanager
    def fill(session: Session) -> Iterator[None]:
        filler = disk / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        yield
        filler.unlink()

    def mounted(chance: Random) -> None:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", disk], check=False).returncode:
            raise SkippedError("no file system can be mounted")
        try:
            _unwritable(make_book(disk, 60), "the disk is full", fill)(chance)
        finally:
            subprocess.run(["umount", "-l", disk], check=True)

    if os.geteuid() != 0 or shutil.which("mount") is None:
        raise SkippedError("only root can mount a file system to fill")
    return mounted


def failing_to_grow(folder: Path) -> Inject:
    """The system lets no file grow any more: each write past the end fails."""

    @contextmanager
    def bounded(session: Session) -> Iterator[None]:
        before = resource.prlimit(session.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(session.pid, resource.RLIMIT_FSIZE, (4096, before[1]))
        yield
        resource.prlimit(session.pid, resource.RLIMIT_FSIZE, before)

    return _unwritable(make_book(folder, 60), "cannot be read or written", bounded)


def _unwritable(book: Book, told: str, failing: Callable[[Session], AbstractContextManager[None]]) -> Inject:
    """Tags are painted while they can be stored; then that is told, and the same key stores it later."""

    def inject(chance: Random) -> None:
        mine, keys = anew(book), random_tags(chance, chance.randrange(1, 5))
        with Session(mine) as session:
            session.begin()
            session.do_all(keys)
            with failing(session):
                session.press("f")
                while not session.shows(_AGAIN):
                    session.wait(lambda _: session.shows(_AGAIN) or session.tags > len(keys), 10)
                    if session.tags > len(keys) and not session.shows(_AGAIN):
                        raise AssertionError("it was stored though it could not be")
                session.wait_for_notice(told)
                assert stored_meanwhile(mine) == len(keys)
            _try_again(session)
            session.press("q")
            assert session.end() == 0
        assert stored(mine) == meant(keys + "f")
        require_whole(mine.database)

    return inject


def stored_meanwhile(book: Book) -> int:
    """How many tags another program finds that does not write."""
    address = f"file:{book.database}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as other:
        query = "SELECT count(*) FROM annotation WHERE start >= ?"
        count: int = other.execute(query, [book.spans[book.tagged].start]).fetchone()[0]
        return count


def read_only(folder: Path) -> Inject:
    """The database can be read but not written, from one moment to another."""

    async def tag(chance: Random) -> None:
        database = folder / f"{chance.random()}.db"
        with closing(open_workspace(str(database), ANALYST)) as workspace:
            document = add_text(workspace)
            async with driving(workspace, document, (100, 30)) as at:
                await at.press("a")
                _only_read(workspace.database, True)
                await at.press("f", "o")
                _only_read(workspace.database, False)
                assert _AGAIN in at.panel or "NOT STORED: opinion" in at.panel
                assert any("cannot be written to" in notice for notice in at.notices)
                assert labels(workspace, document) == "a-------"
                await at.press("f")
                assert "NOT STORED" not in at.drawn
            assert labels(workspace, document) == "af------"

    return lambda chance: asyncio.run(tag(chance))


def _only_read(database: Database, value: bool) -> None:
    with database.read() as transaction:
        transaction.exec_driver_sql(f"PRAGMA query_only = {value:d}")


def deleted(folder: Path) -> Inject:
    """The database is deleted, with its log."""

    def delete(database: Path) -> None:
        for file in database.parent.glob(f"{database.name}*"):
            file.unlink()

    return _taken_away(make_book(folder, 60), delete)


def replaced(folder: Path) -> Inject:
    """Another database takes its place."""
    other = make_book(folder, 20).database

    def replace_by_other(database: Path) -> None:
        Path(shutil.copy(other, database.with_name("other"))).replace(database)

    return _taken_away(make_book(folder, 60), replace_by_other)


def _taken_away(book: Book, take: Callable[[Path], None]) -> Inject:
    """It is told without a key; all that was painted is in a copy; nothing more is painted as stored."""

    def inject(chance: Random) -> None:
        mine, keys = anew(book), random_tags(chance, chance.randrange(1, 6))
        with Session(mine) as session:
            session.begin()
            session.do_all(keys)
            take(mine.database)
            left = mine.database.read_bytes() if mine.database.exists() else None
            if chance.random() < 0.5:
                session.wait_for_notice(_GONE)
            session.press("f")
            session.wait_for(_AGAIN)
            session.wait_for_notice(_GONE)
            assert session.tags == len(keys)
            session.press("q")
            session.wait_for_notice("q again leaves without that")
            session.press("q")
            assert session.end() == 0
        rescued = mine.database.with_name(f"{mine.database.name}.rescued-1")
        assert stored(replace(mine, database=rescued)) == meant(keys)
        require_whole(rescued)
        assert (mine.database.read_bytes() if mine.database.exists() else None) == left

    return inject


STORAGE: Final[dict[str, Fault]] = {
    "locked for 1 second": locked_for_a_second,
    "locked for 10 seconds": locked_for_ten_seconds,
    "disk full": full,
    "files cannot grow": failing_to_grow,
    "read-only in the midst of work": read_only,
    "file deleted": deleted,
    "file replaced": replaced,
    "torn WAL": torn,
    "damaged page": damaged,
}
