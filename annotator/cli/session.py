"""The database that a command works in, and who works in it."""

import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager

from annotator.cli.settings import Settings
from annotator.domain.errors import UsageError
from annotator.domain.text import tidy
from annotator.services.workspace import Workspace, open_workspace


@contextmanager
def opened(settings: Settings) -> Iterator[Workspace]:
    """The workspace that the settings name, for as long as the block lasts."""
    analyst = _analyst(settings)
    database = _default_database() if settings.database is None else settings.database
    with closing(open_workspace(database, analyst)) as workspace:
        yield workspace


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
