"""The index of what annotated claims say. It is filled in later, so that an annotation waits for nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select, update

from annotator.domain.documents import Span
from annotator.storage import sqlite_search
from annotator.storage.bulk import insert_rows
from annotator.storage.tables import annotation, claim_text

INDEX = "claim_text_index"

_OUTDATED = "claimtextoutdated"
"""What the index holds, as a word, of claims that have to be indexed anew; their text is empty."""

_UNINDEXED = select(annotation.c.id, annotation.c.document_id, annotation.c.start, annotation.c.end).order_by(
    annotation.c.id
)


class Unindexed(NamedTuple):
    """An annotation whose text the index does not hold, or not as it is now."""

    id: int
    document_id: int
    span: Span


def unindexed(connection: Connection, limit: int) -> list[Unindexed]:
    """At most `limit` of them, the oldest first: keys only grow, so the missing ones follow the greatest."""
    marked = sqlite_search.newest(connection, INDEX, _OUTDATED, limit)
    outdated = select(claim_text.c.id).where(claim_text.c.id.in_(marked), claim_text.c.text == "")
    greatest = select(func.coalesce(func.max(claim_text.c.id), 0)).scalar_subquery()
    rows = list(connection.execute(_UNINDEXED.where(annotation.c.id.in_(outdated)))) if marked else []
    rows += connection.execute(_UNINDEXED.where(annotation.c.id > greatest).limit(limit - len(rows)))
    return [Unindexed(id_, document_id, Span(start, end)) for id_, document_id, start, end in rows]


def put(connection: Connection, rows: Sequence[tuple[int, str, str | None]]) -> None:
    """Store key, text, and what the index shall hold of it where that is not the text itself, by key."""
    connection.execute(delete(claim_text).where(claim_text.c.id.in_([row[0] for row in rows])))
    insert_rows(connection, claim_text, ("id", "text", "words"), rows)


def outdate(connection: Connection, annotation_uids: Sequence[str]) -> None:
    """Have claims indexed anew, whose spans are others now."""
    ids = select(annotation.c.id).where(annotation.c.uid.in_(annotation_uids))
    connection.execute(update(claim_text).where(claim_text.c.id.in_(ids)).values(text="", words=_OUTDATED))
