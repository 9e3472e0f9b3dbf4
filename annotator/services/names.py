"""Names that were given to claimants and targets."""

from annotator.services.workspace import Workspace
from annotator.storage import names

MOST = 2_000
"""How many names are offered for completion at most."""


def names_used(workspace: Workspace) -> list[str]:
    """The claimants and targets of all annotations in the database, each once, those used most first."""
    with workspace.database.read() as transaction:
        return names.used(transaction, MOST)
