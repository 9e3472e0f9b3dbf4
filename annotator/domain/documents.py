"""Documents, and the spans that their sentences take."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of a text, counted in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about where a document comes from; each part may be missing."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    """As the file gives it; an ISO 8601 date where a reader could tell."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader took from a file: its text, unchanged since it was decoded, and its metadata."""

    text: str
    metadata: Metadata
