"""Writing annotations, documents and sources out."""

from collections.abc import Iterator
from itertools import chain, groupby
from pathlib import Path

from annotator.domain.annotations import Annotation, Link
from annotator.domain.documents import Document, NumberedSpan
from annotator.domain.errors import UsageError
from annotator.domain.records import (
    AnnotationRecord,
    DocumentRecord,
    DocumentReference,
    EvidenceRecord,
    Record,
    SentenceRecord,
    SourceRecord,
    SourceReference,
)
from annotator.domain.selections import Selection
from annotator.domain.sources import Source
from annotator.services.paths import at_home
from annotator.services.workspace import Workspace
from annotator.storage import documents, exports, sources
from annotator.storage.database import Transaction
from annotator.writers.csv_sheet import Rows, write_csv
from annotator.writers.files import replacing
from annotator.writers.jsonl import write_jsonl

SUFFIXES = (".csv", ".jsonl")


def export(
    workspace: Workspace, path: Path, selection: Selection, *, full: bool = False, rows: Rows = Rows.CLAIMS
) -> int:
    """Write the selected annotations to `path`, in the format that its suffix names.

    `full` puts whole documents and sources before them, so that the file restores everything; only
    JSONL can. The file is there whole or not at all. Returns the number of annotations.
    """
    path = at_home(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"Cannot export to {path.name!r}: give a file that ends in .csv or .jsonl.")
    if full and suffix != ".jsonl":
        raise UsageError("Only JSONL holds whole documents: give --full a file that ends in .jsonl.")
    with workspace.database.read() as transaction, replacing(path) as file:
        if suffix == ".csv":
            return write_csv(file, _annotations(transaction, selection), rows)
        return write_jsonl(file, _records(transaction, selection, full=full))


def _records(transaction: Transaction, selection: Selection, *, full: bool) -> Iterator[Record]:
    if full:
        yield from _documents(transaction, selection)
        yield from map(_source_record, sources.in_order(transaction))
    yield from _annotations(transaction, selection)


def _documents(transaction: Transaction, selection: Selection) -> Iterator[DocumentRecord]:
    for id_ in exports.document_ids(transaction, selection):
        (found,) = documents.all_documents(transaction, [id_])
        m = found.metadata
        whole = documents.whole(transaction, id_)
        yield DocumentRecord(
            "document",
            found.uid,
            m.title,
            m.publisher,
            m.author,
            m.date,
            m.url,
            found.sha256,
            found.imported_at,
            whole.text,
            whole.spans,
        )


def _source_record(s: Source) -> SourceRecord:
    return SourceRecord("source", s.uid, s.title, s.publisher, s.author, s.date, s.url, s.reliability, s.note)


def _annotations(transaction: Transaction, selection: Selection) -> Iterator[AnnotationRecord]:
    for id_ in exports.document_ids(transaction, selection):
        (document,) = documents.all_documents(transaction, [id_])
        yield from _of_document(transaction, document, selection)


def _of_document(
    transaction: Transaction, document: Document, selection: Selection
) -> Iterator[AnnotationRecord]:
    """Merge the three streams of a document: annotations, their sentences, their evidence."""
    annotations = exports.annotations(transaction, document.id, selection)
    if (first := next(annotations, None)) is None:
        return
    m = document.metadata
    reference = DocumentReference(
        document.uid, m.title, m.publisher, m.author, m.date, m.url, document.sha256
    )
    text = documents.text(transaction, document.id)
    links = groupby(
        exports.links(transaction, document.id, selection), key=lambda link: link.evidence.annotation_uid
    )
    linked_uid, linked = next(links, _NO_LINKS)
    sentences = exports.sentences(transaction, document.id)
    sentence = next(sentences)
    upcoming: NumberedSpan | None = sentence
    for a in chain((first,), annotations):
        while upcoming is not None and upcoming.start <= a.start:
            sentence, upcoming = upcoming, next(sentences, None)
        evidence = []
        if linked_uid == a.uid:
            evidence = [_evidence_record(link) for link in linked]
            linked_uid, linked = next(links, _NO_LINKS)
        yield _annotation_record(a, reference, sentence, text, evidence)


_NO_LINKS: tuple[str, Iterator[Link]] = ("", iter(()))


def _annotation_record(
    a: Annotation,
    document: DocumentReference,
    sentence: NumberedSpan,
    text: str,
    evidence: list[EvidenceRecord],
) -> AnnotationRecord:
    start, end, number = sentence
    whole = text[start:end]
    return AnnotationRecord(
        "annotation",
        a.uid,
        document,
        SentenceRecord(number, start, end, whole),
        a.start,
        a.end,
        whole if (a.start, a.end) == (start, end) else text[a.start : a.end],
        a.label,
        a.verdict,
        a.confidence,
        a.claimant,
        a.target,
        a.note,
        a.flagged,
        a.annotator,
        a.created_at,
        a.updated_at,
        evidence,
    )


def _evidence_record(link: Link) -> EvidenceRecord:
    e, s = link.evidence, link.source
    reference = SourceReference(s.uid, s.title, s.publisher, s.author, s.date, s.url, s.reliability)
    return EvidenceRecord(e.uid, e.stance, e.quote, e.locator, e.credibility, e.note, reference)
