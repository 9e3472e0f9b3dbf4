"""The database that one analyst works in."""

from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import UsageError
from annotator.domain.limits import USUAL, Limits
from annotator.services.paths import at_home
from annotator.storage.database import Database
from annotator.storage.opening import open_database


@dataclass(frozen=True, slots=True)
class Workspace:
    """What every service is called with first. It belongs to one thread at a time."""

    database: Database
    annotator: str
    """Name of the analyst, to whom annotations and events belong."""
    limits: Limits = USUAL
    """What reading one file may take."""

    def close(self) -> None:
        """Give the database back."""
        self.database.close()


def open_workspace(database: str, annotator: str, *, only_reads: bool = False) -> Workspace:
    """Open the database that a path or an `sqlite:///` URL names, made if it is not there.

    Raises `StorageError` where it cannot be opened, or not be written to by who not `only_reads`, and
    `UsageError` where the URL is of another engine.
    """
    return Workspace(open_database(database_path(database), only_reads=only_reads), annotator)


def database_path(database: str) -> Path:
    """The file that a path or an `sqlite:///` URL names.

    Raises `UsageError` where the URL is of another engine.
    """
    scheme, separator, path = database.partition("://")
    if not separator:
        return at_home(database)
    if scheme != "sqlite" or "?" in path:
        raise UsageError(f"A database like {database} is not supported: give --db a path.")
    return Path(path.removeprefix("/"))
