"""The library of documents, and reading one of them."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from annotator.domain.annotations import Mark, Part
from annotator.domain.documents import Document, Excerpt, Progress, Span
from annotator.domain.selections import EVERYTHING, Selection
from annotator.services.naming import only
from annotator.services.workspace import Workspace
from annotator.storage import claims, documents, positions, sqlite
from annotator.storage.database import Transaction

WINDOW = 200
"""Sentences before and after the current one that are read for the first paint."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as one analyst sees it, whole or a part."""

    progress: Progress
    excerpt: Excerpt
    marks: list[Mark | None]
    """Per sentence of the excerpt; None where nothing was said of it."""
    current: int
    """Index into the excerpt of the sentence where the analyst was last."""
    version: int = 0
    """What `version` gave when it was read."""


def list_documents(workspace: Workspace, selection: Selection = EVERYTHING) -> list[Progress]:
    """All documents in the order of their import, with this analyst's progress.

    With a selection those that hold something of it, with the numbers of what they hold; where it names
    analysts, they take the place of this one.
    """
    with workspace.database.read() as transaction:
        if selection == EVERYTHING:
            return documents.progress(transaction, workspace.annotator)
        from annotator.storage import statistics  # noqa: PLC0415 - the screen starts without

        mine = selection.annotators or {workspace.annotator}
        return list(statistics.progress(transaction, replace(selection, annotators=frozenset(mine))))


def find_document(workspace: Workspace, name: str) -> Document:
    """The one document with this title or URL, or whose uid begins so.

    Raises `NotFoundError` where there is none, or more than one.
    """
    with workspace.database.read() as transaction:
        return only(documents.named(transaction, name) if name else [], "document", name)


def open_window(workspace: Workspace, document: Document) -> Reading:
    """The sentences around the one where the analyst was last, however long the document is."""
    with workspace.database.read() as transaction:
        start = positions.find(transaction, document.id, workspace.annotator) or 0
        excerpt = _from_line_start(documents.around(transaction, document.id, start, WINDOW), start)
        return _reading(transaction, workspace, document, excerpt, start)


def open_whole(workspace: Workspace, document: Document) -> Reading:
    """The whole document."""
    with workspace.database.read() as transaction:
        start = positions.find(transaction, document.id, workspace.annotator) or 0
        return _reading(transaction, workspace, document, documents.whole(transaction, document.id), start)


def leave(workspace: Workspace, document: Document, start: int) -> None:
    """Remember that the analyst was last at the sentence that begins at `start`."""
    with workspace.database.write() as transaction:
        positions.save(transaction, document.id, workspace.annotator, start)


def version(workspace: Workspace) -> int:
    """A number that is another one after each change that another program made to the database.

    Raises `StorageError` where the database was moved, deleted or replaced; what it held is then saved.
    """
    return workspace.database.version()


def _from_line_start(excerpt: Excerpt, start: int) -> Excerpt:
    """The excerpt from its first sentence on that begins a line, so that it wraps as the whole does."""
    text, spans = excerpt.text, excerpt.spans
    breaks = (i for i, (a, b) in enumerate(pairwise(spans), 1) if "\n" in text[a.end : b.start])
    cut = next(breaks, 0) if excerpt.first else 0
    from_ = spans[cut].start if spans else 0
    if excerpt.offset + from_ > start:
        return excerpt
    shifted = [Span(start - from_, end - from_) for start, end in spans[cut:]]
    return Excerpt(text[from_:], excerpt.offset + from_, shifted, excerpt.first + cut)


def _reading(
    transaction: Transaction, workspace: Workspace, document: Document, excerpt: Excerpt, start: int
) -> Reading:
    starts = [span.start + excerpt.offset for span in excerpt.spans]
    marks: list[Mark | None] = [None] * len(starts)
    end = excerpt.offset + len(excerpt.text)
    mine = claims.marks(transaction, document.id, workspace.annotator, excerpt.offset, end)
    for span, mark, is_part in mine:
        index = bisect_right(starts, span.start) - 1
        before = marks[index]
        part = Part(span.start - starts[index], span.end - starts[index], mark.label)
        told = replace(mark, parts=(part,)) if is_part else mark
        marks[index] = told if before is None else before.combined(told)
    progress = documents.progress(transaction, workspace.annotator, document)[0]
    current = max(0, bisect_right(starts, start) - 1)
    return Reading(progress, excerpt, marks, current, sqlite.version(transaction))
