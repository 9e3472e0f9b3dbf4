"""Statistics as bars, for a terminal and for the screen alike: Rich alone, for commands load no more."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

from annotator.domain.statistics import Statistics
from annotator.domain.vocabulary import Label, Verdict

_LABELS: Final[dict[Label | None, tuple[str, str, str]]] = {
    Label.FACT: ("F", "fact", "green"),
    Label.ALLEGATION: ("A", "allegation", "yellow"),
    Label.OPINION: ("O", "opinion", "blue"),
    Label.NONE: ("x", "no claim", "dim"),
    None: ("·", "open", "dim"),
}
"""Letter, words and colour of each label; the letters are those of the document's margin."""
_VERDICTS: Final[dict[Verdict | None, tuple[str, str]]] = {
    Verdict.SUPPORTED: (Verdict.SUPPORTED, "green"),
    Verdict.REFUTED: (Verdict.REFUTED, "red"),
    Verdict.NOT_ENOUGH_EVIDENCE: (Verdict.NOT_ENOUGH_EVIDENCE, "yellow"),
    Verdict.CONFLICTING_EVIDENCE: (Verdict.CONFLICTING_EVIDENCE, "magenta"),
    None: ("unverified", "dim"),
}
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

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(options.max_width, options.max_width)

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Iterator[Text]:
        yield Text(self.heading, "bold")
        yield Text(_summary(self.statistics))
        for group in (self._labels(), self._verdicts(), self._sources()):
            bars = list(group)
            most = max((bar.count for bar in bars), default=0)
            yield from ([Text()] if bars else [])
            yield from (_line(bar, most, options.max_width) for bar in bars)

    def _labels(self) -> Iterator[Bar]:
        for label, (letter, words, style) in _LABELS.items():
            count = self.statistics.open if label is None else self.statistics.labels.get(label, 0)
            yield Bar(letter, words, count, style)

    def _verdicts(self) -> Iterator[Bar]:
        for verdict, (words, style) in _VERDICTS.items():
            if count := self.statistics.verdicts.get(verdict, 0):
                yield Bar(" ", words, count, style)

    def _sources(self) -> Iterator[Bar]:
        for source in self.statistics.sources:
            yield Bar(" ", self.tell(source.name), source.links, "cyan")


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
    line = Text.assemble(
        (bar.letter, f"bold {bar.style}"), " ", words, f"{bar.count:>{_COUNT}}  ", no_wrap=True
    )
    return line.append("━" * cells, bar.style)
