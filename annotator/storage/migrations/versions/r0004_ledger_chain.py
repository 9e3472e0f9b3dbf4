"""The ledger proves itself: each event carries the hash of the one before, and none is ever changed."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op

from annotator.domain.chain import FIELDS, START, entry_hash
from annotator.storage import sqlite_ledger

revision = "0004"
down_revision = "0003"

_BATCH = 10_000
"""Events that are hashed and written at a time; bounds the memory."""

_CHAINED = "chained_event"
"""The table's name until it takes the place of the old one."""


def upgrade() -> None:
    """Build the table anew with the hashes in it: a column that is never empty cannot be added to it.

    Dropping the old one looks, for each of its rows, for those that refer to it: hence an index for that.
    """
    _create()
    _fill(op.get_bind())
    op.create_index("ix_event_reverses", "event", ["reverses"])
    op.drop_table("event")
    op.rename_table(_CHAINED, "event")
    op.create_index("ix_event_document_id_annotator", "event", ["document_id", "annotator"])
    op.create_index("ix_event_follows", "event", ["follows"])
    sqlite_ledger.refuse_changes(op.get_bind())


def _create() -> None:
    """The references to itself follow the table when it is renamed."""
    op.create_table(
        _CHAINED,
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("at", "annotator")),
        sa.Column("act", sa.String(24), nullable=False),
        *(sa.Column(name, sa.Integer()) for name in ("document_id", "start", "end")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("before", "after")),
        *(sa.Column(name, sa.Integer()) for name in ("reverses", "follows")),
        sa.Column("continues", sa.Text()),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_event_document_id"),
        sa.ForeignKeyConstraint(["reverses"], [f"{_CHAINED}.id"], name="fk_event_reverses"),
        sa.ForeignKeyConstraint(["follows"], [f"{_CHAINED}.id"], name="fk_event_follows"),
    )


def _fill(connection: sa.Connection) -> None:
    names = ", ".join(f'"{name}"' for name in FIELDS[:-1])
    rows = connection.exec_driver_sql(f"SELECT {names}, NULL FROM event ORDER BY id")  # noqa: S608
    places = ", ".join("?" * (len(FIELDS) + 1))
    chained = _chained(rows)
    while batch := list(islice(chained, _BATCH)):
        connection.exec_driver_sql(f"INSERT INTO {_CHAINED} VALUES ({places})", batch)  # noqa: S608


def _chained(rows: sa.CursorResult[Any]) -> Iterator[tuple[object, ...]]:
    previous = START
    for row in rows:
        previous = entry_hash(previous, row)
        yield (*row, previous)
