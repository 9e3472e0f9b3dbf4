"""A library of tagged documents for the benchmarks of export and of the round trip."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from annotator.domain.documents import Document, Metadata, RawDocument, Span
from annotator.domain.events import Act
from annotator.domain.identity import digest, document_uid, new_uid
from annotator.services.workspace import open_workspace
from annotator.storage import documents, ledger
from annotator.storage.bulk import insert_rows
from annotator.storage.database import Transaction
from annotator.storage.tables import annotation, evidence, source
from tests.benchmarks.books import ANALYST, sentences

A_DOCUMENT: Final = 100_000
"""Sentences of each document at most."""
SOURCES: Final = 1_000
LINKED_EVERY: Final = 10
"""One of so many annotations is linked to a source."""

_AT: Final = "2026-01-01T00:00:00.000Z"
_COLUMNS: Final = (
    "uid",
    "document_id",
    "annotator",
    "start",
    "end",
    "label",
    "flagged",
    "created_at",
    "updated_at",
)
_LABELS: Final = ("fact", "allegation", "opinion", "none")


def make_annotated(path: Path, size: int) -> Path:
    """A database of so many sentences, each of them tagged."""
    workspace, drawn = open_workspace(str(path), ANALYST), sentences()
    with workspace.database.write() as transaction:
        rows = ((new_uid(), f"Minutes {number}", "Harbour", f"minutes {number}") for number in range(SOURCES))
        insert_rows(transaction, source, ("uid", "title", "publisher", "words"), rows)
        for first in range(0, size, A_DOCUMENT):
            texts = list(islice(drawn, min(A_DOCUMENT, size - first)))
            spans = list(_spans(texts))
            document = _add(transaction, f"Report {first}", "\n".join(texts), spans)
            _annotate(transaction, document, spans)
        numbers = range(1, size + 1, LINKED_EVERY)
        linked = ((new_uid(), number, 1 + number % SOURCES, "supports", "page 4") for number in numbers)
        insert_rows(transaction, evidence, ("uid", "annotation_id", "source_id", "stance", "locator"), linked)
    workspace.close()
    return path


def _spans(texts: list[str]) -> Iterator[Span]:
    start = 0
    for text in texts:
        yield Span(start, start + len(text))
        start += len(text) + 1


def _add(transaction: Transaction, title: str, text: str, spans: list[Span]) -> Document:
    raw, sha256 = RawDocument(text, Metadata(title=title)), digest(text)
    document = documents.add(
        transaction, raw, uid=document_uid(sha256), sha256=sha256, imported_at=_AT, spans=spans
    )
    ledger.append(transaction, annotator=ANALYST, act=Act.IMPORT, document_id=document.id)
    return document


def _annotate(transaction: Transaction, document: Document, spans: list[Span]) -> None:
    rows = (
        (new_uid(), document.id, ANALYST, start, end, _LABELS[start % len(_LABELS)], False, _AT, _AT)
        for start, end in spans
    )
    insert_rows(transaction, annotation, _COLUMNS, rows)
