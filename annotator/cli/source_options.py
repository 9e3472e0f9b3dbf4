"""The options that say what a source is, and the text that comes with it."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from annotator.cli.metadata import metadata_options
from annotator.domain.vocabulary import Reliability, SourceKind

_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Choice(click.Choice[str]):
    """One of the choices, or nothing at all."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Let an empty text pass."""
        return "" if value == "" else super().convert(value, param, ctx)


_OPTIONS = (
    click.option(
        "--kind",
        metavar="KIND",
        type=_Choice([kind.value for kind in SourceKind], case_sensitive=False),
        help=f"What sort of thing it is: {', '.join(SourceKind)}.",
    ),
    click.option(
        "--reliability",
        metavar="A-F",
        type=_Choice([letter.value for letter in Reliability], case_sensitive=False),
        help="A completely, B usually, C fairly, D not usually reliable, E unreliable, F cannot be judged.",
    ),
    click.option("--archive-url", metavar="TEXT", help="A copy of the page that stays as it was."),
    click.option("--accessed", metavar="TEXT", help="When it was read, as YYYY-MM-DD."),
    click.option(
        "--derived-from", metavar="NAME", help="The source that it passes on: title, URL or start of a uid."
    ),
    click.option("--note", metavar="TEXT", help="What else is worth knowing."),
    click.option("--text", "file", metavar="FILE", help="Its full text: .txt, .md, .html, .pdf or .docx."),
)


def source_options(command: _Command) -> _Command:
    """Add an option for each field of a source, and `--text` as `file`; None where not given."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return metadata_options(command)
