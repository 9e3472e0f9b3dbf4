"""Queries on the ledger. Entries are added, never changed."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, func, insert, select

from annotator.domain.documents import Span
from annotator.domain.events import UNDOABLE, Act, Event, State
from annotator.storage.tables import event

_c = event.c
_EVENTS = select(
    _c.id,
    _c.at,
    _c.annotator,
    _c.act,
    _c.document_id,
    _c.start,
    _c.end,
    _c.before,
    _c.after,
    _c.reverses,
)
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(State).decode


def append(
    connection: Connection,
    *,
    at: str,
    annotator: str,
    act: Act,
    document_id: int | None = None,
    span: Span | None = None,
    before: State = State(),
    after: State = State(),
    reverses: int | None = None,
) -> None:
    """Write down one act."""
    start, end = span or (None, None)
    connection.execute(
        insert(event).values(
            at=at,
            annotator=annotator,
            act=act,
            document_id=document_id,
            start=start,
            end=end,
            before=_encode(before).decode(),
            after=_encode(after).decode(),
            reverses=reverses,
        )
    )


def events(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Event]:
    """The entries in order, oldest first; one at a time, however many there are."""
    for row in connection.execute(_EVENTS.where(*conditions).order_by(_c.id)):
        yield _event(row)


def of_document(document_id: int) -> ColumnElement[bool]:
    """Condition for `events`: what was done in one document."""
    return _c.document_id == document_id


def next_undo(connection: Connection, document_id: int, annotator: str) -> Event | None:
    """The analyst's last act in the document that is not undone."""
    return _one(connection, _acts(document_id, annotator) & ~_is_undone(), _c.id.desc())


def next_redo(connection: Connection, document_id: int, annotator: str) -> Event | None:
    """The act that was undone last and not redone, unless something else was done since."""
    last_act = select(func.max(_c.id)).where(_acts(document_id, annotator)).scalar_subquery()
    return _one(
        connection, _acts(document_id, annotator) & (_last_reversal() > last_act) & _is_undone(), _c.id
    )


def _acts(document_id: int, annotator: str) -> ColumnElement[bool]:
    return (_c.document_id == document_id) & (_c.annotator == annotator) & _c.act.in_(UNDOABLE)


def _last_reversal() -> ColumnElement[Any]:
    """Id of the last undo or redo of an act; the act stands in the enclosing query."""
    reversal = event.alias()
    return (
        select(func.max(reversal.c.id)).where(reversal.c.reverses == _c.id).correlate(event).scalar_subquery()
    )


def _is_undone() -> ColumnElement[bool]:
    last = event.alias()
    return func.coalesce(
        select(last.c.act == Act.UNDO)
        .where(last.c.id == _last_reversal())
        .correlate(event)
        .scalar_subquery(),
        False,
    )


def _one(connection: Connection, condition: ColumnElement[bool], order: ColumnElement[Any]) -> Event | None:
    row = connection.execute(_EVENTS.where(condition).order_by(order).limit(1)).one_or_none()
    return None if row is None else _event(row)


def _event(row: Sequence[Any]) -> Event:
    id_, at, annotator, act, document_id, start, end, before, after, reverses = row
    span = None if start is None else Span(start, end)
    return Event(id_, at, annotator, act, document_id, span, _decode(before), _decode(after), reverses)
