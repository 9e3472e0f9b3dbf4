"""What makes evidence checkable: more of each source, its text in passages, where a quote was found."""

import sqlalchemy as sa
from alembic import op

from annotator.storage import sqlite

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add to the tables that are there, without building any anew: their triggers stay."""
    _sources()
    _source_texts()
    _evidence()
    sqlite.create_passage_index(op.get_bind())


def _add(table: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    for column in columns:
        op.add_column(table, column, inline_references=True)


def _sources() -> None:
    _add(
        "source",
        sa.Column("kind", sa.String(24)),
        sa.Column("archive_url", sa.Text()),
        sa.Column("accessed", sa.Text()),
        sa.Column("derived_from", sa.Text(), sa.ForeignKey("source.uid", name="fk_source_derived_from")),
        sa.Column("text_sha256", sa.Text()),
    )
    op.create_index("ix_source_derived_from", "source", ["derived_from"])
    op.create_index("ix_source_text_sha256", "source", ["text_sha256"])
    op.create_table(
        "merged_source",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_merged_source"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_merged_source_source_id"),
    )
    op.create_index("ix_merged_source_source_id", "merged_source", ["source_id"])


def _source_texts() -> None:
    op.create_table(
        "source_text",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name="pk_source_text"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_source_text_source_id"),
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False, primary_key=True),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_passage_source_id"),
    )
    op.create_index("ix_passage_source_id", "passage", ["source_id"])


def _evidence() -> None:
    _add(
        "evidence",
        sa.Column("quote_match", sa.String(24)),
        sa.Column("quote_similarity", sa.Integer()),
        sa.Column("quote_start", sa.Integer()),
        sa.Column("quote_end", sa.Integer()),
    )
