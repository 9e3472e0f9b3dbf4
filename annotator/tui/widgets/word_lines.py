"""A sentence of which words can be chosen, by key or by mouse."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message

from annotator.domain.documents import Span
from annotator.tui.text import visible
from annotator.tui.widgets.layout import Layout, Piece
from annotator.tui.widgets.seen_lines import SeenLines

Painted = tuple[Span, str]
"""A span of the sentence, and the style that it is drawn in."""

_LEAST: Final = 2
"""Cells that a line has at least, however narrow the widget is."""
_USUAL: Final = 80
"""Cells of a line until it is known how many there are."""


class WordLines(SeenLines):
    """As high as the sentence is, whose words are laid out as the sentences of a document are."""

    class Clicked(Message):
        """A word, or the space after it, was clicked."""

        def __init__(self, word: int) -> None:
            super().__init__()
            self.word = word
            """Its position."""

    def __init__(self, sentence: str, words: Sequence[Span]) -> None:
        """`words` are in order, at least one."""
        super().__init__()
        text = visible(sentence)
        self._layout = Layout(text, list(_reaching(text, words)), _USUAL)
        self._painted: Sequence[Painted] = ()

    def paint(self, *painted: Painted) -> None:
        """Draw spans of the sentence in a style, the later ones over the earlier."""
        self._painted = painted
        self.refresh()

    def count_lines(self, width: int) -> int:
        """The number of lines at a width in cells."""
        width = max(_LEAST, width)
        if width != self._layout.width:
            self._layout.wrap(width)
        return self._layout.height

    def line(self, y: int) -> Content:
        """The words on a line."""
        parts = list(_with_gaps(self._layout.line(y)))
        line = Span(parts[0].start, parts[-1].end)
        painted = [one for one in self._painted if one[0].start < line.end and line.start < one[0].end]
        return Content("").join(_styled(part, painted) for part in parts)

    def on_click(self, event: events.Click) -> None:
        """Tell which word is under the mouse."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.x < self.line(offset.y).cell_length:
            word = self._layout.sentence_at(offset.y, offset.x)
            if word is not None:
                self.post_message(self.Clicked(word))


def _reaching(text: str, words: Sequence[Span]) -> Iterator[Span]:
    """The words with what stands after them, and before the first one, so that all is drawn."""
    first = len(text) - len(text.lstrip(" "))
    edges = [first, *(word.start for word in words[1:]), len(text)]
    for start, end in pairwise(edges):
        yield Span(start, start + len(text[start:end].rstrip(" ")))


def _with_gaps(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a line, and the spaces between those that do not touch."""
    before: Piece | None = None
    for piece in pieces:
        if before and piece.start > before.end:
            yield Piece(before.sentence, before.end, piece.start, " ")
        yield piece
        before = piece


def _styled(piece: Piece, painted: Sequence[Painted]) -> Content:
    content = Content(piece.drawn)
    for (start, end), style in painted:
        if start < piece.end and piece.start < end:
            content = content.stylize(style, max(0, start - piece.start), end - piece.start)
    return content
