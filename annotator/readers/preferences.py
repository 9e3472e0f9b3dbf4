"""The settings file: TOML -> preferences, with the line of whatever is wrong."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from annotator.domain.errors import UnreadableError
from annotator.domain.preferences import EntryError, Preferences
from annotator.domain.text import brief, shown
from annotator.readers.files import access, require_file

LIMIT: Final = 10_000
"""Largest file, in bytes; to find the line of what is wrong takes its lines squared."""
NARROWEST: Final = 20
"""Fewest columns of text."""

_ENTRIES: Final = tuple(field.name for field in fields(Preferences))
_AT: Final = re.compile(r"(?s)(?P<problem>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)")


def read_preferences(path: Path, check: Callable[[Preferences], None]) -> Preferences:
    """What the file says; `check` raises `EntryError` at what it does not allow.

    Raises `UnreadableError` that names file, line and entry at the first one that is unknown or wrong, and
    where the file cannot be read.
    """
    text = read_settings(path)
    with _placed(shown(path), text):
        preferences = _preferences(tomllib.loads(text))
        check(preferences)
    return preferences


def read_settings(path: Path) -> str:
    """The text of the file. Raises `UnreadableError` where that cannot be read, or is no text."""
    require_file(path)
    with access(shown(path)), path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise UnreadableError(f"{shown(path)}: is larger than {LIMIT // 1000} kB; these are no settings.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"{shown(path)}, line {line}: is not UTF-8; save the file as that.") from error


@contextmanager
def _placed(name: str, text: str) -> Iterator[None]:
    """Say in which line of the file something is wrong, as `UnreadableError`."""
    try:
        yield
    except tomllib.TOMLDecodeError as error:
        found = _AT.fullmatch(str(error))
        problem, line = found.group("problem", "line") if found else (str(error), None)
        line = line or text.rstrip().count("\n") + 1
        raise UnreadableError(f"{name}, line {line}: is not TOML ({shown(problem)}); mend it.") from error
    except ValueError as error:
        raise UnreadableError(f"{name}: holds a number of too many digits; these are no settings.") from error
    except RecursionError as error:
        raise UnreadableError(f"{name}: is nested too deeply; these are no settings.") from error
    except EntryError as error:
        place = f"{name}, line {_line(text, error.entry)}: {brief('.'.join(error.entry))}"
        raise UnreadableError(f"{place}: {shown(error)}") from error


def _preferences(said: Mapping[str, Any]) -> Preferences:
    for entry, value in said.items():
        _require(entry in _ENTRIES, (entry,), f"there is no such setting; there are {', '.join(_ENTRIES)}.")
        if entry == "theme":
            _require(isinstance(value, str), (entry,), "must be the name of a theme, in quotes.")
        elif entry == "advance":
            _require(isinstance(value, bool), (entry,), "must be true or false.")
        elif entry == "wrap_width":
            is_width = type(value) is int and (value == 0 or value >= NARROWEST)
            _require(is_width, (entry,), f"must be 0, or a number of columns from {NARROWEST} on.")
        elif entry == "daily_copies":
            is_count = type(value) is int and value >= 0
            _require(is_count, (entry,), "must be 0, or a number of copies.")
    return Preferences(**{**said, "keys": _keys(said.get("keys", {}))})


def _keys(said: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(said, dict):
        raise EntryError(("keys",), "must be a table of keys: write [keys], and below it such as fact = 'f'.")
    return {command: _names(("keys", command), value) for command, value in said.items()}


def _names(entry: tuple[str, ...], value: object) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    names = [name for name in given if isinstance(name, str)]
    _require(0 < len(given) == len(names), entry, "must be a key in quotes, or a list: ['j', 'down'].")
    return tuple(name if len(name) == 1 else name.lower() for name in names)


def _require(holds: bool, entry: tuple[str, ...], problem: str) -> None:
    if not holds:
        raise EntryError(entry, problem)


def _line(text: str, entry: tuple[str, ...]) -> int:
    """The line of good TOML at which the statement begins that makes an entry."""
    return next(line for line, said in _statements(text) if _holds(said, entry))


def _statements(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Each statement of good TOML, with its line, and what it says together with the header above it."""
    header = statement = ""
    start = 1
    for number, line in enumerate(text.split("\n"), 1):
        statement += line + "\n"
        try:
            said = tomllib.loads(header + statement)
        except tomllib.TOMLDecodeError:  # it goes on in the next line
            continue
        yield start, said
        if statement.lstrip().startswith("["):
            header = statement
        statement, start = "", number + 1


def _holds(said: Mapping[str, Any], entry: tuple[str, ...]) -> bool:
    name, *rest = entry
    return name in said and (not rest or (isinstance(said[name], dict) and _holds(said[name], tuple(rest))))
