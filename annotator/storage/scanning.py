"""What a search reads of a document, row by row: no other thread waits until all of it is there."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from annotator.domain.documents import Span
from annotator.storage.tables import annotation

_ROWS = 200
"""So many rows are taken over at a time."""


def notes(connection: Connection, document_id: int, annotator: str) -> Iterator[tuple[Span, str]]:
    """The claims of one analyst that have a note, in text order, each with it."""
    columns = annotation.c
    noted = select(columns.start, columns.end, columns.note).where(
        columns.document_id == document_id, columns.annotator == annotator, columns.note.is_not(None)
    )
    for start, end, note in connection.execute(noted.order_by(columns.start)).yield_per(_ROWS):
        yield Span(start, end), note or ""
