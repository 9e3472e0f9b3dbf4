"""The lines of an exported JSONL file, field by field and in their order.

Each says, in `ledger_head`, how far the ledger was when it was written: the head of the chain.
The two that are made for each annotation are not frozen: that takes ten times as long, and exports make many.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotations import Annotation, Evidence
from annotator.domain.documents import Metadata, RawDocument, Span
from annotator.domain.sources import Source
from annotator.domain.vocabulary import (
    Attribution,
    Confidence,
    Credibility,
    Label,
    QuoteMatch,
    Reliability,
    SourceKind,
    Stance,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """Which document an annotation belongs to."""

    uid: str
    title: str | None
    publisher: str | None
    author: str | None
    date: str | None
    url: str | None
    sha256: str


@dataclass(slots=True)
class SentenceRecord:
    """The sentence that holds the claim; `number` counts from 1."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceReference:
    """Which source a piece of evidence names."""

    uid: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    reliability: Reliability | None = None
    kind: SourceKind | None = None
    archive_url: str | None = None
    accessed: str | None = None
    text_sha256: str | None = None
    root: str | None = None
    """Uid of the source that it goes back to: its own, unless it is derived from another."""

    @property
    def source(self) -> Source:
        """The source as far as it is told here."""
        return Source(
            self.uid,
            self.title,
            self.author,
            self.publisher,
            self.date,
            self.url,
            self.reliability,
            kind=self.kind,
            archive_url=self.archive_url,
            accessed=self.accessed,
        )


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """One link of the annotation."""

    uid: str
    stance: Stance
    quote: str | None
    locator: str | None
    credibility: Credibility | None
    note: str | None
    source: SourceReference
    quote_match: QuoteMatch | None = None
    quote_similarity: int | None = None
    quote_start: int | None = None
    quote_end: int | None = None
    after_document: bool = False
    """Whether the source was published after the document."""
    independent: bool = True
    """Whether it goes back to something other than the document itself."""


@dataclass(slots=True)
class AnnotationRecord:
    """One annotation, complete in itself."""

    type: Literal["annotation"]
    uid: str
    document: DocumentReference
    sentence: SentenceRecord
    start: int
    end: int
    text: str
    label: Label | None
    verdict: Verdict | None
    confidence: Confidence | None
    claimant: str | None
    target: str | None
    note: str | None
    flagged: bool
    annotator: str
    created_at: str
    updated_at: str
    evidence: Sequence[EvidenceRecord]
    supporting_roots: int = 0
    """Independent sources that the supporting evidence goes back to."""
    refuting_roots: int = 0
    implied_verdict: Verdict | None = None
    """What these two imply; None where the claim has no evidence."""
    verb: str | None = None
    attribution: Attribution | None = None
    """Whether the text names who alleges, as claimant and verb say."""
    copied_from: str | None = None
    ledger_head: str | None = None

    @property
    def annotation(self) -> Annotation:
        """The annotation without its place in files."""
        return Annotation(
            self.uid,
            self.annotator,
            self.start,
            self.end,
            self.label,
            self.verdict,
            self.confidence,
            self.claimant,
            self.target,
            self.note,
            self.flagged,
            self.created_at,
            self.updated_at,
            self.verb,
            self.copied_from,
        )

    @property
    def links(self) -> tuple[Evidence, ...]:
        """Its evidence without the sources; what became of the quotes is found out anew."""
        return tuple(
            Evidence(
                e.uid,
                self.uid,
                e.source.uid,
                e.stance,
                e.quote,
                e.locator,
                e.credibility,
                e.note,
                quote_start=e.quote_start,
            )
            for e in self.evidence
        )


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document with its whole text; `sentences` are spans of it."""

    type: Literal["document"]
    uid: str
    title: str | None
    publisher: str | None
    author: str | None
    date: str | None
    url: str | None
    sha256: str
    imported_at: str
    text: str
    sentences: list[Span]
    ledger_head: str | None = None

    @property
    def raw(self) -> RawDocument:
        """The text and its metadata."""
        return RawDocument(
            self.text,
            Metadata(
                title=self.title, author=self.author, publisher=self.publisher, date=self.date, url=self.url
            ),
        )


@dataclass(frozen=True, slots=True)
class GuideRecord:
    """The project's own guideline, with the name of the file that it came from."""

    type: Literal["guideline"]
    name: str
    text: str
    ledger_head: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One source of the library."""

    type: Literal["source"]
    uid: str
    title: str | None
    publisher: str | None
    author: str | None
    date: str | None
    url: str | None
    reliability: Reliability | None
    note: str | None
    kind: SourceKind | None = None
    archive_url: str | None = None
    accessed: str | None = None
    derived_from: str | None = None
    """Uid of another source of the library."""
    text_sha256: str | None = None
    text: str | None = None
    ledger_head: str | None = None

    @property
    def source(self) -> Source:
        """The source, without its text."""
        return Source(
            self.uid,
            self.title,
            self.author,
            self.publisher,
            self.date,
            self.url,
            self.reliability,
            self.note,
            self.kind,
            self.archive_url,
            self.accessed,
            self.derived_from,
            self.text_sha256,
        )


Record = AnnotationRecord | DocumentRecord | GuideRecord | SourceRecord
