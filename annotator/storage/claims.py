"""Queries on annotations and their evidence."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, astuple, fields
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from annotator.domain.annotations import Annotation, Claim, Evidence, Link, Mark
from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.domain.events import State
from annotator.domain.sources import Source
from annotator.storage import claim_texts, sources
from annotator.storage.bulk import insert_rows
from annotator.storage.tables import annotation, carved_claim, evidence, source

ANNOTATION_FIELDS = tuple(field.name for field in fields(Annotation))
_ANNOTATION = tuple(annotation.c[name] for name in ANNOTATION_FIELDS)
EVIDENCE_FIELDS = (
    "uid",
    "stance",
    "quote",
    "locator",
    "credibility",
    "note",
    "quote_match",
    "quote_similarity",
    "quote_start",
    "quote_end",
)
_EVIDENCE = (
    evidence.c.uid,
    annotation.c.uid,
    source.c.uid,
    *(evidence.c[name] for name in EVIDENCE_FIELDS[1:]),
)
_SOURCE = tuple(source.c[field.name] for field in fields(Source))

ANNOTATIONS = select(*_ANNOTATION)
LINKS = (
    select(*_EVIDENCE, *_SOURCE)
    .join_from(evidence, annotation)
    .join(source)
    .order_by(annotation.c.id, evidence.c.uid)
)

_BATCH = 10_000
"""How many uids a query may name for sure: SQLite takes 32,766 values."""

_MINE = (
    annotation.c.document_id == bindparam("document"),
    annotation.c.annotator == bindparam("annotator"),
    annotation.c.start >= bindparam("from"),
    annotation.c.start < bindparam("to"),
)
_CLAIMS = ANNOTATIONS.where(*_MINE).order_by(annotation.c.start)
_CLAIM_LINKS = LINKS.where(*_MINE)


def in_span(connection: Connection, document_id: int, annotator: str, span: Span) -> list[Claim]:
    """This analyst's claims inside `span`, in text order."""
    mine = {"document": document_id, "annotator": annotator, "from": span.start, "to": span.end}
    rows = connection.execute(_CLAIMS, mine).all()
    if not rows:
        return []
    links: dict[str, list[Link]] = {}
    for link in rooted(connection, [as_link(row) for row in connection.execute(_CLAIM_LINKS, mine)]):
        links.setdefault(link.evidence.annotation_uid, []).append(link)
    return [Claim(a, tuple(links.get(a.uid, ()))) for a in (Annotation(*row) for row in rows)]


def as_link(row: Sequence[Any]) -> Link:
    """A row of `LINKS`."""
    cut = len(_EVIDENCE)
    return Link(Evidence(*row[:cut]), Source(*row[cut:]))


def rooted(connection: Connection, links: Sequence[Link]) -> Sequence[Link]:
    """The links with the roots of their sources."""
    derived = {link.source.uid for link in links if link.source.derived_from}
    if not derived:
        return links
    roots = sources.roots(connection, derived)
    return [dataclasses.replace(link, root_uid=roots.get(link.source.uid)) for link in links]


def of_source(connection: Connection, source_uid: str) -> list[Evidence]:
    """All evidence that names a source, of all analysts."""
    rows = connection.execute(LINKS.where(source.c.uid == source_uid))
    return [as_link(row).evidence for row in rows]


def keep_match(connection: Connection, checked: Evidence) -> None:
    """Store what became of a quote when it was looked up."""
    values = {name: getattr(checked, name) for name in EVIDENCE_FIELDS if name.startswith("quote_")}
    connection.execute(update(evidence).where(evidence.c.uid == checked.uid).values(values))


def marks(
    connection: Connection, document_id: int, annotator: str, start: int, end: int
) -> Iterator[tuple[Span, Mark, bool]]:
    """Per annotation of this analyst that begins in `[start, end)`, in text order: its span and its mark.

    The mark has no parts; the last of the three says whether the claim is only part of a sentence.
    """
    linked = exists().where(evidence.c.annotation_id == annotation.c.id)
    carved = exists().where(carved_claim.c.id == annotation.c.id)
    query = select(
        annotation.c.start, annotation.c.end, annotation.c.label, annotation.c.flagged, linked, carved
    ).where(
        annotation.c.document_id == document_id,
        annotation.c.annotator == annotator,
        annotation.c.start >= start,
        annotation.c.start < end,
    )
    for row in connection.execute(query.order_by(annotation.c.start)):
        yield Span(row[0], row[1]), Mark(row[2], row[3], row[4]), row[5]


