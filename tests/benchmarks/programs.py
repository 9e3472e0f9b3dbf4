"""The two programs that the benchmark of the screen compares, and what each must have painted."""

import os
import re
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from annotator.domain.vocabulary import Label
from annotator.tui.widgets.gutter import BAR, WIDTH
from tests.benchmarks.books import ANALYST, Book
from tests.benchmarks.terminal import COLUMNS, Screen, Terminal

PROGRAM: Final = Path(sysconfig.get_path("scripts")) / "annotator"
_FLOOR: Final = Path(__file__).with_name("floor.py")

TAGS: Final = {"f": Label.FACT, "a": Label.ALLEGATION, "o": Label.OPINION, "x": Label.NONE}
"""The keys that tag and move on, and what they tag with."""

FILTER: Final = "Fon\r"
"""The keys that leave opinions and open sentences."""


class Program(Protocol):
    """What can be started, and pressed keys in."""

    tag: str
    """The key that stores something."""

    def start(self) -> Terminal:
        """Start it on a terminal of its own."""

    def press(self, key: str, /) -> None:
        """Expect what a key does, from the start on."""

    def is_begun(self, screen: Screen) -> bool:
        """Whether the screen shows the first sentence of what was opened."""

    def is_painted(self, screen: Screen) -> bool:
        """Whether the screen shows all that the keys so far did."""


def _run(*command: str | Path) -> Terminal:
    inherited = {name: os.environ[name] for name in ("HOME", "PATH", "PYTHONPATH") if name in os.environ}
    settings = str(_FLOOR.with_name("no-settings.toml"))
    return Terminal(
        [sys.executable, *command], {**inherited, "LANG": "C.UTF-8", "ANNOTATOR_SETTINGS": settings}
    )


def run_program(*arguments: str | Path) -> Terminal:
    """Start the installed program."""
    return _run(PROGRAM, *arguments)


class Floor:
    """The bare Textual program, with a database in a folder."""

    tag = "f"

    def __init__(self, folder: Path) -> None:
        self._database = folder / "floor.sqlite"
        self._keys = 0

    def start(self) -> Terminal:
        self._keys = 0
        return _run(_FLOOR, self._database)

    def press(self, _key: str, /) -> None:
        self._keys += 1

    def is_begun(self, screen: Screen) -> bool:
        return "is imported." in screen.lines[0]

    def is_painted(self, screen: Screen) -> bool:
        return f"Key {self._keys} was pressed." in screen.lines[0] or not self._keys


class Reader:
    """`annotator open`, with the analyst at one sentence of a book after another."""

    def __init__(self, book: Book, *, filtered: bool = False) -> None:
        """With `filtered` the keys of `FILTER` are to be pressed first: what is tagged already is passed by.

        In a marked book sentences are tagged as allegations, which offers what they say of who alleges.
        """
        self._book = book
        self.tag = "a" if book.marked else "f"
        count = len(book.sentences)
        self._first = book.tagged if filtered else 0
        self._counted = count - self._first
        self._tagged = sum(
            index < book.tagged or book.is_carved(index) for index in range(self._first, count)
        )
        self._begin()

    def _begin(self) -> None:
        self.at, self._claim, self.tagged = self._book.tagged, 0, self._tagged
        """Index of the current sentence, which of its claims, and how many sentences are tagged."""

    def start(self) -> Terminal:
        self._begin()
        return self.resume()

    def resume(self) -> Terminal:
        """Start it where the analyst was last, with what was tagged since the book was made."""
        return run_program("--db", self._book.database, "--as", ANALYST, "open", self._book.document.uid)

    def press(self, key: str, /) -> None:
        """`key` is `g`, `j`, or a tag for the claim that is the current one."""
        if key in TAGS and self._claim + 1 < len(self._book.claims(self.at)):
            self._claim += 1
            return
        self.tagged += key in TAGS and not self._book.is_carved(self.at)
        self.at, self._claim = self._first if key == "g" else self.at + 1, 0

    def is_painted(self, screen: Screen) -> bool:
        """Whether progress, number, text and claim of the current sentence are there."""
        lines = screen.lines
        panel = f"Sentence {self.at + 1} of {len(self._book.sentences)}"
        return (
            f" {self.tagged}/{self._counted} " in f"{lines[0]} "
            and any(panel in line for line in lines)
            and self._is_chosen(lines)
            and self.is_begun(screen)
        )

    def _is_chosen(self, lines: Sequence[str]) -> bool:
        """Whether the panel points to the current claim, where there are two."""
        if not self._book.is_carved(self.at):
            return True
        start = self._book.claims(self.at)[self._claim].start - self._book.spans[self.at].start
        said = self._book.sentences[self.at][start : start + 12]
        return any("▸" in line and f"“{said}" in line for line in lines)

    def tags_painted(self, screen: Screen) -> int:
        """How many tags the title counts beside those that the book was made with."""
        counted = re.search(rf" (\d+)/{len(self._book.sentences)} ", screen.lines[0])
        return int(counted[1]) - self._book.tagged if counted else 0

    def is_begun(self, screen: Screen) -> bool:
        """Whether the rows with the bar hold the text of the current sentence."""
        rows = (line[WIDTH : COLUMNS - 1].strip() for line in screen.lines if line.startswith(BAR))
        return self._book.sentences[self.at] in " ".join(rows)
