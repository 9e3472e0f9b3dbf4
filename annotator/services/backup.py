"""Copies of the database: when somebody asks for one, and one a day by itself."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event

from annotator.domain.backups import Backup
from annotator.domain.errors import AnnotatorError, RefusedError
from annotator.services.paths import at_home
from annotator.services.workspace import Workspace, database_path
from annotator.storage import backups, sqlite
from annotator.storage.database import Database
from annotator.storage.opening import is_writable, open_as_it_is
from annotator.writers.files import require_replaceable

POLL = 5.0
"""Seconds between two looks whether a copy is due, while a screen is shown; the first comes after as many."""
PAUSE = 0.01
"""Seconds between two megabytes that are copied while a screen is shown: some 80 MB a second."""
PATIENCE = 1.0
"""Seconds that leaving a screen waits, at most, for a copy that has begun."""


def back_up(database: str, path: Path) -> Backup:
    """Write a verified copy of the database to `path`; a file that is there is replaced when it is whole.

    The database is not migrated, and others can write to it meanwhile. Raises `RefusedError` where the copy
    would take the place of something else than an older copy, or of one that is protected, `StorageError`
    where there is no database.
    """
    source, target = database_path(database), sqlite.real(at_home(path))
    opened, _ = open_as_it_is(source)
    with closing(opened):
        backups.require_apart(source, target)
        with backups.writing(target):
            _require_free(target)
        return backups.write(opened, target)


def _require_free(target: Path) -> None:
    require_replaceable(target)
    if target.exists() and not backups.is_copy(target):
        raise RefusedError(f"{target} is no copy of a database: choose another place.")
    for log in (target.with_name(f"{target.name}{suffix}") for suffix in ("-wal", "-journal")):
        if log.exists():
            raise RefusedError(
                f"{target} is a database in use, or was not closed: move it and {log.name} elsewhere first."
            )


@contextmanager
def daily_copies(
    workspace: Workspace, keep: Callable[[], int], tell: Callable[[str], None], *, on_screen: bool
) -> Iterator[None]:
    """See to it, for the length of the block, that there is a copy of each day on which something was done.

    It is written beside the database, as `NAME.backups/YYYY-MM-DD.db`, and the newest `keep()` of them stay;
    0 writes none. It is due where none of today is there and the ledger has grown since the newest copy;
    where there is no copy at all, since the block began, so that who only reads a database leaves nothing
    beside it. It holds what was done until then, mostly that of the days before.

    A command writes it when it is done. While a screen is shown, a thread with a connection of its own looks
    every `POLL` seconds and pauses after each megabyte; no start waits for it, and a leave only for what has
    begun, at most `PATIENCE` seconds, after which the next session writes it. A copy is verified and then
    renamed, so what a crash leaves is none; two programs that do the same at once both write a whole one.
    Where it cannot be written, that is told once, at the end, and the work goes on.
    """
    copier = _Copier(workspace, keep)
    if on_screen:
        with ThreadPoolExecutor(1, thread_name_prefix="copies") as pool:
            work = pool.submit(copier.watch)
            try:
                yield
            finally:
                copier.leave()
                _told(work.result, tell)
    else:
        try:
            yield
        finally:
            _told(lambda: copier.copy_if_due(workspace.database), tell)


def _told(call: Callable[[], None], tell: Callable[[str], None]) -> None:
    try:
        call()
    except _LeftError:
        return
    except AnnotatorError as error:
        tell(f"Today's copy of the database is missing. {error}")


class _LeftError(Exception):
    """The screen was left, and waited long enough."""


class _Copier:
    """One database, of which there shall be a copy of each day."""

    def __init__(self, workspace: Workspace, keep: Callable[[], int]) -> None:
        self._path = workspace.database.path
        self._keep = keep
        self._leaving = Event()
        self._deadline = 0.0
        with workspace.database.read() as transaction:
            self._beginning = backups.head(transaction)

    def watch(self) -> None:
        """Copy whenever that is due, until `leave` is called."""
        while not self._leaving.wait(POLL):
            if not self._is_there():
                opened, _ = open_as_it_is(self._path)
                with closing(opened):
                    self.copy_if_due(opened, self._pause)

    def leave(self) -> None:
        """Let `watch` end soon."""
        self._deadline = time.monotonic() + PATIENCE
        self._leaving.set()

    def _pause(self) -> None:
        if self._leaving.wait(PAUSE) and time.monotonic() > self._deadline:
            raise _LeftError

    def _is_there(self) -> bool:
        copy = backups.of_day(self._path, today())
        with backups.writing(copy):
            return copy.exists()

    def copy_if_due(self, database: Database, pace: Callable[[], object] = lambda: None) -> None:
        """Write today's copy over this connection, unless it is there or nothing was done."""
        if not is_writable(self._path) or self._is_there():
            return
        with database.read() as transaction:
            head = backups.head(transaction)
        since = backups.newest_head(self._path) if backups.daily(self._path) else self._beginning
        if head != since and (keep := self._keep()):
            backups.write_daily(database, today(), keep, pace)


def today() -> str:
    """The day of the person who works, ISO 8601."""
    return datetime.now().astimezone().date().isoformat()
