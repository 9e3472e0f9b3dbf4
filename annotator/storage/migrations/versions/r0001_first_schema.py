"""Documents, sentences, annotations, sources, evidence, the ledger, and the index of sources."""

import sqlalchemy as sa
from alembic import op

from annotator.storage import sqlite

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Build the schema in an empty file."""
    _program()
    _documents()
    _annotations()
    _sources()
    _evidence()
    _ledger()
    sqlite.create_source_index(op.get_bind())


def _key() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False, primary_key=True)


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _word(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String(24), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}")


def _program() -> None:
    op.create_table(
        "program", _text("version", nullable=False), sa.PrimaryKeyConstraint("version", name="pk_program")
    )


def _documents() -> None:
    op.create_table(
        "document",
        _key(),
        _text("uid", nullable=False),
        _text("sha256", nullable=False),
        _text("imported_at", nullable=False),
        *map(_text, ("title", "author", "publisher", "date", "url")),
        _text("text", nullable=False),
        sa.UniqueConstraint("uid", name="uq_document_uid"),
        sa.UniqueConstraint("sha256", name="uq_document_sha256"),
    )
    op.create_table(
        "sentence",
        _number("document_id"),
        _number("start"),
        _number("end"),
        _number("number"),
        _reference("sentence", "document_id", "document"),
        sa.PrimaryKeyConstraint("document_id", "start", name="pk_sentence"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "position",
        _number("document_id"),
        _text("annotator", nullable=False),
        _number("start"),
        _number("event_id"),
        _reference("position", "document_id", "document"),
        sa.PrimaryKeyConstraint("document_id", "annotator", name="pk_position"),
        sqlite_with_rowid=False,
    )


def _annotations() -> None:
    op.create_table(
        "annotation",
        _key(),
        _text("uid", nullable=False),
        _number("document_id"),
        _text("annotator", nullable=False),
        _number("start"),
        _number("end"),
        *map(_word, ("label", "verdict", "confidence")),
        *map(_text, ("claimant", "target", "note")),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        _text("created_at", nullable=False),
        _text("updated_at", nullable=False),
        _reference("annotation", "document_id", "document"),
        sa.UniqueConstraint("uid", name="uq_annotation_uid"),
    )
    op.create_index(
        "uq_annotation_document_id_start_annotator",
        "annotation",
        ["document_id", "start", "annotator"],
        unique=True,
    )
    op.create_index(
        "ix_annotation_annotator_document_id_label", "annotation", ["annotator", "document_id", "label"]
    )


def _sources() -> None:
    op.create_table(
        "source",
        _key(),
        _text("uid", nullable=False),
        *map(_text, ("title", "author", "publisher", "date", "url")),
        _word("reliability"),
        _text("note"),
        _text("url_key"),
        _text("words", nullable=False),
        sa.UniqueConstraint("uid", name="uq_source_uid"),
    )
    op.create_index("ix_source_title", "source", ["title"])
    op.create_index("ix_source_url_key", "source", ["url_key"])


def _evidence() -> None:
    op.create_table(
        "evidence",
        _key(),
        _text("uid", nullable=False),
        _number("annotation_id"),
        _number("source_id"),
        _word("stance", nullable=False),
        *map(_text, ("quote", "locator")),
        _word("credibility"),
        _text("note"),
        _reference("evidence", "annotation_id", "annotation"),
        _reference("evidence", "source_id", "source"),
        sa.UniqueConstraint("uid", name="uq_evidence_uid"),
    )
    op.create_index("ix_evidence_annotation_id", "evidence", ["annotation_id"])
    op.create_index("ix_evidence_source_id", "evidence", ["source_id"])


def _ledger() -> None:
    op.create_table(
        "event",
        _key(),
        _text("at", nullable=False),
        _text("annotator", nullable=False),
        _word("act", nullable=False),
        _number("document_id", nullable=True),
        _number("start", nullable=True),
        _number("end", nullable=True),
        _text("before", nullable=False),
        _text("after", nullable=False),
        _number("reverses", nullable=True),
        _number("follows", nullable=True),
        _reference("event", "document_id", "document"),
        _reference("event", "reverses", "event"),
        _reference("event", "follows", "event"),
    )
    op.create_index("ix_event_document_id_annotator", "event", ["document_id", "annotator"])
    op.create_index("ix_event_follows", "event", ["follows"])
