"""The project's guideline, wrapped to its width; only the lines in view are drawn."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from textual.content import Content, Span

from annotator.tui.widgets.markdown import Block, blocks
from annotator.tui.widgets.seen_lines import SeenLines
from annotator.tui.widgets.wrapping import line_starts

_ONE_LINE = (0,)
_WORDS = 8
"""Cells that a line keeps beside its prefix, however narrow the widget is."""


class GuideText(SeenLines):
    """As high as the text is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._blocks = blocks(text)
        self._starts: list[Sequence[int]] = []
        """Per block, where its lines start in its text."""
        self._rows: list[int] = []
        """Number of the first line of each block."""
        self._wrapped_to = 0

    def count_lines(self, width: int) -> int:
        """The number of lines at a width in cells."""
        if width != self._wrapped_to:
            self._wrapped_to = width
            self._starts = [_line_starts(block, width) for block in self._blocks]
            self._rows = list(accumulate(map(len, self._starts), initial=0))
        return self._rows[-1]

    def line(self, y: int) -> Content:
        """One line of a block."""
        index = bisect_right(self._rows, y) - 1
        block, starts = self._blocks[index], self._starts[index]
        number = y - self._rows[index]
        start = starts[number]
        end = starts[number + 1] if number + 1 < len(starts) else len(block.text)
        text = Content(block.text[start:end], spans=_within(block, start, end)).stylize_before(block.style)
        prefix = " " * len(block.prefix) if number and block.flows else block.prefix
        return Content.assemble((prefix, "$text-accent"), text)


def _line_starts(block: Block, width: int) -> Sequence[int]:
    """Where the lines of a block start in its text."""
    room = max(_WORDS, width - len(block.prefix))
    return _ONE_LINE if 2 * len(block.text) <= room else line_starts(block.text, room)


def _within(block: Block, start: int, end: int) -> list[Span]:
    """The spans of a block in a part of its text, as offsets into that part."""
    first = bisect_right(block.spans, start, key=lambda span: span.end)
    last = bisect_right(block.spans, end - 1, key=lambda span: span.start)
    return [Span(max(s.start - start, 0), min(s.end, end) - start, s.style) for s in block.spans[first:last]]
