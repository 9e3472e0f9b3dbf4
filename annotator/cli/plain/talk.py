"""What is said to whoever steps through a document, and what is asked for."""

from ast import literal_eval
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from annotator.cli.plain.sent import ESCAPE
from annotator.cli.plain.typed import Typed
from annotator.domain.errors import AnnotatorError, RefusedError
from annotator.domain.text import shown, tidy
from annotator.tui.key import Key
from annotator.tui.key_names import caption, names

T = TypeVar("T")

_LEAVING = "Esc Enter leaves"
"""How one leaves where a line is asked for."""


class LeftError(RefusedError):
    """Escape was typed in the place of a text."""


def by_name(keys: Sequence[Key]) -> dict[str, Key]:
    """The commands by the names of the keys that give them now."""
    return {name: key for key in keys for name in names(key.keys)}


def parsed(action: str) -> tuple[str, tuple[Any, ...]]:
    """Name and arguments of an action, such as `step(-1)`."""
    name, _, arguments = action.partition("(")
    return name, literal_eval(f"({arguments.removesuffix(')')},)") if arguments else ()


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    return shown(" ".join(text.split()))


def number(typed: str, first: int, last: int) -> int:
    """A number that was typed. Raises `RefusedError` where it is none from `first` to `last`."""
    if typed.isdecimal() and len(typed) < 9 and first <= int(typed) <= last:
        return int(typed)
    raise RefusedError(f"{typed!r} is no number from {first} to {last}.")


class Talk:
    """What is said, a line at a time, and what is asked for."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed

    def say(self, *lines: str) -> None:
        """Print what is not empty, each on a line of its own."""
        for line in filter(None, lines):
            click.echo(one_line(line))

    def prompt(self, text: str) -> None:
        """Print what is asked for."""
        click.echo(f"{one_line(text)} ", nl=False)

    def ask_line(self, what: str) -> str:
        """What is typed in a line. Raises `LeftError` where that is Escape."""
        line = self.typed.line(f"{one_line(what)}; {_LEAVING}: ")
        if line.startswith(ESCAPE):
            raise LeftError("Left unchanged.")
        return tidy(line) or ""

    def ask_until(self, what: str, read: Callable[[str], T]) -> T:
        """What is made of a line; one of which nothing can be made is refused, and asked for again.

        Raises `LeftError` at Escape.
        """
        while True:
            line = self.ask_line(what)
            try:
                return read(line)
            except AnnotatorError as error:
                self.say(str(error))
                self.typed.forget()

    def ask_text(self, name: str, value: str | None, hint: str = "") -> str | None:
        """A text in the place of `value`, which stays where nothing is typed; `-` stands for none."""
        is_there = f" (Enter: {value}; - for none)" if value else f" ({hint})" if hint else ""
        line = self.ask_line(name + is_there)
        return value if not line else None if line == "-" else line

    def choose(self, keys: Sequence[Key], what: str) -> Key:
        """The command whose key is pressed."""
        known = by_name(keys)
        while True:
            self.prompt(f"{what}:")
            name = self.typed.answer()
            if key := known.get(name):
                self.say(key.words)
                return key
            self.say(f"{caption(name)} is none of them.")
