"""Statistics as bars, for a terminal and for the screen alike: Rich alone, for commands load no more."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console, ConsoleOptions
from rich.text import Text
from rich.theme import Theme

from annotator.domain.statistics import Statistics
from annotator.domain.vocabulary import LABEL_WORDS, UNVERIFIED
from annotator.tui.labels import LETTERS, MUTED, STYLES, VERDICT_STYLES

_SOURCE: Final = "$text-accent"
TERMINAL: Final = Theme(
    {
        "$text-success": "green",
        "$text-warning": "yellow",
        "$text-primary": "blue",
        "$text-error": "red",
        "$text-secondary": "magenta",
        _SOURCE: "cyan",
        MUTED: "dim",
    }
)
"""What a terminal shows for the colours of a screen's theme, which bars are drawn in."""
_COUNT: Final = 8
"""Cells of a number with the space before it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a group: a letter, what is counted, how often, and a colour."""

    letter: str
    words: str
    count: int
    style: str


@dataclass(frozen=True, slots=True)
class Bars:
    """One document, or all of them, in groups of bars as wide as there is room."""

    statistics: Statistics
    heading: str
    """Fit to be shown."""
    tell: Callable[[str], str]
    """Makes the names of sources fit to be shown."""

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Iterator[Text]:
        return self.lines(options.max_width)

    def lines(self, width: int) -> Iterator[Text]:
        """Lines, none of them wider than `width` but for a long heading and the summary."""
        yield Text.assemble((self.heading, "bold"))
        yield Text(_summary(self.statistics))
        for group in (self._labels(), self._verdicts(), self._sources()):
            bars = list(group)
            most = max((bar.count for bar in bars), default=0)
            yield from ([Text()] if bars else [])
            yield from (_line(bar, most, width) for bar in bars)

    def _labels(self) -> Iterator[Bar]:
        for label, words in LABEL_WORDS.items():
            count = self.statistics.open if label is None else self.statistics.labels.get(label, 0)
            yield Bar(LETTERS[label], words, count, STYLES[label])

    def _verdicts(self) -> Iterator[Bar]:
        for verdict, style in VERDICT_STYLES.items():
            if count := self.statistics.verdicts.get(verdict, 0):
                yield Bar(" ", verdict or UNVERIFIED, count, style)

    def _sources(self) -> Iterator[Bar]:
        for source in self.statistics.sources:
            yield Bar(" ", self.tell(source.name), source.links, _SOURCE)


def headed(found: Sequence[Statistics], tell: Callable[[str], str]) -> list[Bars]:
    """Each of them under the name of its document; where there is but one, without the sum."""
    documents = sum(one.document is not None for one in found)
    return [
        Bars(one, tell(one.document.name) if one.document else f"All {documents} documents", tell)
        for one in found
        if one.document or documents > 1
    ]


def _summary(statistics: Statistics) -> str:
    pace = statistics.pace.per_minute
    told = "–" if pace is None else f"{pace:.1f}"
    return f"Sentences: {statistics.sentences}   Open: {statistics.open}   Tags a minute: {told}"


def _line(bar: Bar, most: int, width: int) -> Text:
    """Letter, words, number and bar; the longest bar, of `most`, fills the line."""
    names = max(1, width * 2 // 5)
    words = Text(bar.words)
    words.truncate(names, overflow="ellipsis", pad=True)
    room = max(1, width - names - 2 - _COUNT - 2)
    cells = max(1, room * bar.count // most) if bar.count else 0
    line = Text.assemble((bar.letter, bar.style), " ", words, f"{bar.count:>{_COUNT}}  ", no_wrap=True)
    line.stylize("bold", 0, 1)
    line.append("━" * cells, bar.style)
    line.truncate(width)
    return line
