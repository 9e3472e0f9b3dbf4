"""`annotator sources`: the source library."""

import click

from annotator.cli.screens import has_terminal, library
from annotator.cli.session import opened
from annotator.cli.source_editing import add, delete, edit, merge
from annotator.cli.source_importing import import_command
from annotator.cli.source_listing import list_command, print_sources, show


@click.group("sources", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """The source library: list, show, add, import, edit, merge, delete.

    Without a command, a terminal gets the screen of the library, and a pipe what `sources list` prints.

    Example: annotator sources import sources.csv
    """
    if context.invoked_subcommand is not None:
        return
    if has_terminal():
        library(context.obj)
    else:
        with opened(context.obj, only_reads=True) as workspace:
            print_sources(workspace)


for _subcommand in (list_command, show, add, import_command, edit, merge, delete):
    command.add_command(_subcommand)
