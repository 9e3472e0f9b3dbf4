"""Queries on documents and their sentences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, and_, case, func, insert, or_, select
from sqlalchemy.sql.elements import ColumnElement

from annotator.domain.documents import Document, Excerpt, Metadata, NumberedSpan, Progress, RawDocument, Span
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import Label
from annotator.storage.bulk import insert_rows
from annotator.storage.tables import annotation, carved_claim, document, sentence

_c = document.c
_DOCUMENTS = select(
    _c.id, _c.uid, _c.sha256, _c.imported_at, _c.title, _c.author, _c.publisher, _c.date, _c.url
).order_by(_c.id)
SENTENCE_START = (
    select(func.max(sentence.c.start))
    .where(sentence.c.document_id == annotation.c.document_id, sentence.c.start <= annotation.c.start)
    .correlate(annotation)
    .scalar_subquery()
)
"""Where the sentence begins in which an annotation does."""


def _matching(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Document]:
    for id_, uid, sha256, imported_at, title, author, publisher, date, url in connection.execute(
        _DOCUMENTS.where(*conditions)
    ):
        metadata = Metadata(title=title, author=author, publisher=publisher, date=date, url=url)
        yield Document(id_, uid, sha256, imported_at, metadata)


def with_digest(connection: Connection, sha256: str) -> Document | None:
    """The document with this text, if it is there."""
    return next(_matching(connection, _c.sha256 == sha256), None)


def named(connection: Connection, name: str) -> list[Document]:
    """The documents whose uid begins with `name`, or whose title or URL it is, in any case."""
    lower = name.lower()
    begins = _c.uid.startswith(lower, autoescape=True)
    return list(_matching(connection, or_(begins, func.lower(_c.title) == lower, _c.url == name)))


def all_documents(connection: Connection, ids: Iterable[int] | None = None) -> Iterator[Document]:
    """The documents in the order of their import; those of `ids` where it is given."""
    return _matching(connection, *(() if ids is None else (_c.id.in_(ids),)))


def selected(connection: Connection, selection: Selection) -> list[Document]:
    """The documents of a selection in the order of their import."""
    return list(all_documents(connection, selection.document_ids or None))


def add(
    connection: Connection,
    raw: RawDocument,
    *,
    uid: str,
    sha256: str,
    imported_at: str,
    spans: Iterable[tuple[int, int]],
) -> Document:
    """Store a new document with its sentences."""
    m = raw.metadata
    row = connection.execute(
        insert(document).values(
            uid=uid,
            sha256=sha256,
            imported_at=imported_at,
            title=m.title,
            author=m.author,
            publisher=m.publisher,
            date=m.date,
            url=m.url,
            text=raw.text,
        )
    )
    (id_,) = row.inserted_primary_key or (0,)
    rows = ((id_, start, end, number) for number, (start, end) in enumerate(spans, 1))
    insert_rows(connection, sentence, ("document_id", "start", "end", "number"), rows)
    return Document(id_, uid, sha256, imported_at, m)


def lengths(connection: Connection, only: Document | None = None) -> dict[int, int]:
    """Number of sentences per document, of all or `only` one."""
    last = select(sentence.c.number).where(sentence.c.document_id == _c.id).order_by(sentence.c.start.desc())
    numbers = select(_c.id, func.coalesce(last.limit(1).scalar_subquery(), 0))
    if only is not None:
        numbers = numbers.where(_c.id == only.id)
    return dict(connection.execute(numbers).all())


def progress(connection: Connection, annotator: str, only: Document | None = None) -> list[Progress]:
    """All documents, or `only` one, with the number of their sentences and of this analyst's labels."""
    mine = [annotation.c.annotator == annotator]
    if only is not None:
        mine.append(annotation.c.document_id == only.id)
    counts = select(annotation.c.document_id, annotation.c.label, func.count()).where(*mine)
    labels: dict[int, dict[Label, int]] = {}
    for document_id, label, count in connection.execute(
        counts.group_by(annotation.c.document_id, annotation.c.label)
    ):
        if label is not None:
            labels.setdefault(document_id, {})[label] = count
    numbers, surplus = lengths(connection, only), _surplus(connection, mine)
    return [
        Progress(
            found, numbers[found.id], told, numbers[found.id] - sum(told.values()) + surplus.get(found.id, 0)
        )
        for found in ([only] if only else _matching(connection))
        for told in (labels.get(found.id, {}),)
    ]


def _surplus(connection: Connection, mine: Sequence[ColumnElement[bool]]) -> Mapping[int | None, int]:
    """Per document how many more carved claims have a label than sentences that were carved and are tagged.

    So that not each annotation's sentence must be looked for. An outer join, since only carved claims are
    worth a look; under None stand those of others.
    """
    label, document_id = annotation.c.label, annotation.c.document_id
    still_open = case((label.is_(None), SENTENCE_START))
    surplus = func.count(label) - func.count(SENTENCE_START.distinct()) + func.count(still_open.distinct())
    carved = carved_claim.outerjoin(annotation, and_(annotation.c.id == carved_claim.c.id, *mine))
    return dict(
        connection.execute(select(document_id, surplus).select_from(carved).group_by(document_id)).all()
    )


def text(connection: Connection, document_id: int) -> str:
    """The whole text."""
    return connection.execute(select(_c.text).where(_c.id == document_id)).scalar_one()


def part(connection: Connection, document_id: int, span: Span) -> str:
    """A part of the text."""
    found = select(func.substr(_c.text, span.start + 1, span.end - span.start)).where(_c.id == document_id)
    return str(connection.execute(found).scalar_one())


def whole(connection: Connection, document_id: int) -> Excerpt:
    """All of the document."""
    spans = select(sentence.c.start, sentence.c.end).where(sentence.c.document_id == document_id)
    rows = connection.execute(spans.order_by(sentence.c.start)).all()
    return Excerpt(text(connection, document_id), 0, list(map(Span._make, rows)), 0)


def around(connection: Connection, document_id: int, start: int, reach: int) -> Excerpt:
    """At most `reach` sentences before `start`, and `reach` from it on."""
    spans = select(sentence.c.start, sentence.c.end, sentence.c.number).where(
        sentence.c.document_id == document_id
    )
    before = spans.where(sentence.c.start < start).order_by(sentence.c.start.desc()).limit(reach)
    after = spans.where(sentence.c.start >= start).order_by(sentence.c.start).limit(reach)
    rows = [*reversed(connection.execute(before).all()), *connection.execute(after).all()]
    if not rows:
        return Excerpt("", 0, [], 0)
    offset, end = rows[0][0], rows[-1][1]
    shifted = [Span(row[0] - offset, row[1] - offset) for row in rows]
    return Excerpt(part(connection, document_id, Span(offset, end)), offset, shifted, rows[0][2] - 1)


def sentence_at(connection: Connection, document_id: int, start: int) -> NumberedSpan | None:
    """The last sentence that begins at `start` or before it."""
    query = select(sentence.c.start, sentence.c.end, sentence.c.number).where(
        sentence.c.document_id == document_id, sentence.c.start <= start
    )
    row = connection.execute(query.order_by(sentence.c.start.desc()).limit(1)).one_or_none()
    return None if row is None else NumberedSpan(*row)
