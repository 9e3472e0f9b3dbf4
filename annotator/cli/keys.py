"""`annotator keys`: the keys of the screens."""

import click

from annotator.cli.preferences import preferences
from annotator.cli.printing import on_terminal, print_lines, print_table
from annotator.tui.keys import SCREENS


@click.command("keys")
def command() -> None:
    """List the keys of the screens.

    A terminal gets a table for each screen. A pipe gets a line for each command of a screen, with tabs
    between: screen, name of the command, keys, what it does.

    Example: annotator keys | grep confidence
    """
    preferences()
    if on_terminal():
        for screen, keys in SCREENS.items():
            print_table(("Keys", screen), ((key.caption, key.help) for key in keys))
    else:
        print_lines(
            (screen, key.id, key.caption, key.help) for screen, keys in SCREENS.items() for key in keys
        )
