"""Queries on the ledger. Entries are added, never changed."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, false, func, insert, select

from annotator.domain.documents import Span
from annotator.domain.events import UNDOABLE, Act, Event, State
from annotator.domain.identity import now
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
_NOTHING = State()
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(State).decode


def append(
    connection: Connection,
    *,
    annotator: str,
    act: Act,
    document_id: int | None = None,
    span: Span | None = None,
    before: State = _NOTHING,
    after: State = _NOTHING,
    reverses: int | None = None,
) -> None:
    """Write down one act, done now."""
    start, end = span or (None, None)
    connection.execute(
        insert(event).values(
            at=now(),
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


def events(connection: Connection, document_id: int | None = None) -> Iterator[Event]:
    """The entries in order, of one document if it is named; one at a time, however many there are."""
    query = _EVENTS if document_id is None else _EVENTS.where(_c.document_id == document_id)
    return map(_event, connection.execute(query.order_by(_c.id)))


def next_undo(connection: Connection, document_id: int, annotator: str) -> Event | None:
    """The analyst's last act in the document that is not undone."""
    is_undone = (
        select(_other.c.act == Act.UNDO).where(_other.c.id == _last_reversal_of(_c.id)).scalar_subquery()
    )
    return _last(connection, _acts(document_id, annotator), ~func.coalesce(is_undone, false()))


def next_redo(connection: Connection, document_id: int, annotator: str) -> Event | None:
    """The act that was undone last and not redone, unless something else was done since."""
    last_act = _last(connection, _acts(document_id, annotator))
    if last_act is None:
        return None
    undo = _last(
        connection,
        _by(document_id, annotator) & (_c.act == Act.UNDO) & (_c.id > last_act.id),
        _c.id == _last_reversal_of(_c.reverses),
    )
    return undo and _last(connection, _c.id == undo.reverses)


_other = event.alias()
_reversal = event.alias()


def _by(document_id: int, annotator: str) -> ColumnElement[bool]:
    return (_c.document_id == document_id) & (_c.annotator == annotator)


def _acts(document_id: int, annotator: str) -> ColumnElement[bool]:
    return _by(document_id, annotator) & _c.act.in_(UNDOABLE)


def _last_reversal_of(act_id: ColumnElement[Any]) -> ColumnElement[Any]:
    """Id of the last undo or redo of an act of the enclosing query."""
    last = select(func.max(_reversal.c.id)).where(_reversal.c.reverses == act_id)
    return last.correlate_except(_reversal).scalar_subquery()


def _last(connection: Connection, *conditions: ColumnElement[bool]) -> Event | None:
    row = connection.execute(_EVENTS.where(*conditions).order_by(_c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _event(row)


def _event(row: Sequence[Any]) -> Event:
    id_, at, annotator, act, document_id, start, end, before, after, reverses = row
    span = None if start is None else Span(start, end)
    return Event(id_, at, annotator, act, document_id, span, _decode(before), _decode(after), reverses)
