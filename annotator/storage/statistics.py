"""Queries that count, per document and for all documents of a selection together."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, null, select

from annotator.domain.documents import Progress
from annotator.domain.events import Act
from annotator.domain.selections import Selection
from annotator.domain.statistics import PAUSE, Pace, SourceUse
from annotator.domain.vocabulary import Label, Verdict
from annotator.storage import documents
from annotator.storage.selecting import closed_sentences, in_documents
from annotator.storage.sqlite_times import seconds
from annotator.storage.tables import annotation, event, evidence, source

_LABELLING = (Act.TAG, Act.CARVE, Act.COPY)

Judged = Mapping[tuple[Label | None, Verdict | None], int]
"""Annotations per label and verdict."""


def judged(connection: Connection, selection: Selection) -> Mapping[int, Judged]:
    """Per document the selected annotations; a document without any is left out."""
    c = annotation.c
    query = select(c.document_id, c.label, c.verdict, func.count()).where(*in_documents(selection))
    found: dict[int, dict[tuple[Label | None, Verdict | None], int]] = {}
    for document_id, label, verdict, count in connection.execute(
        query.group_by(c.document_id, c.label, c.verdict)
    ):
        found.setdefault(document_id, {})[label, verdict] = count
    return found


def closed(connection: Connection, selection: Selection) -> dict[int, int]:
    """Per document the number of sentences that are not open; a document without any is left out."""
    sentences = closed_sentences(selection).subquery()
    counts = select(sentences.c.document_id, func.count()).group_by(sentences.c.document_id)
    return dict(connection.execute(counts).all())


def progress(connection: Connection, selection: Selection) -> Iterator[Progress]:
    """The documents that hold something of the selection, with the numbers of what they hold.

    Where it does not narrow, or takes sentences of which nothing was said, all open sentences are counted as
    open; else the selected annotations that have no label.
    """
    by_sentence = selection.takes_untouched or not selection.narrows
    sentences, found = documents.lengths(connection), judged(connection, selection)
    done = closed(connection, selection) if by_sentence else {}
    for document in documents.all_documents(connection, selection.document_ids or None):
        labels: Counter[Label | None] = Counter()
        for (label, _), count in found.get(document.id, {}).items():
            labels[label] += count
        unlabelled = labels.pop(None, 0)
        length = sentences[document.id]
        still_open = length - done.get(document.id, 0) if by_sentence else unlabelled
        if labels or still_open or not selection.narrows:
            yield Progress(document, length, {label: labels[label] for label in Label}, still_open)


def closed_starts(connection: Connection, document_id: int, annotators: frozenset[str]) -> set[int]:
    """Where the sentences of one document begin that are not open."""
    sentences = closed_sentences(Selection(frozenset({document_id}), annotators))
    return {start for _, start in connection.execute(sentences)}


def paces(connection: Connection, selection: Selection) -> dict[int, Pace]:
    """Per document how fast the selected analysts were; one in which no time was spent is left out."""
    c = event.c
    moment = seconds(c.at)
    before = func.lag(moment).over(partition_by=c.annotator, order_by=c.id)
    acts = select(c.document_id, c.act, (moment - before).label("stretch"))
    if selection.annotators:
        acts = acts.where(c.annotator.in_(selection.annotators))
    worked = acts.subquery()
    tags = func.count(case((worked.c.act.in_(_LABELLING), 1)))
    query = select(worked.c.document_id, tags, func.sum(worked.c.stretch)).where(
        worked.c.document_id.is_not(None), worked.c.stretch.between(0, PAUSE)
    )
    if selection.document_ids:
        query = query.where(worked.c.document_id.in_(selection.document_ids))
    rows = connection.execute(query.group_by(worked.c.document_id))
    return {document_id: Pace(count, total) for document_id, count, total in rows}


def used(connection: Connection, selection: Selection, most: int) -> dict[int | None, list[SourceUse]]:
    """Per document at most `most` sources, the most linked first; under None those of all together."""
    found: dict[int | None, list[SourceUse]] = {}
    for about in (annotation.c.document_id, null()):
        for document_id, uid, title, url, links in connection.execute(_used(about, selection, most)):
            found.setdefault(document_id, []).append(SourceUse(uid, title or url or uid, links))
    return found


def _used(about: ColumnElement[Any], selection: Selection, most: int) -> Select[*tuple[Any, ...]]:
    """The sources used most for each value of `about`."""
    source_id, links = evidence.c.source_id, func.count().label("links")
    counts = select(about.label("about"), source_id, links).join_from(evidence, annotation)
    counts = counts.where(*in_documents(selection)).group_by(about, source_id)
    c = counts.subquery().c
    rank = func.row_number().over(partition_by=c.about, order_by=(c.links.desc(), c.source_id))
    ranked = select(c.about, c.source_id, c.links, rank.label("rank")).subquery()
    r = ranked.c
    named = select(r.about, source.c.uid, source.c.title, source.c.url, r.links)
    return named.join_from(ranked, source).where(r.rank <= most).order_by(r.about, r.rank)
