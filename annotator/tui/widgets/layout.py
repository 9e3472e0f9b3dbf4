"""Where each sentence of a document stands when its paragraphs flow through lines of a given width."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from rich.cells import cell_len

from annotator.domain.documents import Span
from annotator.tui.text import visible
from annotator.tui.widgets.wrapping import line_starts

_NEWLINE: Final = re.compile("\r\n|[\n\v\f\r\x85\u2028]")
_EMPTY_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_WORDS: Final = re.compile("[^ ]+(?: [^ ]+)*")


class Piece(NamedTuple):
    """A part of a sentence on one line; one space stands between pieces that do not touch in the text."""

    sentence: int
    """Its index."""
    start: int
    """Offset into the text; `end` likewise."""
    end: int
    drawn: str
    """`text[start:end]`, made visible."""


class Layout:
    """The lines of a document: its sentences run on within a paragraph, and an empty line parts paragraphs.

    One line break between two sentences starts a new line, two or more start a paragraph; so do two or more
    within a sentence that was joined of two, which is laid out in stretches. `spans` are in
    order and do not overlap; between them is only white space, and none at their ends. `width` is in cells,
    at least 2. Wrapping is linear in the text; some 16 bytes a sentence are kept beside it.
    """

    def __init__(self, text: str, spans: Sequence[Span], width: int) -> None:
        self._text = text
        self._sentence_starts = array("I", [start for start, _ in spans])
        self._sentence_ends = array("I", [end for _, end in spans])
        self._starts, self._ends = self._stretches()
        self._blocks = array("I", self._find_blocks())
        self.wrap(width)

    @property
    def width(self) -> int:
        """In cells."""
        return self._width

    @property
    def height(self) -> int:
        """Number of lines, empty ones between paragraphs included."""
        return len(self._line_starts) - 1

    def __len__(self) -> int:
        """Return the number of sentences."""
        return len(self._sentence_starts)

    def line(self, y: int) -> list[Piece]:
        """Return what stands on line `y`, at most `width` cells wide; nothing on an empty line."""
        start, end = self._line_starts[y], self._line_starts[y + 1]
        pieces: list[Piece] = []
        for index in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            first = max(start, self._starts[index])
            sentence = self.index_of(first)
            drawn = visible(self._text[first : min(end, self._ends[index])])
            pieces += [
                Piece(sentence, first + words.start(), first + words.end(), words[0])
                for words in _WORDS.finditer(drawn)
            ]
        return pieces

    def index_of(self, offset: int) -> int:
        """Return the sentence that holds an offset into the text, or comes before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def start_of(self, index: int) -> int:
        """Return where the sentence starts in the text."""
        return self._sentence_starts[index]

    def lines_of(self, index: int) -> range:
        """Return the lines on which a part of the sentence stands."""
        first = bisect_right(self._line_starts, self._sentence_starts[index]) - 1
        return range(first, bisect_left(self._line_starts, self._sentence_ends[index]))

    def sentences_starting_at(self, y: int) -> range:
        """Return the sentences whose first character stands on line `y`."""
        start, end = self._line_starts[y], self._line_starts[y + 1]
        return range(bisect_left(self._sentence_starts, start), bisect_left(self._sentence_starts, end))

    def sentence_at(self, y: int, x: int) -> int | None:
        """Return the sentence at cell `x` of line `y`, or the next before it; nothing on an empty line."""
        before: Piece | None = None
        cells = 0
        for piece in self.line(y):
            cells += before is not None and piece.start > before.end
            if before and cells > x:
                break
            cells += cell_len(piece.drawn)
            before = piece
        return before and before.sentence

    def wrap(self, width: int) -> None:
        """Break the lines anew for a width in cells, at least 2."""
        self._width = width
        self._line_starts = starts = array("I")
        for first, last, apart in self._block_ranges():
            if apart:
                starts.append(self._ends[first - 1])
            base = self._starts[first]
            starts.extend([base + start for start in line_starts(self._drawn(first, last), width)])
        starts.append(self._ends[-1] if self else 0)

    def _stretches(self) -> tuple[Sequence[int], Sequence[int]]:
        """Starts and ends of what runs on: the sentences, cut where one holds an empty line."""
        starts, ends = self._sentence_starts, self._sentence_ends
        inner: list[tuple[int, int]] = []
        for blank in _EMPTY_LINE.finditer(self._text):
            index = bisect_right(starts, blank.start()) - 1
            if index >= 0 and blank.start() < ends[index] and not (inner and inner[-1][1] > blank.start()):
                before = self._text[starts[index] : blank.start()].rstrip()
                after = self._text[blank.end() : ends[index]].lstrip()
                inner.append((starts[index] + len(before), ends[index] - len(after)))
        if not inner:
            return starts, ends
        cut_ends, cut_starts = zip(*inner, strict=True)
        return array("I", sorted((*starts, *cut_starts))), array("I", sorted((*ends, *cut_ends)))

    def _find_blocks(self) -> Iterator[int]:
        """Yield, for each block of stretches that run on, twice its first, plus 1 below an empty line."""
        if self:
            yield 0
        text = self._text
        gaps = zip(self._ends, islice(self._starts, 1, None), strict=False)
        for index, (end, start) in enumerate(gaps, start=1):
            gap = text[end:start]
            if gap != " ":
                breaks = len(_NEWLINE.findall(gap)) + 2 * gap.count("\u2029")
                if breaks:
                    yield 2 * index + (breaks > 1)

    def _block_ranges(self) -> Iterator[tuple[int, int, bool]]:
        """Yield the first and the last stretch of each block, and whether an empty line parts it."""
        following = chain(islice(self._blocks, 1, None), [2 * len(self._starts)])
        for block, after in zip(self._blocks, following, strict=False):
            yield block >> 1, (after >> 1) - 1, bool(block & 1)

    def _drawn(self, first: int, last: int) -> str:
        """Return a block with as many code points as in the text, that looks as `line` draws it."""
        end = self._starts[first]
        text = self._text[end : self._ends[last]]
        if "\u200d" not in text and "\ufe0f" not in text:
            return text
        drawn = []
        for index in range(first, last + 1):
            start = self._starts[index]
            drawn.append(" " * (start - end))
            end = self._ends[index]
            drawn.append(visible(self._text[start:end]))
        return "".join(drawn)
