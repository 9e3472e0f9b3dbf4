"""What should hold in every database, whoever wrote to it: queries for what does not."""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Connection, Select, func, literal_column, or_, select
from sqlalchemy.exc import DatabaseError

from annotator.storage.documents import SENTENCE_START
from annotator.storage.errors import primary_code
from annotator.storage.tables import (
    annotation,
    carved_claim,
    document,
    evidence,
    sentence,
    source,
    source_text,
)

INDEXES = ("source_index", "passage_index", "claim_text_index")
"""The full-text indexes."""

_a, _s = annotation.c, sentence.c
_NAME = func.coalesce(document.c.title, document.c.url, document.c.uid)


def pages(connection: Connection) -> Iterator[str]:
    """What SQLite finds wrong in the file, some hundred things at most."""
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        yield from (line for line in str(found).splitlines() if line != "ok" and not line.startswith("***"))


def orphans(connection: Connection) -> Iterator[tuple[str, int | None, str]]:
    """Table and key of each row that names a row which is not there, and the table of that one."""
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield table, rowid, parent


def is_index_whole(connection: Connection, index: str) -> bool:
    """Whether a full-text index is sound and agrees with the rows that it is of.

    The statement is an INSERT, which the full-text engine takes for a question: nothing is written. Source:
    `The 'integrity-check' Command` in the documentation of FTS5.
    """
    try:
        connection.exec_driver_sql(
            f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 - the names above
        )
    except DatabaseError as error:
        if primary_code(error.orig) == sqlite3.SQLITE_CORRUPT:
            return False
        raise
    return True


def rebuilding(index: str) -> str:
    """The statement that builds a full-text index anew."""
    return f"INSERT INTO {index}({index}) VALUES ('rebuild')"  # noqa: S608 - the names above


def misplaced_claims(connection: Connection) -> Iterator[tuple[str, str]]:
    """Uid and document of each annotation that is not inside one sentence."""
    around = select(_s.start).where(
        _s.document_id == _a.document_id,
        _s.start == SENTENCE_START,
        _s.end >= _a.end,
    )
    wrong = or_(_a.start >= _a.end, ~around.correlate(annotation).exists())
    return _pairs(connection, select(_a.uid, _NAME).join_from(annotation, document).where(wrong))


def overlapping_claims(connection: Connection) -> Iterator[tuple[str, str]]:
    """Uid and document of each annotation that begins before an earlier one of its analyst ends."""
    before = func.lag(_a.end).over(partition_by=(_a.document_id, _a.annotator), order_by=_a.start)
    each = select(_a.uid, _a.document_id, _a.start, before.label("before")).subquery().c
    overlapping = select(each.uid, _NAME).join(document, document.c.id == each.document_id)
    return _pairs(connection, overlapping.where(each.before > each.start))


def miscounted_claims(connection: Connection) -> Iterator[tuple[str, str]]:
    """Uid and document of each annotation that is listed as carved and is not, or the other way round."""
    listed = select(carved_claim.c.id).where(carved_claim.c.id == _a.id).exists()
    whole = select(_s.start).where(_s.document_id == _a.document_id, _s.start == _a.start, _s.end == _a.end)
    wrong = listed == whole.correlate(annotation).exists()
    return _pairs(connection, select(_a.uid, _NAME).join_from(annotation, document).where(wrong))


def misplaced_quotes(connection: Connection) -> Iterator[tuple[str, str]]:
    """Uid and source of each piece of evidence whose quote has a place that is not in the source's text."""
    e = evidence.c
    placed = or_(e.quote_start.is_not(None), e.quote_end.is_not(None))
    sources = select(e.source_id).where(placed).distinct().subquery()
    text_length = func.length(source_text.c.text).label("length")
    lengths = (
        select(sources.c.source_id, text_length)
        .join_from(sources, source_text, source_text.c.source_id == sources.c.source_id, isouter=True)
        .cte()
        .prefix_with(literal_column("MATERIALIZED"))
    )
    within = (e.quote_start >= 0) & (e.quote_start < e.quote_end) & (e.quote_end <= lengths.c.length)
    name = func.coalesce(source.c.title, source.c.url, source.c.uid)
    query = (
        select(e.uid, name)
        .join_from(evidence, source)
        .join(lengths, lengths.c.source_id == e.source_id)
        .where(placed, ~func.coalesce(within, literal_column("0")))
    )
    return _pairs(connection, query)


def sources_with_text(connection: Connection) -> Iterator[tuple[str, str | None]]:
    """Uid of each source that has a text or should have one, and the digest that it should have."""
    texts = select(source_text.c.source_id).where(source_text.c.source_id == source.c.id).exists()
    query = select(source.c.uid, source.c.text_sha256).where(or_(source.c.text_sha256.is_not(None), texts))
    return ((uid, sha256) for uid, sha256 in connection.execute(query))


def _pairs(connection: Connection, query: Select[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((uid, name or "") for uid, name in connection.execute(query))
