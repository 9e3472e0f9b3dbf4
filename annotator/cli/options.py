"""Options that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from annotator.domain.days import as_day

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    return None if value is None else as_day(value)


def as_of_option(command: _Command) -> _Command:
    """Add `--as-of`, a day as YYYY-MM-DD."""
    option = click.option(
        "--as-of",
        metavar="DATE",
        callback=_day,
        help="Leave out links to sources that were published after this day (YYYY-MM-DD).",
    )
    return option(command)
