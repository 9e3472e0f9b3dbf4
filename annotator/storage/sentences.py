"""Queries on where a document is cut into sentences."""

from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import Connection, delete, insert, select, update

from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.storage.tables import annotation, sentence

_c = sentence.c


def from_place(connection: Connection, document_id: int, start: int, count: int) -> list[Span]:
    """The first `count` sentences that begin at `start` or after it."""
    query = select(_c.start, _c.end).where(_c.document_id == document_id, _c.start >= start)
    return [Span(*row) for row in connection.execute(query.order_by(_c.start).limit(count))]


def are_current(connection: Connection, document_id: int, spans: Sequence[Span]) -> bool:
    """Whether these are sentences of the document, one after the other."""
    return not spans or from_place(connection, document_id, spans[0].start, len(spans)) == list(spans)


def replace(connection: Connection, document_id: int, before: Sequence[Span], after: Sequence[Span]) -> None:
    """Cut the part of the text that the sentences `before` take into those of `after`; number the rest anew.

    Raises `RefusedError` where a claim, whoever's it is, would run across a cut.
    """
    if tuple(before) == tuple(after):
        return
    here = _c.document_id == document_id
    first = select(_c.number).where(here, _c.start == before[0].start)
    number = connection.execute(first).scalar_one()
    connection.execute(delete(sentence).where(here, _c.start.in_([span.start for span in before])))
    shift = len(after) - len(before)
    connection.execute(
        update(sentence).where(here, _c.start > before[0].start).values(number=_c.number + shift)
    )
    rows = [
        {"document_id": document_id, "start": span.start, "end": span.end, "number": number + offset}
        for offset, span in enumerate(after)
    ]
    connection.execute(insert(sentence), rows)
    _require_uncut(connection, document_id, after)


def _require_uncut(connection: Connection, document_id: int, spans: Sequence[Span]) -> None:
    """Look at the claims inside these sentences anew: which of them are whole ones is kept by triggers."""
    mine = annotation.c.document_id == document_id
    for before, after in pairwise(spans):
        across = select(annotation.c.id).where(
            mine, annotation.c.start < after.start, annotation.c.end > before.end
        )
        if connection.execute(across.limit(1)).first():
            raise RefusedError(
                "A claim runs across that place: its analyst must clear it, or carve it smaller."
            )
    inside = (annotation.c.start >= spans[0].start) & (annotation.c.start < spans[-1].end)
    connection.execute(update(annotation).where(mine, inside).values(start=annotation.c.start))