def are_current(connection: Connection, state: State, absent: State) -> bool:
    """Whether the rows of `state` are in the database just so, and those only of `absent` are not there."""
    annotations: set[Annotation] = set()
    links: set[Evidence] = set()
    for uids in _batches(_uids(state.annotations) | _uids(absent.annotations)):
        found = connection.execute(ANNOTATIONS.where(annotation.c.uid.in_(uids)))
        annotations.update(Annotation(*row) for row in found)
    for uids in _batches(_uids(state.evidence) | _uids(absent.evidence)):
        linked = connection.execute(LINKS.where(evidence.c.uid.in_(uids)))
        links.update(as_link(row).evidence for row in linked)
    return annotations == set(state.annotations) and links == set(state.evidence)


def _batches(uids: Iterable[str]) -> Iterator[list[str]]:
    """As many at a time as a query takes for sure."""
    waiting = list(uids)
    return (waiting[first : first + _BATCH] for first in range(0, len(waiting), _BATCH))


def _source_changes(before: State, after: State) -> Iterator[tuple[str, str, object, object]]:
    """Uid, field, and both values of what differs between the sources of two states."""
    others = {other.uid: other for other in after.sources}
    for one in before.sources:
        for field in fields(Source) if one.uid in others else ():
            old, new = getattr(one, field.name), getattr(others[one.uid], field.name)
            if old != new:
                yield one.uid, field.name, old, new


def replace(connection: Connection, document_id: int, before: State, after: State) -> None:
    """Turn the rows of `before` into those of `after`: insert what is new, delete what is gone.

    Of sources only those fields change that differ between the two, and were not changed since.
    Raises `RefusedError` where something else in the database hangs on what would go.
    """
    try:
        for uid in _uids(before.evidence) - _uids(after.evidence):
            connection.execute(delete(evidence).where(evidence.c.uid == uid))
        for uid in _uids(before.annotations) - _uids(after.annotations):
            connection.execute(delete(annotation).where(annotation.c.uid == uid))
        there = _uids(before.annotations) | _uids(before.evidence)
        rows = [{"document_id": document_id} | asdict(row) for row in after.annotations]
        if changed := [row | {"changed": row["uid"]} for row in rows if row["uid"] in there]:
            connection.execute(update(annotation).where(annotation.c.uid == bindparam("changed")), changed)
        if new := [row for row in rows if row["uid"] not in there]:
            connection.execute(insert(annotation), new)
        spans = {row.uid: row.span for row in before.annotations}
        if moved := [row.uid for row in after.annotations if row.span != spans.get(row.uid, row.span)]:
            claim_texts.outdate(connection, moved)
        for link in after.evidence:
            _put(connection, link.uid in there, _with_ids(link))
        for uid, name, old, value in _source_changes(before, after):
            unchanged = (source.c.uid == uid) & source.c[name].is_not_distinct_from(old)
            connection.execute(update(source).where(unchanged).values({name: value}))
    except IntegrityError as error:
        raise RefusedError(
            "What this touches was changed or deleted since: open the document again."
        ) from error


def taken_uids(connection: Connection, state: State) -> set[str]:
    """Those uids of `state` that an annotation or a piece of evidence in the database has already."""
    annotations = select(annotation.c.uid).where(annotation.c.uid.in_(_uids(state.annotations)))
    links = select(evidence.c.uid).where(evidence.c.uid.in_(_uids(state.evidence)))
    return {*connection.execute(annotations).scalars(), *connection.execute(links).scalars()}


def add_many(connection: Connection, document_id: int, state: State) -> None:
    """Insert annotations with their evidence, whose uids must be new and whose sources must be there."""
    first = connection.execute(select(func.coalesce(func.max(annotation.c.id), 0))).scalar_one() + 1
    ids = {row.uid: first + offset for offset, row in enumerate(state.annotations)}
    named = select(source.c.uid, source.c.id).where(source.c.uid.in_({e.source_uid for e in state.evidence}))
    sources = dict(connection.execute(named).all())
    annotations = ((document_id, ids[row.uid], *astuple(row)) for row in state.annotations)
    links = (
        (ids[e.annotation_uid], sources[e.source_uid], *(getattr(e, name) for name in EVIDENCE_FIELDS))
        for e in state.evidence
    )
    insert_rows(connection, annotation, ("document_id", "id", *ANNOTATION_FIELDS), annotations)
    insert_rows(connection, evidence, ("annotation_id", "source_id", *EVIDENCE_FIELDS), links)


def _uids(rows: Iterable[Annotation | Evidence]) -> set[str]:
    return {row.uid for row in rows}


def _put(connection: Connection, is_there: bool, values: dict[str, Any]) -> None:
    if is_there:
        connection.execute(update(evidence).where(evidence.c.uid == values["uid"]).values(values))
    else:
        connection.execute(insert(evidence).values(values))


def _with_ids(link: Evidence) -> dict[str, Any]:
    values = asdict(link)
    uid = values.pop("annotation_uid")
    values["annotation_id"] = select(annotation.c.id).where(annotation.c.uid == uid).scalar_subquery()
    uid = values.pop("source_uid")
    values["source_id"] = select(source.c.id).where(source.c.uid == uid).scalar_subquery()
    return values
