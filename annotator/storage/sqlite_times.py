"""What is special to SQLite: reckoning with times."""

from typing import Any

from sqlalchemy import ColumnElement, Float, func, type_coerce

_SECONDS = 24 * 60 * 60


def seconds(at: ColumnElement[Any]) -> ColumnElement[float]:
    """The moment that an ISO 8601 text in UTC names, in seconds since some day; exact to a millisecond."""
    return type_coerce(func.julianday(at), Float) * _SECONDS
