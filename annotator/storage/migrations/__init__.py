"""The schema's history: one ordered list of Alembic revisions."""

from importlib.metadata import version
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, delete, insert

from annotator.storage import sqlite
from annotator.storage.tables import program


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings for the history in this package."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def is_known(revision: str) -> bool:
    """Whether this version of the program has `revision` in its history."""
    return revision in {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Bring the schema to its newest revision inside the transaction that is open."""
    command.upgrade(config(connection), "head")
    sqlite.mark_as_ours(connection)
    connection.execute(delete(program))
    connection.execute(insert(program).values(version=version("claim-annotator")))
