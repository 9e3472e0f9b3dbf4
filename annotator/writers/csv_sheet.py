"""CSV: the reviewer's sheet, one row a claim or one row a link."""

import csv
import io
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import BinaryIO

from annotator.domain.records import AnnotationRecord, EvidenceRecord


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
    "note",
    "flagged",
)
_KEYS = ("annotator", "created_at", "updated_at", "uid", "document_uid", "sha256")
_SOURCES = ("sources", "supports", "refutes", "context")
_LINK = (
    "stance",
    "quote",
    "locator",
    "credibility",
    "evidence_note",
    "source",
    "source_author",
    "source_publisher",
    "source_date",
    "source_url",
    "reliability",
    "source_uid",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
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
            writer.writerow(tuple(map(guarded, (*_claim(record), *middle, *_keys(record)))))
    text.detach()
    return count


def guarded(cell: object) -> object:
    """A cell that no spreadsheet runs: an apostrophe goes before what would be taken for a formula.

    What has neither letter nor digit, as a dash that stands for a list item, can do nothing.
    """
    is_formula = isinstance(cell, str) and cell.startswith(_FORMULA) and any(map(str.isalnum, cell))
    return f"'{cell}" if is_formula else cell


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
        r.note,
        "yes" if r.flagged else "",
    )


def _keys(r: AnnotationRecord) -> tuple[str, ...]:
    return r.annotator, r.created_at, r.updated_at, r.uid, r.document.uid, r.document.sha256


def _folded(r: AnnotationRecord) -> tuple[object, ...]:
    """The number of sources, and per stance what a person reads of them."""
    told = ["; ".join(_told(e) for e in r.evidence if e.stance == stance) for stance in _SOURCES[1:]]
    return len(r.evidence), *told


def _told(e: EvidenceRecord) -> str:
    """One link in one line: title (publisher, date) URL, locator: "quote" [grade]."""
    s = e.source
    origin = s.source.origin
    grade = f"{s.reliability or ''}{e.credibility or ''}"
    parts = (
        s.title or s.url,
        origin and f"({origin})",
        s.title and s.url,
        e.locator,
        e.quote and f'"{e.quote}"',
        grade and f"[{grade}]",
    )
    return " ".join(part for part in parts if part)


def _links(r: AnnotationRecord) -> Iterator[tuple[object, ...]]:
    for e in r.evidence:
        s = e.source
        yield (
            e.stance,
            e.quote,
            e.locator,
            e.credibility,
            e.note,
            s.title,
            s.author,
            s.publisher,
            s.date,
            s.url,
            s.reliability,
            s.uid,
        )
