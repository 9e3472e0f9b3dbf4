"""What a person or a script types: keys one at a time, and lines of text."""

import codecs
import os
import select
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO, TextIOWrapper
from typing import Protocol, TextIO

import click

from annotator.cli.plain.sent import first_key
from annotator.domain.text import shown


class Typed(Protocol):
    """Where keys and lines come from. All raise `EOFError` where no more is to come."""

    def key(self) -> str:
        """Name of the next key."""

    def answer(self) -> str:
        """Name of the key that answers a question."""

    def line(self, prompt: str) -> str:
        """The next line of text, asked for by a prompt; without its end."""

    def is_waiting(self) -> bool:
        """Whether more was typed by a person already."""

    def forget(self) -> None:
        """Pass by what a person typed before he could hear that something was refused."""


class Script:
    """Lines of a pipe or a file: each character is a key.

    A text is what follows its key in the line; where nothing does, it is the next line.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._rest = ""

    def key(self) -> str:
        """Name of the next key; ends of lines are passed over."""
        while not self._rest:
            self._rest = self._next()
        return self._taken()

    def answer(self) -> str:
        """Name of the key that answers a question; an empty line is Enter."""
        self._rest = self._rest or self._next()
        return self._taken() if self._rest else "enter"

    def line(self, prompt: str) -> str:
        """The text, which is printed as a terminal would."""
        click.echo(prompt, nl=False)
        line, self._rest = self._rest or self._next(), ""
        click.echo(shown(line))
        return line

    def is_waiting(self) -> bool:
        """Nobody waits for what a script does."""
        return False

    def forget(self) -> None:
        """A script did not wait for what it was told, either."""

    def _next(self) -> str:
        if line := self._stream.readline():
            return line.rstrip("\r\n")
        raise EOFError

    def _taken(self) -> str:
        name, self._rest = first_key(self._rest)
        return name


class Terminal:
    """A terminal that hands over each key at once, and a line when it is whole."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._by_line = termios.tcgetattr(descriptor)
        self._by_key = termios.tcgetattr(descriptor)
        self._by_key[3] &= ~(termios.ICANON | termios.ECHO)
        self._by_key[6][termios.VMIN], self._by_key[6][termios.VTIME] = 1, 0
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self._called, self._calling = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        """A pipe to which Python writes when a signal comes."""
        signal.set_wakeup_fd(self._calling, warn_on_full_buffer=False)
        self._switch(self._by_key)

    def key(self) -> str:
        """Name of the next key."""
        while not self._rest:
            self._read()
        name, self._rest = first_key(self._rest)
        return name

    def answer(self) -> str:
        """Name of the next key."""
        return self.key()

    def line(self, prompt: str) -> str:
        """The next line, edited and shown as the terminal does."""
        self._switch(self._by_line)
        try:
            click.echo(prompt + shown(self._rest.partition("\n")[0]), nl=False)
            while "\n" not in self._rest:
                self._read()
        finally:
            self._switch(self._by_key)
        line, _, self._rest = self._rest.partition("\n")
        return _erased(line)

    def is_waiting(self) -> bool:
        """Whether a key was pressed meanwhile."""
        return bool(self._rest or select.select([self._descriptor], [], [], 0)[0])

    def forget(self) -> None:
        """Pass by what was typed."""
        self._rest = ""
        termios.tcflush(self._descriptor, termios.TCIFLUSH)

    def close(self) -> None:
        """Leave the terminal as it was."""
        signal.set_wakeup_fd(-1)
        os.close(self._called)
        os.close(self._calling)
        self._switch(self._by_line)

    def _switch(self, mode: list[int | list[bytes | int]]) -> None:
        """Keep what was typed already; the default of the module `tty` would throw it away."""
        termios.tcsetattr(self._descriptor, termios.TCSADRAIN, mode)

    def _read(self) -> None:
        """Take in what is typed next, or nothing.

        A signal that comes just before, or to another thread, would not be heard while one only reads.
        """
        ready, _, _ = select.select([self._descriptor, self._called], [], [])
        if self._called in ready:
            os.read(self._called, 1024)
        if self._descriptor not in ready:
            return
        data = os.read(self._descriptor, 1024)
        if not data:
            raise EOFError
        self._rest += self._decode(data).replace("\r", "\n")


@contextmanager
def typing() -> Iterator[Typed]:
    """Standard input: of a terminal each key at once, of a pipe what its lines hold.

    A terminal is left as it was also where the program is told to end: that is a `KeyboardInterrupt` then.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        terminal = Terminal(sys.stdin.fileno())
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, signal.default_int_handler)
        try:
            yield terminal
        finally:
            terminal.close()
        return
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    yield Script(sys.stdin or StringIO())


def _erased(line: str) -> str:
    """The line without what was erased in it before the terminal knew that it was to be edited."""
    kept: list[str] = []
    for character in line:
        if character in "\x7f\b":
            del kept[-1:]
        else:
            kept.append(character)
    return "".join(kept)
