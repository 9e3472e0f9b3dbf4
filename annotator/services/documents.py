"""The library of documents, and reading one of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from annotator.domain.annotations import Mark, Part
from annotator.domain.documents import Document, Excerpt, Progress, Span
from annotator.domain.selections import EVERYTHING, Selection
from annotator.services.naming import only
from annotator.services.workspace import Workspace
from annotator.storage import claims, documents, positions, sentences, sqlite
from annotator.storage.database import Transaction

WINDOW = 200
"""Sentences before and after the current one that are read for the first paint."""
PAGE = 1_000
"""Sentences that are read at a time while keys are answered in between."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as one analyst sees it, whole or a part."""

    progress: Progress
    """Of a part nothing is counted but the sentences: `count` does that."""
    excerpt: Excerpt
    marks: list[Mark | None]
    """Per sentence of the excerpt; None where nothing was said of it."""
    current: int
    """Index into the excerpt of the sentence where the analyst was last."""
    version: int = 0
    """What `version` gave when it was read."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some sentences of a document as one analyst sees them."""

    spans: list[Span]
    """Offsets into the document's text."""
    marks: list[Mark | None]
    """Per sentence, as in a `Reading`."""
    version: int
    """What `version` gave when they were read."""


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
        length = documents.lengths(transaction, document)[document.id]
        progress = Progress(document, length, {}, length)
        return _reading(transaction, workspace, progress, excerpt, start)


def open_whole(workspace: Workspace, document: Document) -> Reading:
    """The whole document."""
    with workspace.database.read() as transaction:
        start = positions.find(transaction, document.id, workspace.annotator) or 0
        progress = documents.progress(transaction, workspace.annotator, document)[0]
        return _reading(transaction, workspace, progress, documents.whole(transaction, document.id), start)


def count(workspace: Workspace, document: Document) -> Progress:
    """How far this analyst has come in a document."""
    with workspace.database.read() as transaction:
        return documents.progress(transaction, workspace.annotator, document)[0]


def read_page(workspace: Workspace, document: Document, start: int) -> Page:
    """The first sentences that begin at `start` or after it, `PAGE` at most; none at the document's end."""
    with workspace.database.read() as transaction:
        spans = sentences.from_place(transaction, document.id, start, PAGE)
        marks = _marks(transaction, workspace, document, spans)
        return Page(spans, marks, sqlite.version(transaction))


def read_text(workspace: Workspace, document: Document) -> str:
    """The whole text."""
    with workspace.database.read() as transaction:
        return documents.text(transaction, document.id)


def leave(workspace: Workspace, document: Document, start: int) -> None:
    """Remember that the analyst was last at the sentence that begins at `start`."""
    with workspace.database.write() as transaction:
        positions.save(transaction, document.id, workspace.annotator, start)


def version(workspace: Workspace) -> int:
    """A number that is another one after each change that another program made to the database.

    Raises `StorageError` where the database or its log was moved, deleted or replaced; what it held is then
    saved.
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
    transaction: Transaction, workspace: Workspace, progress: Progress, excerpt: Excerpt, start: int
) -> Reading:
    offset = excerpt.offset
    spans = [Span(start + offset, end + offset) for start, end in excerpt.spans] if offset else excerpt.spans
    marks = _marks(transaction, workspace, progress.document, spans)
    current = max(0, bisect_right(spans, start, key=itemgetter(0)) - 1)
    return Reading(progress, excerpt, marks, current, sqlite.version(transaction))


def _marks(
    transaction: Transaction, workspace: Workspace, document: Document, spans: Sequence[Span]
) -> list[Mark | None]:
    """Per sentence what this analyst said of it; the sentences follow one another."""
    marks: list[Mark | None] = [None] * len(spans)
    if not spans:
        return marks
    starts = [start for start, _ in spans]
    mine = claims.marks(transaction, document.id, workspace.annotator, starts[0], spans[-1].end)
    for span, mark, is_part in mine:
        index = bisect_right(starts, span.start) - 1
        before = marks[index]
        part = Part(span.start - starts[index], span.end - starts[index], mark.label)
        told = replace(mark, parts=(part,)) if is_part else mark
        marks[index] = told if before is None else before.combined(told)
    return marks
