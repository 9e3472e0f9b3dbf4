"""A long document: a part of it is shown at once, then the whole, and nobody notices."""

import asyncio
from collections.abc import Iterator
from threading import Event

import pytest

from annotator.services import documents
from annotator.services.documents import WINDOW, Reading
from annotator.services.workspace import Workspace
from annotator.tui.widgets.document_view import DocumentView
from tests.tui.driving import Driver, add_text, driving, labels

COUNT = 2000
LONG = "\n\n".join(
    " ".join(f"Sentence number {5 * part + one} says that the pier was closed." for one in range(5))
    for part in range(COUNT // 5)
)


@pytest.fixture
def held_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Set it to let the whole document be read."""
    let_go = Event()
    read = documents.open_whole

    def waiting(workspace: Workspace, document: documents.Document) -> Reading:
        assert let_go.wait(10)
        return read(workspace, document)

    monkeypatch.setattr(documents, "open_whole", waiting)
    yield let_go
    let_go.set()
