"""Queries on the ledger. Entries are added, never changed."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    Connection,
    Select,
    Text,
    bindparam,
    case,
    func,
    insert,
    literal_column,
    null,
    or_,
    select,
    type_coerce,
)

from annotator.domain.chain import FIELDS, START, Link, entry_hash
from annotator.domain.documents import Span
from annotator.domain.events import UNDOABLE, Act, Event, State
from annotator.domain.identity import now
from annotator.domain.sources import Source
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
    _c.continues,
)
_last = (
    select(_c.id, _c.act, _c.reverses)
    .where(
        _c.document_id == bindparam("in_document"),
        _c.annotator == bindparam("by"),
        _c.act.in_([literal_column(repr(act.value)) for act in (*UNDOABLE, Act.UNDO, Act.REDO)]),
    )
    .order_by(_c.id.desc())
    .limit(1)
    .subquery()
)
"""What an analyst did last in a document: an act, or its undo or redo."""

_other = event.alias()
_before = select(_other.c.follows).where(_other.c.id == _last.c.reverses).scalar_subquery()
_after = select(func.max(_other.c.id)).where(_other.c.follows == _last.c.reverses).scalar_subquery()
_STANDING = select(
    case((_last.c.act == Act.UNDO, _before), (_last.c.act == Act.REDO, _last.c.reverses), else_=_last.c.id)
).scalar_subquery()
"""Id of the analyst's last act in the document that is not undone.

Each act knows the one before it in this order, so that not the whole ledger need be read.
"""
_UNDONE = select(
    case((_last.c.act == Act.UNDO, _last.c.reverses), (_last.c.act == Act.REDO, _after))
).scalar_subquery()
"""Id of the act that was undone last and not redone, unless something else was done since."""

_NEXT_UNDO = _EVENTS.where(_c.id == _STANDING)
_NEXT_REDO = _EVENTS.where(_c.id == _UNDONE)
_APPEND = insert(event)
_newest = select(_c.id, _c.hash).order_by(_c.id.desc()).limit(1)
_BEFORE = _newest.add_columns(null())
_BEFORE_ACT = _newest.add_columns(_STANDING)
"""Number and hash of the entry that an act comes after, and what it follows."""
_HEAD = select(func.coalesce(_c.continues, _c.hash)).order_by(_c.id.desc()).limit(1)
_LINKS = select(
    *(type_coerce(_c[name], Text) if name == "act" else _c[name] for name in (*FIELDS, "hash"))
).order_by(_c.id)
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
    continues: str | None = None,
) -> None:
    """Write down one act, done now, at the end of the chain.

    The transaction is one that writes, so that no other program adds to the chain meanwhile.
    """
    newest = _BEFORE_ACT if act in UNDOABLE else _BEFORE
    found = connection.execute(newest, {"in_document": document_id, "by": annotator}).one_or_none()
    number, previous, follows = found or (0, START, None)
    start, end = span or (None, None)
    fields = (
        number + 1,
        now(),
        annotator,
        act,
        document_id,
        start,
        end,
        _encode(before).decode(),
        _encode(after).decode(),
        reverses,
        follows,
        continues,
    )
    values = dict(zip(FIELDS, fields, strict=True))
    connection.execute(_APPEND, values | {"hash": entry_hash(previous, fields)})


def head(connection: Connection) -> str | None:
    """What exports name: the hash of the last entry; None where there is no entry.

    While nothing was done since a whole export was restored, it is what that export named: so the next one
    is the same.
    """
    found: str | None = connection.execute(_HEAD).scalar_one_or_none()
    return found


def number_of(connection: Connection, head: str) -> int | None:
    """The entry that has this hash, or that continues the ledger which ended with it."""
    query = select(func.max(_c.id)).where(or_(_c.hash == head, _c.continues == head))
    found: int | None = connection.execute(query).scalar_one()
    return found


def links(connection: Connection) -> Iterator[Link]:
    """The entries as they are stored, in order; one at a time, however many there are."""
    return map(Link._make, connection.execute(_LINKS))


def events(connection: Connection, document_id: int | None = None) -> Iterator[Event]:
    """The entries in order, of one document if it is named; one at a time, however many there are."""
    query = _EVENTS if document_id is None else _EVENTS.where(_c.document_id == document_id)
    return map(_event, connection.execute(query.order_by(_c.id)))


def last_of_source(connection: Connection, uid: str) -> Source | None:
    """A source as it was when it was deleted last."""
    deleted = _EVENTS.where(_c.act == Act.DELETE_SOURCE, _c.before.contains(uid, autoescape=True))
    row = connection.execute(deleted.order_by(_c.id.desc()).limit(1)).one_or_none()
    sources = _event(row).before.sources if row else ()
    return next((source for source in sources if source.uid == uid), None)


def next_undo(connection: Connection, document_id: int, annotator: str) -> Event | None:
    """The analyst's last act in the document that is not undone."""
    return _one(connection, _NEXT_UNDO, document_id, annotator)


def next_redo(connection: Connection, document_id: int, annotator: str) -> Event | None:
    """The act that was undone last and not redone, unless something else was done since."""
    return _one(connection, _NEXT_REDO, document_id, annotator)


def _one(
    connection: Connection, query: Select[*tuple[Any, ...]], document_id: int, annotator: str
) -> Event | None:
    row = connection.execute(query, {"in_document": document_id, "by": annotator}).one_or_none()
    return None if row is None else _event(row)


def _event(row: Sequence[Any]) -> Event:
    id_, at, annotator, act, document_id, start, end, before, after, reverses, continues = row
    span = None if start is None else Span(start, end)
    return Event(
        id_, at, annotator, act, document_id, span, _decode(before), _decode(after), reverses, continues
    )
