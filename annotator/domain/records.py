"""The lines of an exported JSONL file, field by field and in their order."""

from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotations import Annotation, Evidence
from annotator.domain.documents import Metadata, RawDocument, Span
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Confidence, Credibility, Label, Reliability, Stance, Verdict


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


@dataclass(frozen=True, slots=True)
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

    @property
    def source(self) -> Source:
        """The source as far as it is told here."""
        return Source(
            self.uid, self.title, self.author, self.publisher, self.date, self.url, self.reliability
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


@dataclass(frozen=True, slots=True)
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
    evidence: list[EvidenceRecord]

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
        )

    @property
    def links(self) -> tuple[Evidence, ...]:
        """Its evidence without the sources."""
        return tuple(
            Evidence(e.uid, self.uid, e.source.uid, e.stance, e.quote, e.locator, e.credibility, e.note)
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

    @property
    def source(self) -> Source:
        """The source."""
        return Source(
            self.uid,
            self.title,
            self.author,
            self.publisher,
            self.date,
            self.url,
            self.reliability,
            self.note,
        )


Record = AnnotationRecord | DocumentRecord | SourceRecord
