"""Which part of a document a selection has."""

from dataclasses import replace

from annotator.domain.documents import Document
from annotator.domain.selections import Selection
from annotator.services.workspace import Workspace
from annotator.storage import exports


def claim_starts(workspace: Workspace, document: Document, selection: Selection) -> list[int]:
    """Where in the document this analyst's claims begin that the selection has, in text order."""
    mine = replace(selection, annotators=frozenset({workspace.annotator}))
    with workspace.database.read() as transaction:
        return exports.starts(transaction, document.id, mine)
