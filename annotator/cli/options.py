"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a day: give it as 2024-05-31.") from error


def as_of_option(command: _Command) -> _Command:
    """Add `--as-of`, a day as YYYY-MM-DD."""
    option = click.option(
        "--as-of",
        metavar="DATE",
        callback=_day,
        help="Leave out links to sources that were published after this day (YYYY-MM-DD).",
    )
    return option(command)
