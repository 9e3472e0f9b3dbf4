"""Queries on where an analyst left a document."""

from sqlalchemy import Connection, delete, insert, select

from annotator.storage.tables import event, position


def save(connection: Connection, document_id: int, annotator: str, start: int) -> None:
    """Remember the sentence that begins at `start`, and that nothing was done since."""
    connection.execute(
        delete(position).where(position.c.document_id == document_id, position.c.annotator == annotator)
    )
    connection.execute(
        insert(position).values(
            document_id=document_id,
            annotator=annotator,
            start=start,
            event_id=_last_event(connection, document_id, annotator)[0],
        )
    )


def find(connection: Connection, document_id: int, annotator: str) -> int | None:
    """Start of the sentence where the analyst was last: where he left, or what he did after that."""
    saved = connection.execute(
        select(position.c.start, position.c.event_id).where(
            position.c.document_id == document_id, position.c.annotator == annotator
        )
    ).one_or_none()
    event_id, start = _last_event(connection, document_id, annotator)
    if saved is None:
        return start
    return start if event_id > saved.event_id and start is not None else saved.start


def _last_event(connection: Connection, document_id: int, annotator: str) -> tuple[int, int | None]:
    """The analyst's last act on a claim of the document: the event's id, and where the claim starts."""
    row = connection.execute(
        select(event.c.id, event.c.start)
        .where(event.c.document_id == document_id, event.c.annotator == annotator, event.c.start.is_not(None))
        .order_by(event.c.id.desc())
        .limit(1)
    ).one_or_none()
    return (0, None) if row is None else (row[0], row[1])
