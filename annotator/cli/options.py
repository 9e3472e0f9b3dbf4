"""Options that several commands share."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import wraps
from typing import Any, TypeVar

import click

from annotator.domain.days import as_day
from annotator.domain.limits import Limits
from annotator.domain.selections import KINDS, Kind, Selection
from annotator.domain.text import tidy
from annotator.services.documents import find_document
from annotator.services.workspace import Workspace

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _names(_context: click.Context, _parameter: click.Parameter, typed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(tidy(name) or "" for name in typed)


def _day(_context: click.Context, _parameter: click.Parameter, typed: str | None) -> str | None:
    return None if typed is None else as_day(typed)


def _one_of(name: str, kind: Kind) -> Callable[[_Command], _Command]:
    """A repeatable option for a kind of condition."""
    values = kind.values

    def chosen(_context: click.Context, _parameter: click.Parameter, typed: tuple[str, ...]) -> object:
        return frozenset(map(values.__getitem__, typed))

    return click.option(
        f"--{name}",
        kind.field,
        multiple=True,
        metavar=name.upper(),
        type=click.Choice(list(values), case_sensitive=False),
        callback=chosen,
        help=f"Only with this {name}: {', '.join(values)}; repeatable.",
    )


annotator_option = click.option(
    "--annotator",
    "annotators",
    multiple=True,
    metavar="NAME",
    callback=_names,
    help="Only by this analyst; repeatable.",
)
limits_option = click.option(
    "--limits",
    type=click.IntRange(1, 1000),
    default=1,
    metavar="N",
    callback=lambda _context, _parameter, times: Limits(times),
    help="Let each file take N times the usual size and time.",
)
_OPTIONS = (
    annotator_option,
    *(_one_of(name, kind) for name, kind in KINDS.items()),
    click.option("--flagged", is_flag=True, help="Only what is flagged."),
    click.option("--noted", is_flag=True, help="Only what has a note."),
    click.option(
        "--as-of",
        metavar="DATE",
        callback=_day,
        help="Leave out links to sources that were published after this day (YYYY-MM-DD).",
    ),
)
_FIELDS = {field.name for field in fields(Selection)} - {"document_ids"}


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that select annotations; the command is given them as `selection`, of any document."""

    @wraps(command)
    def selecting(*args: Any, **given: Any) -> Any:
        chosen = {name: given.pop(name) for name in _FIELDS}
        return command(*args, selection=Selection(**chosen), **given)

    for option in reversed(_OPTIONS):
        selecting = option(selecting)
    return selecting


def document_ids(workspace: Workspace, names: Iterable[str]) -> frozenset[int]:
    """Keys of the documents with these titles, URLs or starts of uids. Raises `NotFoundError`."""
    return frozenset(find_document(workspace, tidy(name) or "").id for name in names)
