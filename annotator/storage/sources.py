"""Queries on the source library."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, fields

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, or_, select, update

from annotator.domain.sources import Source
from annotator.storage import sqlite_search
from annotator.storage.tables import annotation, document, evidence, merged_source, source

_COLUMNS = tuple(source.c[field.name] for field in fields(Source))
_SOURCES = select(*_COLUMNS)
_BY_TITLE = (func.lower(func.coalesce(source.c.title, source.c.url)), source.c.uid)
_ADD = insert(source)
_MERGED = select(merged_source.c.source_id).where(merged_source.c.uid == bindparam("uid"))
_WITH_UID = _SOURCES.where(or_(source.c.uid == bindparam("uid"), source.c.id.in_(_MERGED)))
_WITH_URL_KEY = _SOURCES.where(source.c.url_key == bindparam("url_key"))
_WITH_TITLE = _SOURCES.where(source.c.title == bindparam("title"), source.c.url.is_(None))


def add(connection: Connection, new: Source, *, url_key: str | None, words: str) -> None:
    """Store a new source, which is recognised by `url_key` and found by `words`."""
    connection.execute(_ADD, asdict(new) | {"url_key": url_key, "words": words})


def put(connection: Connection, changed: Source, *, url_key: str | None, words: str) -> None:
    """Store another state of the source with this uid."""
    values = asdict(changed) | {"url_key": url_key, "words": words}
    connection.execute(update(source).where(source.c.uid == changed.uid).values(values))


def with_uid(connection: Connection, uid: str) -> Source | None:
    """The source with this uid, or the one into which it was merged, if it is there."""
    row = connection.execute(_WITH_UID, {"uid": uid}).first()
    return None if row is None else Source(*row)


def named(connection: Connection, name: str) -> list[Source]:
    """The source with this uid; else those whose uid begins so, or whose title or URL it is, in any case."""
    if exact := list(_matching(connection, source.c.uid == name)):
        return exact
    lower = name.lower()
    begins = source.c.uid.startswith(lower, autoescape=True)
    return list(_matching(connection, or_(begins, func.lower(source.c.title) == lower, source.c.url == name)))


def with_text(connection: Connection, sha256: str) -> list[Source]:
    """The sources that have the text with this digest."""
    return list(_matching(connection, source.c.text_sha256 == sha256))


def derived(connection: Connection, uid: str) -> list[Source]:
    """The sources that are derived from this one, without any between."""
    return list(_matching(connection, source.c.derived_from == uid))


def roots(connection: Connection, uids: Collection[str] | None = None) -> dict[str, str]:
    """Per uid of a derived source, the uid at the end of that chain; of all sources, or of `uids`."""
    start = select(source.c.uid, source.c.uid.label("at"), source.c.derived_from.label("up"))
    start = start.where(source.c.derived_from.is_not(None))
    if uids is not None:
        start = start.where(source.c.uid.in_(uids))
    chain = start.cte(recursive=True)
    chain = chain.union(
        select(chain.c.uid, source.c.uid, source.c.derived_from).where(source.c.uid == chain.c.up)
    )
    ends = select(chain.c.uid, chain.c.at).where(chain.c.up.is_(None))
    return dict(connection.execute(ends).all())


def uses(connection: Connection, uid: str) -> list[tuple[str, int]]:
    """The documents in which the source is linked, each with the number of links."""
    name = func.coalesce(document.c.title, document.c.url, document.c.uid)
    linked = (
        select(name, func.count())
        .join_from(evidence, annotation)
        .join(document)
        .join(source, source.c.id == evidence.c.source_id)
        .where(source.c.uid == uid)
        .group_by(document.c.id)
        .order_by(document.c.id)
    )
    return [(name or "", count) for name, count in connection.execute(linked)]


def counts(connection: Connection, uids: Collection[str]) -> dict[str, int]:
    """How many links each of these sources has; those without any are left out."""
    linked = (
        select(source.c.uid, func.count()).join_from(source, evidence).where(source.c.uid.in_(uids))
    ).group_by(source.c.uid)
    return dict(connection.execute(linked).all())


def merged(connection: Connection, uids: Collection[str]) -> dict[str, str]:
    """Of these uids those that were merged into another source, with its uid."""
    query = select(merged_source.c.uid, source.c.uid).join(source).where(merged_source.c.uid.in_(uids))
    return dict(connection.execute(query).all())


def merge(connection: Connection, uid: str, into_uid: str) -> None:
    """Let everything that names the source `uid` name `into_uid`, and take it away; it must have no text."""
    old, new = (
        connection.execute(select(source.c.id).where(source.c.uid == one)).scalar_one()
        for one in (uid, into_uid)
    )
    connection.execute(update(evidence).where(evidence.c.source_id == old).values(source_id=new))
    connection.execute(update(source).where(source.c.derived_from == uid).values(derived_from=into_uid))
    connection.execute(update(merged_source).where(merged_source.c.source_id == old).values(source_id=new))
    connection.execute(insert(merged_source).values(uid=uid, source_id=new))
    remove(connection, uid)


def remove(connection: Connection, uid: str) -> None:
    """Take a source away on which nothing hangs any more."""
    gone = select(source.c.id).where(source.c.uid == uid).scalar_subquery()
    connection.execute(delete(merged_source).where(merged_source.c.source_id == gone))
    connection.execute(delete(source).where(source.c.uid == uid))


def with_url_key(connection: Connection, url_key: str) -> list[Source]:
    """The sources whose URL names the same page."""
    return [Source(*row) for row in connection.execute(_WITH_URL_KEY, {"url_key": url_key})]


def with_title(connection: Connection, title: str) -> list[Source]:
    """The sources with just this title and no URL."""
    return [Source(*row) for row in connection.execute(_WITH_TITLE, {"title": title})]


def in_order(connection: Connection) -> Iterator[Source]:
    """All sources by title, those without one by URL; one at a time, however many there are."""
    for row in connection.execute(_SOURCES.order_by(*_BY_TITLE)):
        yield Source(*row)


def page(connection: Connection, offset: int, limit: int) -> list[Source]:
    """A run of the sources by title."""
    return [
        Source(*row) for row in connection.execute(_SOURCES.order_by(*_BY_TITLE).offset(offset).limit(limit))
    ]


def count(connection: Connection) -> int:
    """How many sources there are."""
    return connection.execute(select(func.count()).select_from(source)).scalar_one()


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
    ids = sqlite_search.source_ids(connection, groups, limit, any_group=any_group)
    return list(_matching(connection, source.c.id.in_(ids)))


def vocabulary(connection: Connection, initial: str) -> list[str]:
    """The words of the library that begin with the letter `initial`."""
    return sqlite_search.source_words(connection, initial)


def _matching(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Source]:
    for row in connection.execute(_SOURCES.where(*conditions)):
        yield Source(*row)
