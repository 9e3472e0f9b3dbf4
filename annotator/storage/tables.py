"""The tables. The migrations build them; a test holds the two equal."""

from enum import Enum as PythonEnum
from typing import Any

from sqlalchemy import Column, Enum, ForeignKey, Index, Integer, MetaData, Named, Table, Text, TypedColumns
from sqlalchemy.types import TypeEngine

from annotator.domain.events import Act
from annotator.domain.vocabulary import (
    Confidence,
    Credibility,
    Label,
    QuoteMatch,
    Reliability,
    SourceKind,
    Stance,
    Verdict,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _closed(vocabulary: type[PythonEnum]) -> TypeEngine[Any]:
    """Text that holds the values of `vocabulary`; the database itself does not check them."""
    return Enum(
        vocabulary, native_enum=False, length=24, values_callable=lambda words: [w.value for w in words]
    )


class ProgramColumns(TypedColumns):
    """One row: the program version that built the schema."""

    version: Named[str] = Column(Text, primary_key=True)


class DocumentColumns(TypedColumns):
    """One imported text. The text is last, so that the other columns are read without it."""

    id = Column(Integer, primary_key=True)
    uid: Named[str] = Column(Text, unique=True)
    sha256: Named[str] = Column(Text, unique=True)
    imported_at: Named[str] = Column(Text)
    title: Named[str | None] = Column(Text)
    author: Named[str | None] = Column(Text)
    publisher: Named[str | None] = Column(Text)
    date: Named[str | None] = Column(Text)
    url: Named[str | None] = Column(Text)
    text: Named[str] = Column(Text)


class SentenceColumns(TypedColumns):
    """One sentence; `number` counts from 1 in document order."""

    document_id: Named[int] = Column(ForeignKey("document.id"), primary_key=True)
    start: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    end: Named[int] = Column(Integer)
    number: Named[int] = Column(Integer)


class AnnotationColumns(TypedColumns):
    """One analyst's judgement of one claim."""

    id = Column(Integer, primary_key=True)
    uid: Named[str] = Column(Text, unique=True)
    document_id: Named[int] = Column(ForeignKey("document.id"))
    annotator: Named[str] = Column(Text)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    label: Named[Label | None] = Column(_closed(Label))
    verdict: Named[Verdict | None] = Column(_closed(Verdict))
    confidence: Named[Confidence | None] = Column(_closed(Confidence))
    claimant: Named[str | None] = Column(Text)
    target: Named[str | None] = Column(Text)
    note: Named[str | None] = Column(Text)
    flagged: Named[bool]
    created_at: Named[str] = Column(Text)
    updated_at: Named[str] = Column(Text)
    verb: Named[str | None] = Column(Text)
    copied_from: Named[str | None] = Column(Text)


class ClaimTextColumns(TypedColumns):
    """What an annotated claim says, for finding it in other documents; `id` is that of the annotation.

    It is filled in later than the annotation. `words` is what the index holds of it, where that is not the
    text itself.
    """

    id: Named[int] = Column(ForeignKey("annotation.id", ondelete="CASCADE"), primary_key=True)
    text: Named[str] = Column(Text)
    words: Named[str | None] = Column(Text)


class CarvedClaimColumns(TypedColumns):
    """An annotation that is not of a whole sentence, as triggers keep them."""

    id: Named[int] = Column(ForeignKey("annotation.id", ondelete="CASCADE"), primary_key=True)


class SourceColumns(TypedColumns):
    """One source.

    `url_key` is its URL after cleaning, by which the same page is recognised; `words` is what the finder
    looks into, folded.
    """

    id = Column(Integer, primary_key=True)
    uid: Named[str] = Column(Text, unique=True)
    title: Named[str | None] = Column(Text, index=True)
    author: Named[str | None] = Column(Text)
    publisher: Named[str | None] = Column(Text)
    date: Named[str | None] = Column(Text)
    url: Named[str | None] = Column(Text)
    reliability: Named[Reliability | None] = Column(_closed(Reliability))
    note: Named[str | None] = Column(Text)
    url_key: Named[str | None] = Column(Text, index=True)
    words: Named[str] = Column(Text)
    kind: Named[SourceKind | None] = Column(_closed(SourceKind))
    archive_url: Named[str | None] = Column(Text)
    accessed: Named[str | None] = Column(Text)
    derived_from: Named[str | None] = Column(Text, ForeignKey("source.uid"), index=True)
    text_sha256: Named[str | None] = Column(Text, index=True)


class SourceTextColumns(TypedColumns):
    """The full text of a source, apart from it so that a source is read without."""

    source_id: Named[int] = Column(ForeignKey("source.id"), primary_key=True)
    text: Named[str] = Column(Text)


class PassageColumns(TypedColumns):
    """A paragraph-sized span of a source's text, with that part of the text.

    `words` is what the index holds of it, where that is not the text itself.
    """

    id = Column(Integer, primary_key=True)
    source_id: Named[int] = Column(ForeignKey("source.id"), index=True)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    text: Named[str] = Column(Text)
    words: Named[str | None] = Column(Text)


class MergedSourceColumns(TypedColumns):
    """Uid of a source that was merged into another one, by which files and older events still name it."""

    uid: Named[str] = Column(Text, primary_key=True)
    source_id: Named[int] = Column(ForeignKey("source.id"), index=True)


class EvidenceColumns(TypedColumns):
    """The link between one annotation and one source; uids sort by the time of linking."""

    id = Column(Integer, primary_key=True)
    uid: Named[str] = Column(Text, unique=True)
    annotation_id: Named[int] = Column(ForeignKey("annotation.id"), index=True)
    source_id: Named[int] = Column(ForeignKey("source.id"), index=True)
    stance: Named[Stance] = Column(_closed(Stance))
    quote: Named[str | None] = Column(Text)
    locator: Named[str | None] = Column(Text)
    credibility: Named[Credibility | None] = Column(_closed(Credibility))
    note: Named[str | None] = Column(Text)
    quote_match: Named[QuoteMatch | None] = Column(_closed(QuoteMatch))
    quote_similarity: Named[int | None] = Column(Integer)
    quote_start: Named[int | None] = Column(Integer)
    quote_end: Named[int | None] = Column(Integer)


class EventColumns(TypedColumns):
    """One entry of the ledger, which is only ever added to; the states are JSON.

    `follows` is, of an act that can be undone, the one that is undone after it. `hash` is the entry's link in
    the chain, see `annotator.domain.chain`.
    """

    id = Column(Integer, primary_key=True)
    at: Named[str] = Column(Text)
    annotator: Named[str] = Column(Text)
    act: Named[Act] = Column(_closed(Act))
    document_id: Named[int | None] = Column(ForeignKey("document.id"))
    start: Named[int | None] = Column(Integer)
    end: Named[int | None] = Column(Integer)
    before: Named[str] = Column(Text)
    after: Named[str] = Column(Text)
    reverses: Named[int | None] = Column(ForeignKey("event.id"))
    follows: Named[int | None] = Column(ForeignKey("event.id"))
    continues: Named[str | None] = Column(Text)
    hash: Named[str] = Column(Text)


class GuideColumns(TypedColumns):
    """The project's own guideline, in Markdown: one row, or none."""

    name: Named[str] = Column(Text, primary_key=True)
    text: Named[str] = Column(Text)


class PositionColumns(TypedColumns):
    """Where an analyst left a document, and which event was then the last."""

    document_id: Named[int] = Column(ForeignKey("document.id"), primary_key=True)
    annotator: Named[str] = Column(Text, primary_key=True)
    start: Named[int] = Column(Integer)
    event_id: Named[int] = Column(Integer)


program = Table("program", metadata, ProgramColumns)
document = Table("document", metadata, DocumentColumns)
sentence = Table("sentence", metadata, SentenceColumns, sqlite_with_rowid=False)
annotation = Table("annotation", metadata, AnnotationColumns)
claim_text = Table("claim_text", metadata, ClaimTextColumns)
carved_claim = Table("carved_claim", metadata, CarvedClaimColumns)
guide = Table("guide", metadata, GuideColumns)
source = Table("source", metadata, SourceColumns)
source_text = Table("source_text", metadata, SourceTextColumns)
passage = Table("passage", metadata, PassageColumns)
merged_source = Table("merged_source", metadata, MergedSourceColumns)
evidence = Table("evidence", metadata, EvidenceColumns)
event = Table("event", metadata, EventColumns)
position = Table("position", metadata, PositionColumns, sqlite_with_rowid=False)

Index(
    "uq_annotation_document_id_start_annotator",
    annotation.c.document_id,
    annotation.c.start,
    annotation.c.annotator,
    unique=True,
)
Index(None, annotation.c.annotator, annotation.c.document_id, annotation.c.label)
Index(None, event.c.document_id, event.c.annotator)
Index(None, event.c.follows)
