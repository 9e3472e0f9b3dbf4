"""Queries on the guideline: one row, or none."""

from sqlalchemy import Connection, delete, insert, select

from annotator.domain.guide import Guide
from annotator.storage.tables import guide


def find(connection: Connection) -> Guide | None:
    """The guideline, if there is one."""
    row = connection.execute(select(guide.c.name, guide.c.text)).one_or_none()
    return None if row is None else Guide(*row)


def replace(connection: Connection, new: Guide | None) -> None:
    """Put a guideline, or none, in the place of the one that is there."""
    connection.execute(delete(guide))
    if new is not None:
        connection.execute(insert(guide).values(name=new.name, text=new.text))
