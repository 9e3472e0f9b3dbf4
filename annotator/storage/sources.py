"""Queries on the source library."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields

from sqlalchemy import ColumnElement, Connection, func, insert, select

from annotator.domain.sources import Source
from annotator.storage import sqlite
from annotator.storage.tables import annotation, evidence, source

_COLUMNS = tuple(source.c[field.name] for field in fields(Source))
_SOURCES = select(*_COLUMNS)
_ADD = insert(source)


def add(connection: Connection, new: Source, *, url_key: str | None, words: str) -> None:
    """Store a new source, which is recognised by `url_key` and found by `words`."""
    connection.execute(_ADD, asdict(new) | {"url_key": url_key, "words": words})


def with_uid(connection: Connection, uid: str) -> Source | None:
    """The source with this uid, if it is there."""
    return next(_matching(connection, source.c.uid == uid), None)


def with_url_key(connection: Connection, url_key: str) -> list[Source]:
    """The sources whose URL names the same page."""
    return list(_matching(connection, source.c.url_key == url_key))


def with_title(connection: Connection, title: str) -> list[Source]:
    """The sources with just this title and no URL."""
    return list(_matching(connection, source.c.title == title, source.c.url.is_(None)))


def in_order(connection: Connection) -> Iterator[Source]:
    """All sources by title, those without one by URL; one at a time, however many there are."""
    name = func.coalesce(source.c.title, source.c.url)
    for row in connection.execute(_SOURCES.order_by(func.lower(name), source.c.uid)):
        yield Source(*row)


def recent(connection: Connection, annotator: str, limit: int) -> list[Source]:
    """Those that the analyst linked last, then those that came last into the library."""
    mine = (
        select(evidence.c.source_id, func.max(evidence.c.id).label("last"))
        .join(annotation)
        .where(annotation.c.annotator == annotator)
        .group_by(evidence.c.source_id)
        .order_by(func.max(evidence.c.id).desc())
        .limit(limit)
        .subquery()
    )
    linked = connection.execute(
        _SOURCES.join(mine, mine.c.source_id == source.c.id).order_by(mine.c.last.desc())
    )
    newest = connection.execute(_SOURCES.order_by(source.c.id.desc()).limit(limit))
    return list(dict.fromkeys(Source(*row) for row in (*linked, *newest)))[:limit]


def candidates(
    connection: Connection, groups: Sequence[Sequence[str]], limit: int, *, any_group: bool = False
) -> list[Source]:
    """Sources that hold, for each of the groups or for any, a word that begins with one of the group.

    The best `limit` by bm25, in no particular order.
    """
    ids = sqlite.source_ids(connection, groups, limit, any_group=any_group)
    return list(_matching(connection, source.c.id.in_(ids)))


def vocabulary(connection: Connection, initial: str) -> list[str]:
    """The words of the library that begin with the letter `initial`."""
    return sqlite.source_words(connection, initial)


def _matching(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Source]:
    for row in connection.execute(_SOURCES.where(*conditions)):
        yield Source(*row)
