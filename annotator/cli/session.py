"""The database that a command works in, and who works in it."""

import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

from annotator.cli.group import complain
from annotator.cli.settings import Settings
from annotator.domain.errors import UsageError
from annotator.domain.limits import USUAL, Limits
from annotator.domain.text import tidy
from annotator.services.backup import daily_copies
from annotator.services.preferences import load_preferences
from annotator.services.workspace import Workspace, open_workspace


@contextmanager
def opened(
    settings: Settings, *, on_screen: bool = False, only_reads: bool = False, limits: Limits = USUAL
) -> Iterator[Workspace]:
    """The workspace that the settings name, for as long as the block lasts, and the daily copies of it.

    Who `only_reads` may do so where the database cannot be written to. Reading one file there may take as
    much as `limits` say.
    """
    analyst = _analyst(settings)
    with (
        closing(open_workspace(database_name(settings), analyst, only_reads=only_reads)) as workspace,
        daily_copies(workspace, _copies_to_keep, complain, on_screen=on_screen),
    ):
        yield replace(workspace, limits=limits)


def database_name(settings: Settings) -> str:
    """The path or URL of the database, by default that of a file in the user's data folder."""
    return _default_database() if settings.database is None else settings.database


def _copies_to_keep() -> int:
    return load_preferences(lambda _: ()).daily_copies


def _analyst(settings: Settings) -> str:
    name = tidy(_login_name() if settings.annotator is None else settings.annotator)
    if name is None:
        raise UsageError("The name of the analyst is empty: give --as a name.")
    return name


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # the first until Python 3.12, the second from 3.13 on
        raise UsageError(
            "This account has no login name: say who you are with --as or ANNOTATOR_NAME."
        ) from error


def _default_database() -> str:
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where a database is named

    return str(user_data_path("annotator") / "annotator.db")
