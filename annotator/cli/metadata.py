"""The options that say where a document comes from."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = {
    "title": "Its title.",
    "author": "Who wrote it.",
    "publisher": "Who published it.",
    "date": "When it was published, as YYYY-MM-DD.",
    "url": "Where it can be found.",
}


def metadata_options(command: _Command) -> _Command:
    """Add `--title`, `--author`, `--publisher`, `--date` and `--url`; each is None where it is not given."""
    for name, line in reversed(_OPTIONS.items()):
        command = click.option(f"--{name}", metavar="TEXT", help=line)(command)
    return command
