"""`annotator backup`: a copy that can be relied upon."""

from pathlib import Path

import click

from annotator.cli.session import database_name
from annotator.cli.settings import Settings
from annotator.domain.text import counted, shown
from annotator.services.backup import back_up


@click.command("backup")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_obj
def command(settings: Settings, file: Path) -> None:
    """Write a verified copy of the database, also while it is in use.

    A FILE that is there must be an older copy; it is replaced when the new one is whole and holds what the
    database does, and not before. Only you may read it. To restore a copy, move what is left of the database
    elsewhere, with the files whose names begin with its name, and copy the other way:
    annotator --db COPY backup DATABASE

    By itself a copy is written on each day on which something was done, beside the database in the folder
    NAME.backups, and the last seven are kept; `daily_copies` in the settings says how many.

    Example: annotator backup /media/stick/case.db
    """
    backup = back_up(database_name(settings), file)
    rows = ", ".join(counted(backup.rows[name], name) for name in _SAID)
    click.echo(f"{rows} written to {shown(backup.path)} and verified ({_size(backup.size)}).", err=True)


_SAID = ("document", "annotation", "source", "event")
"""Of which tables it is told how many rows the copy holds."""


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.0f} kB"
