"""A program on a pseudo-terminal: what is typed goes in, and what it paints is kept as a screen of text."""

import codecs
import os
import re
import select
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic, perf_counter_ns
from types import TracebackType
from typing import Final, Self

COLUMNS: Final = 100
ROWS: Final = 30

_TOKEN: Final = re.compile(
    r"\x1b\[(?P<numbers>[0-9;]*)(?P<command>[@-~])"
    r"|\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f])"
    r"|(?P<text>[^\x00-\x1f]+)"
)
"""One move or erasure, one sequence that changes no text, one control, or a run of text."""


class Screen:
    """The cells of a terminal, by as much of ECMA-48 as Textual writes; every character takes one cell."""

    def __init__(self) -> None:
        self._lines = [[" "] * COLUMNS for _ in range(ROWS)]
        self._row = self._column = 0
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._rest = ""

    @property
    def lines(self) -> list[str]:
        """What stands on each row, spaces at its end left out."""
        return ["".join(line).rstrip() for line in self._lines]

    def feed(self, data: bytes) -> None:
        """Take in what the program wrote; a sequence that is cut off waits for its end."""
        drawn, done = self._rest + self._decode(data), 0
        while token := _TOKEN.match(drawn, done):
            done = token.end()
            if text := token["text"]:
                self._write(text)
            elif command := token["command"]:
                self._obey(command, [int(number or 0) for number in token["numbers"].split(";")])
            elif control := token["control"]:
                self._move(control)
        self._rest = drawn[done:]

    def _write(self, text: str) -> None:
        line = self._lines[self._row]
        line[self._column : self._column + len(text)] = text
        del line[COLUMNS:]
        self._column = min(self._column + len(text), COLUMNS)

    def _obey(self, command: str, numbers: Sequence[int]) -> None:
        if command in "Hf":
            row, column, *_ = *numbers, 1
            self._row, self._column = min(max(row, 1), ROWS) - 1, min(max(column, 1), COLUMNS) - 1
        elif command == "J":
            self._lines = [[" "] * COLUMNS for _ in range(ROWS)]
        elif command == "K":
            self._lines[self._row][self._column :] = " " * (COLUMNS - self._column)

    def _move(self, control: str) -> None:
        if control == "\r":
            self._column = 0
        elif control == "\n":
            self._row = min(self._row + 1, ROWS - 1)


def open_terminal() -> tuple[int, int]:
    """Both ends of a new pseudo-terminal. Raises `OSError` where there is none to be had."""
    try:
        import termios  # noqa: PLC0415 - Windows has none, and must be told so
    except ImportError as error:
        raise OSError("this system has none") from error
    mine, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
    return mine, theirs


class Terminal:
    """A running program; it is killed at the end of the `with` block if it has not ended by itself."""

    def __init__(self, command: Sequence[str | Path], environment: Mapping[str, str]) -> None:
        self.screen = Screen()
        self.started = perf_counter_ns()
        self._mine, theirs = open_terminal()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(theirs)

    @property
    def pid(self) -> int:
        """Process id of the program."""
        return self._process.pid

    def press(self, keys: str) -> int:
        """Type keys all at once; the moment before, in nanoseconds of `perf_counter_ns`."""
        moment = perf_counter_ns()
        os.write(self._mine, keys.encode())
        return moment

    def wait(self, painted: Callable[[Screen], bool], seconds: float = 20) -> int:
        """Wait until the screen is as asked; the moment when the last of it came, in nanoseconds.

        Raises `TimeoutError` with the screen where that takes longer than so many `seconds`.
        """
        moment, end = perf_counter_ns(), monotonic() + seconds
        while not painted(self.screen):
            left = end - monotonic()
            if left < 0 or not select.select([self._mine], [], [], left)[0]:
                raise TimeoutError("not painted in time:\n" + "\n".join(self.screen.lines))
            moment = perf_counter_ns()
            self._take_in()
        return moment

    def rest(self, seconds: float) -> None:
        """Type nothing for a while, and take in what is painted meanwhile."""
        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            if select.select([self._mine], [], [], left)[0]:
                self._take_in()

    def wait_for_end(self, seconds: float = 20) -> int:
        """Wait until the program has ended by itself; its exit code."""
        with suppress(EOFError):
            self.wait(lambda _: False, seconds)
        return self._process.wait(seconds)

    def kill(self) -> None:
        """End the program at once, as a crash would."""
        self._process.kill()
        self._process.wait()

    def _take_in(self) -> None:
        try:
            data = os.read(self._mine, 65536)
        except OSError as error:  # Linux's word for the end of a pseudo-terminal
            raise EOFError("the program ended:\n" + "\n".join(self.screen.lines)) from error
        self.screen.feed(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self._mine)
