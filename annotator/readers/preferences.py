"""The settings file: TOML -> preferences, with the line of whatever is wrong."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, Final, TypeAlias

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


Check: TypeAlias = Callable[[Preferences], Iterable[EntryError]]
"""What preferences say that is not allowed."""


def read_preferences(path: Path, check: Check) -> Preferences:
    """What the file says.

    Raises `UnreadableError` that names file, line and entry at the first one that is unknown or wrong, and
    where the file cannot be read.
    """
    preferences, wrong = examine_preferences(path, check)
    if wrong:
        raise wrong[0]
    return preferences


def examine_preferences(path: Path, check: Check) -> tuple[Preferences, list[UnreadableError]]:
    """What the file says as far as it is right, and what is wrong in it, a line an entry, in its order.

    Raises `UnreadableError` where the file cannot be read.
    """
    text = read_settings(path)
    with _placed(shown(path), text):
        preferences, wrong = _preferences(tomllib.loads(text))
    wrong += check(preferences)
    return preferences, _in_order(shown(path), text, wrong)


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


def _in_order(name: str, text: str, wrong: Iterable[EntryError]) -> list[UnreadableError]:
    """The first of what is wrong of each entry, by the lines of the file."""
    problems: dict[tuple[str, ...], EntryError] = {}
    for error in wrong:
        problems.setdefault(error.entry, error)
    statements = list(_statements(text)) if problems else []
    lines = {entry: next(line for line, said in statements if _holds(said, entry)) for entry in problems}
    return [
        UnreadableError(f"{name}, line {lines[entry]}: {brief('.'.join(entry))}: {shown(problems[entry])}")
        for entry in sorted(problems, key=lambda entry: lines[entry])
    ]


def _preferences(said: Mapping[str, Any]) -> tuple[Preferences, list[EntryError]]:
    keys, wrong = _keys(said.get("keys", {}))
    good: dict[str, Any] = {"keys": keys}
    for entry, value in said.items():
        if entry == "keys":
            continue
        if problem := _problem(entry, value):
            wrong.append(EntryError((entry,), problem))
        else:
            good[entry] = value
    return Preferences(**good), wrong


def _problem(entry: str, value: object) -> str:
    """What is wrong of an entry that is no key, or nothing."""
    if entry not in _ENTRIES:
        return f"there is no such setting; there are {', '.join(_ENTRIES)}."
    if entry == "theme":
        return "" if isinstance(value, str) else "must be the name of a theme, in quotes."
    if entry == "advance":
        return "" if isinstance(value, bool) else "must be true or false."
    if entry == "wrap_width":
        is_width = type(value) is int and (value == 0 or value >= NARROWEST)
        return "" if is_width else f"must be 0, or a number of columns from {NARROWEST} on."
    is_count = type(value) is int and value >= 0
    return "" if is_count else "must be 0, or a number of copies."


def _keys(said: object) -> tuple[Mapping[str, tuple[str, ...]], list[EntryError]]:
    """The commands whose keys are given as they should be, and what is wrong of the others."""
    if not isinstance(said, dict):
        problem = "must be a table of keys: write [keys], and below it such as fact = 'f'."
        return {}, [EntryError(("keys",), problem)]
    named = {command: _names(value) for command, value in said.items()}
    problem = "must be a key in quotes, or a list: ['j', 'down']."
    wrong = [EntryError(("keys", command), problem) for command, names in named.items() if not names]
    return {command: names for command, names in named.items() if names}, wrong


def _names(value: object) -> tuple[str, ...]:
    """The names of keys; none where one of them is no text."""
    given = value if isinstance(value, list) else [value]
    names = [name for name in given if isinstance(name, str)]
    is_right = len(given) == len(names)
    return tuple(name if len(name) == 1 else name.lower() for name in names) if is_right else ()


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
