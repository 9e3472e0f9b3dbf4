"""A person at a real terminal, who remembers what was painted; and the database, seen from outside."""

import os
import re
import shutil
import sys
import sysconfig
import termios
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory
from typing import Final

from annotator.domain.vocabulary import Label
from annotator.services.doctor import diagnose
from tests.benchmarks.books import ANALYST, Book
from tests.benchmarks.programs import TAGS, Reader
from tests.benchmarks.terminal import Screen, Terminal

Inject = Callable[[Random], None]
Fault = Callable[[Path], Inject]

PROGRAM: Final = Path(sysconfig.get_path("scripts")) / "annotator"

_TAKE_TERMINAL: Final = (
    "import fcntl, os, sys, termios; "
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
)
"""Make the terminal the one whose end the system tells a program by a signal."""


def environment(folder: Path) -> dict[str, str]:
    """What the program is started with: none of the settings of the person who runs it."""
    inherited = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **inherited,
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "ANNOTATOR_SETTINGS": str(folder / "none.toml"),
    }


class Session(Terminal):
    """The program at a book."""

    def __init__(self, book: Book, *, controlled: bool = True) -> None:
        """Unless it is `controlled`, no signal tells the program that its terminal was closed."""
        self.book = book
        self.reader = Reader(book)
        take: list[str | Path] = [sys.executable, "-c", _TAKE_TERMINAL] if controlled else []
        open_book: list[str | Path] = ["--db", book.database, "--as", ANALYST, "open", book.document.uid]
        super().__init__([*take, sys.executable, PROGRAM, *open_book], environment(book.database.parent))

    def begin(self) -> None:
        """Wait until it can be worked with."""
        self.wait(self.reader.is_painted)

    def do(self, key: str) -> None:
        """Press a key, and wait until it is painted that it was done."""
        self.reader.press(key)
        self.press(key)
        self.wait(self.reader.is_painted)

    def do_all(self, keys: str) -> None:
        """Press one key after another."""
        for key in keys:
            self.do(key)

    def wait_for(self, words: str, seconds: float = 20) -> None:
        """Wait until these words, without spaces, are somewhere on the screen."""
        self.wait(lambda screen: words.replace(" ", "") in _squeezed(screen), seconds)

    def shows(self, words: str) -> bool:
        """Whether these words, without spaces, are somewhere on the screen."""
        return words.replace(" ", "") in _squeezed(self.screen)

    @property
    def tags(self) -> int:
        """How many tags are painted beside those that the book was made with."""
        return self.reader.tags_painted(self.screen)

    def wait_for_notice(self, words: str) -> None:
        """Wait until a notice tells these words, on as many lines as it takes."""
        self.wait(lambda screen: words in " ".join(_notice(line) for line in screen.lines if _notice(line)))

    @property
    def number(self) -> int:
        """The sentence that the panel is on, from 1 on; where something lies over it, the first one."""
        found = re.search(r"Sentence (\d+) of", "\n".join(self.screen.lines))
        return int(found[1]) if found else 1

    def signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal."""
        os.close(self._mine)
        self._mine = os.open(os.devnull, os.O_RDWR)

    def end(self, seconds: float = 10) -> int:
        """Wait until the program has ended by itself; its exit code."""
        with suppress(TimeoutExpired):
            return self._process.wait(seconds)
        raise AssertionError("the program did not end")

    @property
    def is_sane(self) -> bool:
        """Whether what is typed is echoed, and read line by line, as a shell wants it."""
        flags = termios.tcgetattr(self._mine)[3]
        return bool(flags & termios.ICANON and flags & termios.ECHO)


def _notice(line: str) -> str:
    """What a line holds of a notice, which lies at the right of the screen."""
    return " ".join(line[20:].partition("▌")[2].rstrip("▐").split())


def _squeezed(screen: Screen) -> str:
    return "".join("".join(screen.lines).split())


def anew(book: Book) -> Book:
    """The book in a database of its own, as it was made."""
    database = copied(book.database, book.database.parent / "killed")
    return Book(database, book.document, book.sentences, book.spans, book.tagged, book.marked)


def copied(database: Path, folder: Path) -> Path:
    """A copy of a closed database in a folder that holds nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return Path(shutil.copy(database, folder / "annotator.db"))


def random_tags(chance: Random, count: int) -> str:
    """Keys that tag."""
    return "".join(chance.choices(list(TAGS), k=count))


def stored(book: Book) -> list[Label | None]:
    """The stored labels of what was open when the book was made."""
    return book.labels(book.tagged)


def meant(keys: str) -> list[Label | None]:
    """The labels that keys tag with."""
    return [TAGS[key] for key in keys]


def require_whole(database: Path) -> None:
    """Raise `AssertionError` where anything is wrong in the database, or ledger and state differ."""
    found = [f"{one.check}: {one.words}" for one in diagnose(str(database))]
    assert found == [], found


class SkippedError(Exception):
    """This system does not let the fault be injected."""


class MissedError(Exception):
    """The program had ended before the fault could be injected."""


def injected(fault: Fault, rounds: int, seed: int = 1) -> Iterator[str | None]:
    """Inject a fault so many times; of each time what was lost, None where nothing was.

    Raises `SkippedError` where this system does not let it be injected.
    """
    chance, done = Random(seed), 0  # noqa: S311 - the same moments in every run, as far as may be
    with TemporaryDirectory() as folder:
        inject = fault(Path(folder))
        while done < rounds:
            try:
                inject(chance)
            except MissedError:
                continue
            except (AssertionError, TimeoutError, EOFError) as loss:
                yield str(loss) or repr(loss)
            else:
                yield None
            done += 1
