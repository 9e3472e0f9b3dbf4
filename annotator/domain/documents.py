"""Documents, and the spans that their sentences take."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import NamedTuple

from annotator.domain.text import tidy
from annotator.domain.vocabulary import Label


class Span(NamedTuple):
    """A half-open range `[start, end)` of a text, counted in Unicode code points."""

    start: int
    end: int


class NumberedSpan(NamedTuple):
    """A sentence's span with its number in the document, from 1 on."""

    start: int
    end: int
    number: int


def first_misplaced(text: str, sentences: Iterable[Span]) -> int | None:
    """Number, from 1 on, of the first sentence that is not where it should be; None where all are.

    They are spans of `text`, none empty, in order, and leave out only white space. Where they end too early,
    it is the number of the one that is missing.
    """
    before = number = 0
    for number, (start, end) in enumerate(sentences, 1):
        if not before <= start < end <= len(text) or text[before:start].strip():
            return number
        before = end
    return number + 1 if text[before:].strip() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about where a document comes from; each part may be missing."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    """As the file gives it; an ISO 8601 date where a reader could tell."""
    url: str | None = None

    def tidied(self) -> "Metadata":
        """Each part in one line."""
        return Metadata(**{name: tidy(getattr(self, name)) for name in _PARTS})

    def or_else(self, other: "Metadata") -> "Metadata":
        """Each part that is missing here as `other` has it."""
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in _PARTS})


_PARTS = tuple(field.name for field in fields(Metadata))


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader took from a file: its text, unchanged since it was decoded, and its metadata."""

    text: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Document:
    """One imported text, without the text itself."""

    id: int
    """Key inside this database; it never leaves it."""
    uid: str
    """Made from `sha256`, so the same text has the same uid in every database."""
    sha256: str
    """Hexadecimal digest of the text in UTF-8."""
    imported_at: str
    """UTC, ISO 8601, ending in `Z`."""
    metadata: Metadata

    @property
    def name(self) -> str:
        """What to call the document where it has no title."""
        return self.metadata.title or self.metadata.url or f"document {self.uid[:8]}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one analyst has come in one document."""

    document: Document
    sentences: int
    labels: dict[Label, int]
    """Annotations per label; an absent label has none."""
    open: int
    """Sentences of which nothing was said, or of which a claim has no label."""

    @property
    def tagged(self) -> int:
        """Number of sentences of which each claim has a label."""
        return self.sentences - self.open


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A run of sentences of one document, or all of them."""

    text: str
    offset: int
    """Where `text` begins in the document's text."""
    spans: list[Span]
    """The sentences, as offsets into `text`."""
    first: int
    """How many sentences of the document come before `spans`."""
