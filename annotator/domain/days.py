"""Days as a person types them."""

from datetime import date

from annotator.domain.errors import UsageError


def as_day(typed: str) -> str:
    """A day as YYYY-MM-DD.

    Raises `UsageError` where that is not what was typed.
    """
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError as error:
        raise UsageError(f"{typed!r} is not a day: give it as 2024-05-31.") from error
