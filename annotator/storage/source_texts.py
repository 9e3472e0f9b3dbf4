"""The full texts of sources, and their passages."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from annotator.domain.documents import Span
from annotator.storage.bulk import insert_rows
from annotator.storage.tables import passage, source, source_text

_TEXT = select(source_text.c.text).join(source)


def text(connection: Connection, source_uid: str) -> str | None:
    """The whole text, None where the library does not hold it."""
    return connection.execute(_TEXT.where(source.c.uid == source_uid)).scalar_one_or_none()


def length(connection: Connection, source_uid: str) -> int | None:
    """How many code points the whole text has, None where the library does not hold it."""
    counted = select(func.length(source_text.c.text)).join(source).where(source.c.uid == source_uid)
    return connection.execute(counted).scalar_one_or_none()


def put(
    connection: Connection, source_uid: str, text: str, passages: Iterable[tuple[Span, str | None]]
) -> None:
    """Store the text of a source that has none, with its passages and what the index shall hold of each."""
    id_ = connection.execute(select(source.c.id).where(source.c.uid == source_uid)).scalar_one()
    connection.execute(insert(source_text).values(source_id=id_, text=text))
    rows = ((id_, start, end, text[start:end], words) for (start, end), words in passages)
    insert_rows(connection, passage, ("source_id", "start", "end", "text", "words"), rows)


def remove(connection: Connection, source_uid: str) -> None:
    """Take the text of a source away, with its passages."""
    id_ = select(source.c.id).where(source.c.uid == source_uid).scalar_subquery()
    connection.execute(delete(passage).where(passage.c.source_id == id_))
    connection.execute(delete(source_text).where(source_text.c.source_id == id_))
