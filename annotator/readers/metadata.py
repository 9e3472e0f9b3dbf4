"""Metadata as files give it, made fit to show and to compare."""

import re
import time
from datetime import date, datetime

from annotator.domain.text import tidy

_PLACEHOLDER = re.compile(
    r"(untitled|unnamed|no title|title|(word )?document|presentation|slide)[\s_-]*\d*"
    r"|microsoft (word|excel|powerpoint)\b.*"
    r"|\S.*\.(docx?|dotx?|odt|rtf|txt|pdf|pptx?|xlsx?|html?|indd|qxd|qxp|pmd|tex|dvi|ps)"
    r"|unknown|anonymous|author|user|owner|admin(istrator)?|microsoft office user|python-docx",
    re.IGNORECASE,
)
_DATE_FORMATS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%a, %d %b %Y %H:%M:%S %Z",
    "%a, %d %b %Y %H:%M:%S %z",
)


def one_line(value: object) -> str | None:
    """`tidy` for values of any type; `None` for what is not text."""
    return tidy(value) if isinstance(value, str) else None


def real(value: object) -> str | None:
    """Like `one_line`, and `None` for what programs fill in, such as "Untitled" or a file name."""
    line = one_line(value)
    return None if line is None or _PLACEHOLDER.fullmatch(line) else line


def iso_date(value: object) -> str | None:
    """Give the day of a date, in its own time zone, as YYYY-MM-DD; as given where it cannot be told."""
    line = one_line(value)
    if line is None:
        return None
    try:
        return datetime.fromisoformat(line).date().isoformat()
    except ValueError:
        return next(filter(None, (_day(line, form) for form in _DATE_FORMATS)), line)


def _day(line: str, form: str) -> str | None:
    try:
        return date(*time.strptime(line, form)[:3]).isoformat()
    except ValueError:
        return None
