"""`annotator guide`: the project's own guideline."""

from pathlib import Path

import click

from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.text import shown
from annotator.services.guide import guide, no_guide, remove_guide, set_guide


@click.group("guide", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """The project's own guideline: print, set, remove.

    It stands beside the definitions of the labels on the screen. Without a command it is printed.

    Example: annotator guide set guideline.md
    """
    if context.invoked_subcommand is not None:
        return
    with opened(context.obj, only_reads=True) as workspace:
        found = guide(workspace)
    if found is None:
        raise no_guide()
    for line in found.text.splitlines():
        click.echo(shown(line.expandtabs(4)))


@click.command("set")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def set_command(settings: Settings, file: Path) -> None:
    """Make a Markdown file of at most 1 MB the guideline, in the place of the one before.

    The text is copied: set it again after a change.

    Example: annotator guide set guideline.md
    """
    with opened(settings) as workspace:
        new = set_guide(workspace, file)
    click.echo(f"{shown(new.name)} is the guideline now.", err=True)


@click.command("remove")
@click.pass_obj
def remove_command(settings: Settings) -> None:
    """Take the guideline away.

    Example: annotator guide remove
    """
    with opened(settings) as workspace:
        old = remove_guide(workspace)
    click.echo(f"{shown(old.name)} is removed.", err=True)


for _subcommand in (set_command, remove_command):
    command.add_command(_subcommand)
