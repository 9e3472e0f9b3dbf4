"""Where the analyst is in a document, and what is still open there."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.annotations import Mark
from annotator.domain.documents import Progress, Span
from annotator.services.acting import Place
from annotator.services.documents import Reading


class Cursor:
    """The sentences of a reading, with one of them the current one. Indices count from 0 in the reading."""

    def __init__(self, reading: Reading) -> None:
        self.progress: Progress = reading.progress
        self.marks: list[Mark | None] = reading.marks
        self.current = reading.current
        self._excerpt = reading.excerpt

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
        return self._excerpt.first + self.current + 1

    @property
    def is_whole(self) -> bool:
        """Whether the reading holds the whole document."""
        return len(self.spans) == self.progress.sentences

    def place(self, index: int | None = None) -> Place:
        """Sentence `index`, or the current one, as a place in the document."""
        start, end = self.spans[self.current if index is None else index]
        offset = self._excerpt.offset
        return Place(self.progress.document.id, Span(start + offset, end + offset))

    def sentence(self) -> str:
        """The current sentence."""
        start, end = self.spans[self.current]
        return self.text[start:end]

    def step(self, by: int) -> int:
        """Index of the sentence `by` further on, or of the first or last one."""
        return min(max(0, self.current + by), max(0, len(self.spans) - 1))

    def open_from(self, direction: int) -> int | None:
        """Index of the next (1) or previous (-1) open sentence, beginning anew at the other end.

        None where every sentence is tagged.
        """
        count = len(self.spans)
        around = ((self.current + direction * by) % count for by in range(1, count + 1))
        return next((i for i in around if (mark := self.marks[i]) is None or mark.label is None), None)

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
            if one is not None and one.label is not None:
                labels[one.label] = labels.get(one.label, 0) + change
        self.progress = replace(self.progress, labels=labels)
        return True
