"""CSV: the reviewer's sheet, one row a claim or one row a link."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import BinaryIO

from annotator.domain.records import AnnotationRecord, EvidenceRecord
from annotator.domain.vocabulary import QuoteMatch, Stance


class Rows(StrEnum):
    """What one row stands for."""

    CLAIMS = "claims"
    EVIDENCE = "evidence"


_CLAIM = (
    "document",
    "publisher",
    "author",
    "date",
    "url",
    "sentence",
    "start",
    "end",
    "text",
    "label",
    "verdict",
    "confidence",
    "claimant",
    "target",
    "verb",
    "attribution",
    "note",
    "flagged",
)
_KEYS = (
    "annotator",
    "created_at",
    "updated_at",
    "uid",
    "copied_from",
    "document_uid",
    "sha256",
    "ledger_head",
)
_SOURCES = (
    "implied_verdict",
    "links",
    "supporting_roots",
    "refuting_roots",
    *Stance,
)
_LINK = (
    "stance",
    "quote",
    "quote_match",
    "quote_similarity",
    "locator",
    "grade",
    "after_document",
    "evidence_note",
    "source",
    "source_kind",
    "source_author",
    "source_publisher",
    "source_date",
    "source_url",
    "source_archive_url",
    "source_accessed",
    "source_root",
    "source_uid",
)
_FORMULA = "=+-@\t\r\0"
"""A cell that begins so may be run by a spreadsheet. Source: OWASP, CSV injection, and ASVS 5.0, 1.2.10."""


def write_csv(file: BinaryIO, records: Iterable[AnnotationRecord], rows: Rows) -> int:
    """Write a header and the records; the number of annotations."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")  # RFC 4180; a cell that holds either letter is quoted
    columns = _SOURCES if rows is Rows.CLAIMS else _LINK
    writer.writerow((*_CLAIM, *columns, *_KEYS))
    count = 0
    for record in records:
        count += 1
        for middle in (_folded(record),) if rows is Rows.CLAIMS else _links(record):
            writer.writerow(guarded((*_claim(record), *middle, *_keys(record))))
    text.detach()
    return count


def guarded(cells: Iterable[object]) -> list[object]:
    """Cells that no spreadsheet runs: an apostrophe goes before what would be taken for a formula."""
    return [_quoted(c) if c and isinstance(c, str) and c[0] in _FORMULA else c for c in cells]


def _quoted(cell: str) -> str:
    """What has neither letter nor digit, as a dash that stands for a list item, can do nothing."""
    return f"'{cell}" if any(map(str.isalnum, cell)) else cell


def _claim(r: AnnotationRecord) -> tuple[object, ...]:
    d = r.document
    return (
        d.title,
        d.publisher,
        d.author,
        d.date,
        d.url,
        r.sentence.number,
        r.start,
        r.end,
        r.text,
        r.label,
        r.verdict,
        r.confidence,
        r.claimant,
        r.target,
        r.verb,
        r.attribution,
        r.note,
        "yes" if r.flagged else "",
    )


def _keys(r: AnnotationRecord) -> tuple[str | None, ...]:
    d = r.document
    return r.annotator, r.created_at, r.updated_at, r.uid, r.copied_from, d.uid, d.sha256, r.ledger_head


def _folded(r: AnnotationRecord) -> tuple[object, ...]:
    """What the evidence amounts to, and per stance what a person reads of it."""
    told = _by_stance(r.evidence) if r.evidence else _UNTOLD
    return r.implied_verdict, len(r.evidence), r.supporting_roots, r.refuting_roots, *told


_UNTOLD = ("",) * len(Stance)


def _by_stance(evidence: Sequence[EvidenceRecord]) -> Sequence[str]:
    return ["; ".join(_told(e) for e in evidence if e.stance is stance) for stance in Stance]


def _told(e: EvidenceRecord) -> str:
    """One link in one line: title (publisher, date) URL, locator, "quote" (how it was found), [grade]."""
    s = e.source
    origin = s.source.origin
    grade = _grade(e)
    parts = (
        s.title or s.url,
        origin and f"({origin})",
        s.title and s.url,
        e.locator,
        e.quote and f'"{e.quote}"',
        e.quote_match and f"({_match(e)})",
        grade and f"[{grade}]",
        e.after_document and "(after the document)",
    )
    return " ".join(part for part in parts if part)


def _grade(e: EvidenceRecord) -> str:
    return f"{e.source.reliability or ''}{e.credibility or ''}"


def _match(e: EvidenceRecord) -> str | None:
    return f"{e.quote_similarity} % alike" if e.quote_match is QuoteMatch.FUZZY else e.quote_match


def _links(r: AnnotationRecord) -> Iterator[tuple[object, ...]]:
    for e in r.evidence:
        s = e.source
        yield (
            e.stance,
            e.quote,
            e.quote_match,
            e.quote_similarity,
            e.locator,
            _grade(e),
            "yes" if e.after_document else "",
            e.note,
            s.title,
            s.kind,
            s.author,
            s.publisher,
            s.date,
            s.url,
            s.archive_url,
            s.accessed,
            s.root,
            s.uid,
        )
