"""Where the analyst is in a document, what a filter leaves of it, and what is still open there."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.annotations import Mark
from annotator.domain.documents import Excerpt, Progress, Span
from annotator.services.acting import Place
from annotator.services.documents import Reading


class Cursor:
    """The sentences of a reading, with one of them the current one. Indices count from 0 in the reading."""

    def __init__(self, reading: Reading) -> None:
        self.progress: Progress = reading.progress
        self.marks: list[Mark | None] = reading.marks
        self.current = reading.current
        self.version = reading.version
        self._excerpt = reading.excerpt
        self.chosen: Sequence[int] = range(len(self.spans))
        """The sentences that one steps through, in order: those that a filter leaves."""
        self.tagged = 0
        """How many of them are tagged, where a filter is on."""

    @property
    def text(self) -> str:
        """The text that the reading holds."""
        return self._excerpt.text

    @property
    def spans(self) -> Sequence[Span]:
        """The sentences, as offsets into `text`."""
        return self._excerpt.spans

    @property
    def number(self) -> int:
        """Number of the current sentence in the document, from 1 on."""
        return self.number_of(self.current)

    def number_of(self, index: int) -> int:
        """Number of a sentence in the document, from 1 on."""
        return self._excerpt.first + index + 1

    @property
    def is_whole(self) -> bool:
        """Whether the reading holds the whole document."""
        return len(self.spans) == self.progress.sentences

    @property
    def is_inside(self) -> bool:
        """Whether the reading holds the sentences next to the current one, too."""
        last = len(self.spans) - 1
        begins, ends = not self._excerpt.first, self.number_of(last) == self.progress.sentences
        return (begins or self.current > 0) and (ends or self.current < last)

    def completed(self, text: str, spans: list[Span], marks: list[Mark | None]) -> Reading:
        """The whole document, read after its part; what was done in that meanwhile is kept."""
        first = self._excerpt.first
        marks[first : first + len(self.marks)] = self.marks
        whole = Excerpt(text, 0, spans, 0)
        return Reading(self.progress, whole, marks, first + self.current, self.version)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is on."""
        return not isinstance(self.chosen, range)

    def narrow(self, chosen: Sequence[int] | None) -> None:
        """Step only through these sentences, in order, at least one; with None through all."""
        self.chosen = range(len(self.spans)) if chosen is None else chosen
        self.tagged = sum(map(_is_tagged, (self.marks[index] for index in chosen or ())))

    def place(self, index: int | None = None) -> Place:
        """Sentence `index`, or the current one, as a place in the document."""
        start, end = self.spans[self.current if index is None else index]
        offset = self._excerpt.offset
        return Place(self.progress.document.id, Span(start + offset, end + offset))

    def offset_of(self, place: Place) -> int:
        """Where a place of the document begins in `text`."""
        return place.span.start - self._excerpt.offset

    def sentence(self, index: int | None = None) -> str:
        """Sentence `index`, or the current one."""
        start, end = self.spans[self.current if index is None else index]
        return self.text[start:end]

    def step(self, by: int) -> int:
        """Index of the sentence `by` further on among the chosen ones, or of their first or last one."""
        if not self.chosen:
            return 0
        at = bisect_left(self.chosen, self.current)
        is_chosen = at < len(self.chosen) and self.chosen[at] == self.current
        position = at + by - (by > 0 and not is_chosen)
        return self.chosen[min(max(0, position), len(self.chosen) - 1)]

    def nearest(self, index: int) -> int:
        """Index of the chosen sentence at `index` or next after it on the way from the current one."""
        forwards = index >= self.current
        at = bisect_left(self.chosen, index) if forwards else bisect_right(self.chosen, index) - 1
        return self.chosen[min(max(0, at), len(self.chosen) - 1)] if self.chosen else index

    def open_from(self, direction: int) -> int | None:
        """Index of the next (1) or previous (-1) open sentence, beginning anew at the other end.

        None where every chosen sentence is tagged.
        """
        count = len(self.chosen)
        at = bisect_left(self.chosen, self.current)
        if direction > 0 and (at == count or self.chosen[at] != self.current):
            at -= 1
        around = (self.chosen[(at + direction * by) % count] for by in range(1, count + 1))
        return next((index for index in around if not _is_tagged(self.marks[index])), None)

    def between(self, one: int, other: int) -> list[Place]:
        """The chosen sentences from one index to the other, both included."""
        first, last = sorted((one, other))
        chosen = self.chosen[bisect_left(self.chosen, first) : bisect_right(self.chosen, last)]
        return [self.place(index) for index in chosen]

    def index_at(self, place: int) -> int:
        """Index of the sentence that holds a place of the document, or comes before it."""
        return self.index_of(place - self._excerpt.offset)

    def index_of(self, offset: int) -> int:
        """Index of the sentence that holds an offset into `text`, or comes before it."""
        return max(0, bisect_right(self.spans, offset, key=lambda span: span.start) - 1)

    def mark(self, mark: Mark | None) -> bool:
        """Put a mark at the current sentence, and count it; whether it was another one before."""
        before, self.marks[self.current] = self.marks[self.current], mark
        if mark == before:
            return False
        labels = dict(self.progress.labels)
        for one, change in ((before, -1), (mark, 1)):
            for label in filter(None, one.labels if one else ()):
                labels[label] = labels.get(label, 0) + change
        closed = _is_tagged(mark) - _is_tagged(before)
        self.progress = replace(self.progress, labels=labels, open=self.progress.open - closed)
        if (
            self.is_narrowed
            and self.chosen[bisect_left(self.chosen, self.current) % len(self.chosen)] == self.current
        ):
            self.tagged += closed
        return True


def _is_tagged(mark: Mark | None) -> bool:
    return mark is not None and mark.label is not None
