"""What hard text needs: the words of an allegation, where a copy comes from, what claims say, a guideline."""

import sqlalchemy as sa
from alembic import op

from annotator.storage import sqlite

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add to the tables that are there, without building any anew: their triggers stay."""
    for name in ("verb", "copied_from"):
        op.add_column("annotation", sa.Column(name, sa.Text()))
    op.create_table(
        "claim_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_claim_text"),
        sa.ForeignKeyConstraint(["id"], ["annotation.id"], name="fk_claim_text_id", ondelete="CASCADE"),
    )
    op.create_table(
        "carved_claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_carved_claim"),
        sa.ForeignKeyConstraint(["id"], ["annotation.id"], name="fk_carved_claim_id", ondelete="CASCADE"),
    )
    op.create_table(
        "guide",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_guide"),
    )
    sqlite.create_claim_index(op.get_bind())
    sqlite.keep_claims_in_sentences(op.get_bind())
