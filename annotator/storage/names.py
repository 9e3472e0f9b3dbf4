"""Queries on the names of those who allege, and of those against whom."""

from sqlalchemy import Connection, func, select, union_all

from annotator.storage.tables import annotation

_NAMES = union_all(
    *(
        select(column.label("name")).where(column.is_not(None))
        for column in (annotation.c.claimant, annotation.c.target)
    )
).subquery()


def used(connection: Connection, limit: int) -> list[str]:
    """The names of all analysts' annotations, each once: those used most first, else by the alphabet."""
    by_use = select(_NAMES.c.name).group_by(_NAMES.c.name).order_by(func.count().desc(), _NAMES.c.name)
    return list(connection.execute(by_use.limit(limit)).scalars())
