"""`annotator tutorial`: a lesson inside the tool."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from annotator.cli.preferences import preferences
from annotator.cli.screens import has_terminal
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.errors import RefusedError


@click.command("tutorial")
def command() -> None:
    """Learn the keys in ten minutes, on a sample text.

    The screen tells one small task at a time and looks at what you press. The sample is in a database of its
    own, which is thrown away at the end: yours is not touched.

    Example: annotator tutorial
    """
    if not has_terminal():
        raise RefusedError("The lesson needs a terminal: `annotator keys` lists the keys without one.")
    preferred = preferences()
    from annotator.tui.tutorial import run  # noqa: PLC0415 - Textual is for those who have a terminal

    with TemporaryDirectory(prefix="annotator-") as folder:
        lesson = Settings(database=str(Path(folder) / "lesson.db"), annotator="learner")
        with opened(lesson) as workspace:
            run(workspace, preferred)
