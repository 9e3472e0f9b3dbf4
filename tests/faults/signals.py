"""Signals, and a terminal that is closed."""

import os
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Final

from annotator.services.documents import open_window
from annotator.services.workspace import open_workspace
from tests.benchmarks.books import ANALYST, Book, make_book
from tests.faults.sessions import Fault, Inject, Session, anew, meant, random_tags, require_whole, stored


def hanging_up(folder: Path) -> Inject:
    """The terminal is closed, and the system tells so by SIGHUP."""
    return _ending(folder, lambda session: session.hang_up())


def closing_unheard(folder: Path) -> Inject:
    """The terminal is closed, and no signal tells so."""
    return _ending(folder, lambda session: session.hang_up(), controlled=False)


def hanging_up_by_signal(folder: Path) -> Inject:
    """SIGHUP, though the terminal is still there."""
    return _ending(folder, lambda session: session.signal(signal.SIGHUP))


def terminating(folder: Path) -> Inject:
    """SIGTERM."""
    return _ending(folder, lambda session: session.signal(signal.SIGTERM))


def _ending(folder: Path, end: Callable[[Session], None], *, controlled: bool = True) -> Inject:
    """The program ends soon and well; all that was painted is stored, and the place where the analyst was."""
    book = make_book(folder, 60)

    def inject(chance: Random) -> None:
        mine, keys = anew(book), random_tags(chance, chance.randrange(1, 8))
        with Session(mine, controlled=controlled) as session:
            session.begin()
            session.do_all(keys + "j")
            end(session)
            assert session.end() == 0
        assert stored(mine) == meant(keys)
        assert _place(mine) == session.reader.at
        require_whole(mine.database)

    return inject


def ending_in_a_burst(folder: Path) -> Inject:
    """The terminal is closed while tags are stored: those that were painted are there, in their order."""
    book = make_book(folder, 200)

    def inject(chance: Random) -> None:
        mine, keys = anew(book), random_tags(chance, 60)
        with Session(mine) as session:
            session.begin()
            session.press(keys)
            session.rest(chance.uniform(0, 0.5))
            session.hang_up()
            assert session.end() == 0
        labels = stored(mine)
        assert len(labels) >= session.tags
        assert labels == meant(keys)[: len(labels)]
        require_whole(mine.database)

    return inject


def stopping(folder: Path) -> Inject:
    """SIGTSTP leaves a terminal that a shell can use; SIGCONT draws everything anew, and keys work."""
    return _stopping(folder, lambda session: session.signal(signal.SIGTSTP))


def stopping_by_key(folder: Path) -> Inject:
    """Ctrl-Z, and back."""
    return _stopping(folder, lambda session: session.press("\x1a"))


def _stopping(folder: Path, stop: Callable[[Session], object]) -> Inject:
    book = make_book(folder, 60)

    def inject(chance: Random) -> None:
        mine = anew(book)
        before, after = (random_tags(chance, chance.randrange(1, 5)) for _ in range(2))
        with Session(mine) as session:
            session.begin()
            session.do_all(before)
            stop(session)
            _wait_until_stopped(session)
            assert session.is_sane
            assert stored(mine) == meant(before)
            session.screen.feed(b"\x1b[2J")
            session.signal(signal.SIGCONT)
            session.begin()
            session.do_all(after)
            assert not session.is_sane
            session.press("q")
            assert session.end() == 0
            assert session.is_sane
        assert stored(mine) == meant(before + after)

    return inject


def _wait_until_stopped(session: Session) -> None:
    """Wait for the system's word that the program stands still, and take in what it wrote before."""
    _, status = os.waitpid(session.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    session.rest(0.1)


def _place(book: Book) -> int:
    """The sentence at which the document would open."""
    with closing(open_workspace(str(book.database), ANALYST)) as workspace:
        return open_window(workspace, book.document).current


SIGNALS: Final[dict[str, Fault]] = {
    "terminal closed, SIGHUP": hanging_up,
    "terminal closed in a burst of tags": ending_in_a_burst,
    "terminal closed, no signal": closing_unheard,
    "SIGHUP, terminal open": hanging_up_by_signal,
    "SIGTERM": terminating,
    "SIGTSTP, SIGCONT": stopping,
    "Ctrl-Z, SIGCONT": stopping_by_key,
}
