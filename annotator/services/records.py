"""What leaves the database, record by record: exports write it, the gate judges it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import Any

from annotator.domain.annotations import Link, attribution
from annotator.domain.documents import Document, NumberedSpan
from annotator.domain.records import (
    AnnotationRecord,
    DocumentRecord,
    DocumentReference,
    EvidenceRecord,
    GuideRecord,
    SentenceRecord,
    SourceRecord,
    SourceReference,
)
from annotator.domain.selections import Selection
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Stance, Verdict
from annotator.domain.weighing import implied_verdict, is_after, known_by, roots
from annotator.services.independence import is_independent
from annotator.storage import documents, exports, guide, ledger, source_texts, sources
from annotator.storage.database import Transaction


def document_records(transaction: Transaction, selection: Selection) -> Iterator[DocumentRecord]:
    """The selected documents in the order of their import, whole."""
    head = ledger.head(transaction)
    for found in documents.selected(transaction, selection):
        m = found.metadata
        whole = documents.whole(transaction, found.id)
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
            head,
        )


def guide_records(transaction: Transaction) -> Iterator[GuideRecord]:
    """The guideline, if there is one."""
    found = guide.find(transaction)
    if found is not None:
        yield GuideRecord("guideline", found.name, found.text, ledger.head(transaction))


def source_records(transaction: Transaction) -> Iterator[SourceRecord]:
    """All sources by title, with their texts."""
    head = ledger.head(transaction)
    for source in sources.in_order(transaction):
        text = source_texts.text(transaction, source.uid) if source.text_sha256 else None
        yield _source_record(source, text, head)


def _source_record(s: Source, text: str | None, head: str | None) -> SourceRecord:
    return SourceRecord(
        "source",
        s.uid,
        s.title,
        s.publisher,
        s.author,
        s.date,
        s.url,
        s.reliability,
        s.note,
        s.kind,
        s.archive_url,
        s.accessed,
        s.derived_from,
        s.text_sha256,
        text,
        head,
    )


def annotation_records(transaction: Transaction, selection: Selection) -> Iterator[AnnotationRecord]:
    """The selected annotations in document order, with the evidence that the selection knows."""
    chains, head = sources.roots(transaction), ledger.head(transaction)
    for document in documents.selected(transaction, selection):
        yield from _of_document(transaction, document, selection, chains, head)


def _of_document(
    transaction: Transaction,
    document: Document,
    selection: Selection,
    chains: Mapping[str, str],
    head: str | None,
) -> Iterator[AnnotationRecord]:
    """Merge the three streams of a document: annotations, their sentences, their evidence."""
    rows = exports.rows(transaction, document.id, selection)
    if (first := next(rows, None)) is None:
        return
    m = document.metadata
    reference = DocumentReference(
        document.uid, m.title, m.publisher, m.author, m.date, m.url, document.sha256
    )
    text = documents.text(transaction, document.id)
    links = groupby(
        exports.links(transaction, document.id, selection, chains),
        key=lambda link: link.evidence.annotation_uid,
    )
    linked_uid, linked = next(links, _NO_LINKS)
    sentences = exports.sentences(transaction, document.id)
    sentence = next(sentences)
    upcoming: NumberedSpan | None = sentence
    for row in chain((first,), rows):
        uid, _, start = row[:3]
        while upcoming is not None and upcoming.start <= start:
            sentence, upcoming = upcoming, next(sentences, None)
        evidence = _NO_EVIDENCE
        if linked_uid == uid:
            evidence = _weighed(transaction, document, known_by(linked, selection.as_of))
            linked_uid, linked = next(links, _NO_LINKS)
        yield _annotation_record(row, reference, sentence, text, evidence=evidence, head=head)


_NO_LINKS: tuple[str, Iterator[Link]] = ("", iter(()))
_Weighed = tuple[Sequence[EvidenceRecord], int, int, Verdict | None]
"""Evidence, the independent roots that support and that refute, and the verdict that these imply."""
_NO_EVIDENCE: _Weighed = ((), 0, 0, None)


def _weighed(transaction: Transaction, document: Document, links: Sequence[Link]) -> _Weighed:
    if not links:
        return _NO_EVIDENCE
    judged = [(link, is_independent(transaction, document, link)) for link in links]
    independent = [link for link, is_one in judged if is_one]
    return (
        [_evidence_record(link, document.metadata.date, independent=is_one) for link, is_one in judged],
        len(roots(independent, Stance.SUPPORTS)),
        len(roots(independent, Stance.REFUTES)),
        implied_verdict(independent),
    )


def _annotation_record(
    row: Sequence[Any],
    document: DocumentReference,
    sentence: NumberedSpan,
    text: str,
    *,
    evidence: _Weighed,
    head: str | None,
) -> AnnotationRecord:
    uid, annotator, start, end, label, verdict, confidence, claimant, target, note, *others = row
    flagged, created_at, updated_at, verb, copied_from = others
    whole = text[sentence.start : sentence.end]
    return AnnotationRecord(
        "annotation",
        uid,
        document,
        SentenceRecord(sentence.number, sentence.start, sentence.end, whole),
        start,
        end,
        whole if (start, end) == sentence[:2] else text[start:end],
        label,
        verdict,
        confidence,
        claimant,
        target,
        note,
        flagged,
        annotator,
        created_at,
        updated_at,
        *evidence,
        verb,
        attribution(claimant, verb),
        copied_from,
        head,
    )


def _evidence_record(link: Link, document_date: str | None, *, independent: bool) -> EvidenceRecord:
    e, s = link.evidence, link.source
    reference = SourceReference(
        s.uid,
        s.title,
        s.publisher,
        s.author,
        s.date,
        s.url,
        s.reliability,
        s.kind,
        s.archive_url,
        s.accessed,
        s.text_sha256,
        link.root,
    )
    return EvidenceRecord(
        e.uid,
        e.stance,
        e.quote,
        e.locator,
        e.credibility,
        e.note,
        reference,
        e.quote_match,
        e.quote_similarity,
        e.quote_start,
        e.quote_end,
        is_after(s.date, document_date),
        independent,
    )
