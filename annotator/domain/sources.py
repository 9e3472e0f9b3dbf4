"""Sources: what bears on claims."""

from dataclasses import dataclass, field, replace

from annotator.domain.text import tidy
from annotator.domain.vocabulary import Reliability


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
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A source that the finder ranked."""

    source: Source
    score: float = 0.0
    """0 to 100; 0 where nothing was asked for."""
    marks: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Per field name, the half-open ranges of letters that matched."""
