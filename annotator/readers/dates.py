"""Dates of which the day, or the month too, may be unknown."""

import re
from datetime import date

from annotator.domain.text import tidy
from annotator.readers.metadata import iso_date

_PARTS = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2}))?(?:[-/]([0-9]{1,2}))?")
_MONTH_AND_YEAR = re.compile(r"([A-Za-z]{3,9})\.?,? ([0-9]{4})")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def partial_date(text: str | None) -> str | None:
    """Give a date as YYYY, YYYY-MM or YYYY-MM-DD; as given, in one line, where it cannot be told."""
    line = tidy(text)
    if line is None:
        return None
    if parts := _PARTS.fullmatch(line):
        return from_parts(*map(int, filter(None, parts.groups()))) or line
    if named := _MONTH_AND_YEAR.fullmatch(line):
        month = month_number(named[1])
        return line if month is None else f"{named[2]}-{month:02}"
    return iso_date(line)


def from_parts(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Join the parts of a date by ISO 8601; None where there is no such day."""
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return whole[: 4 if not month else 7 if not day else 10]


def month_number(name: str) -> int | None:
    """Find the month, 1 to 12, with this English name or a beginning of it from three letters on."""
    begun = name.lower().rstrip(".")
    found = (number for number, month in enumerate(_MONTHS, 1) if month.startswith(begun))
    return next(found, None) if len(begun) >= 3 else None
