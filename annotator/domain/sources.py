"""Sources: what bears on claims."""

from dataclasses import dataclass, field, replace

from annotator.domain.documents import Span
from annotator.domain.text import tidy
from annotator.domain.vocabulary import Reliability, SourceKind


@dataclass(frozen=True, slots=True)
class Source:
    """An article, report, dataset or interview. It has a title or a URL, or both."""

    uid: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    reliability: Reliability | None = None
    note: str | None = None
    kind: SourceKind | None = None
    archive_url: str | None = None
    """A copy of the page that stays as it was."""
    accessed: str | None = None
    """When it was read, an ISO 8601 date."""
    derived_from: str | None = None
    """Uid of the source that this one passes on: an agency's report of a paper that prints it."""
    text_sha256: str | None = None
    """Hexadecimal digest of its full text in UTF-8; None where the library does not hold that."""

    @property
    def name(self) -> str:
        """What to call the source where it has no title."""
        return self.title or self.url or self.uid

    @property
    def origin(self) -> str:
        """Who published it and when, as far as that is known."""
        return ", ".join(filter(None, (self.publisher or self.author, self.date)))

    def tidied(self) -> "Source":
        """The source as a person means it, with each of its texts in one line."""
        return replace(
            self,
            title=tidy(self.title),
            author=tidy(self.author),
            publisher=tidy(self.publisher),
            date=tidy(self.date),
            url=tidy(self.url),
            note=tidy(self.note),
            archive_url=tidy(self.archive_url),
            accessed=tidy(self.accessed),
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph-sized part of a source's text that evidence search found."""

    source: Source
    span: Span
    """Where it stands in the source's text."""
    text: str
    score: float = 0.0
    """0 to 100."""
    marks: list[Span] = field(default_factory=list)
    """Parts of `text` that hold what was asked for, in order."""


@dataclass(frozen=True, slots=True)
class Match:
    """A source that the finder ranked."""

    source: Source
    score: float = 0.0
    """0 to 100; 0 where nothing was asked for."""
    marks: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Per field name, the half-open ranges of letters that matched."""
