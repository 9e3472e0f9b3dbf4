"""How a line of the document is drawn: gutter, sentences in the colours of their labels, what is set off."""

from collections.abc import Container, Iterator, MutableSequence, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style

from annotator.domain.annotations import Mark
from annotator.tui.widgets import gutter
from annotator.tui.widgets.layout import Layout, Piece
from annotator.tui.widgets.matches import Matches
from annotator.tui.widgets.palette import Palette
from annotator.tui.widgets.runs import Overlay, runs

_TINT: Final = 0.5
"""How much of its label's colour the text of a sentence takes on."""


class Painter:
    """Draws lines with component classes of `document-view`; change its fields and draw anew."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self.inside: Container[int] | None = None
        """Sentences that a filter lets through; the others step back."""
        self.begin([], 0)

    def begin(self, marks: MutableSequence[Mark | None], current: int) -> None:
        """Draw another document, of which nothing is set off yet."""
        self.marks = marks
        self.current = current
        self.chosen: int | None = None
        """Position of the claim that is meant, among the parts of the current sentence."""
        self.cues: Sequence[Overlay] = ()
        self.extent = range(0)
        """Sentences of a range that is being chosen."""
        self.matches = Matches()

    def line(self, document: Layout, y: int) -> Iterator[Segment]:
        """Yield what stands on a line."""
        pieces = document.line(y)
        yield from self._gutter(document, y, pieces)
        yield from self._text(document, pieces)

    def _gutter(self, document: Layout, y: int, pieces: Sequence[Piece]) -> Iterator[Segment]:
        """Draw the bar of the current sentence, and the letters of the sentences that start on the line."""
        starting = document.sentences_starting_at(y)
        marks = self.marks[starting.start : starting.stop]
        bar = any(piece.sentence == self.current for piece in pieces)
        current = self.current - starting.start if self.current in starting else None
        return gutter.draw(marks, self._palette, bar=bar, current=current)

    def _text(self, document: Layout, pieces: Sequence[Piece]) -> Iterator[Segment]:
        """Draw the sentences of a line, with a space where pieces do not touch."""
        before: Piece | None = None
        for piece in pieces:
            names = self._names(piece.sentence)
            style = self._palette.style(*names, tint=_TINT)
            if before and piece.start > before.end:
                yield Segment(" ", style if piece.sentence == before.sentence else self._palette.style())
            if overlays := self._overlays(document, piece):
                for text, over in runs(piece, overlays):
                    yield Segment(text, self._styled(names, over))
            else:
                yield Segment(piece.drawn, style)
            before = piece

    def _names(self, index: int) -> tuple[str, ...]:
        """Components of a sentence; of one that was carved, no label speaks for the whole."""
        mark = self.marks[index]
        names = ["open" if mark and mark.parts else gutter.component(mark)]
        if self.inside is not None and index not in self.inside:
            names.append("outside")
        if index == self.current or index in self.extent:
            names.append("current")
        return tuple(names)

    def _overlays(self, document: Layout, piece: Piece) -> Sequence[Overlay]:
        """What is set off in a piece, the later of two over the earlier."""
        found: list[Overlay] = []
        mark = self.marks[piece.sentence]
        start = document.start_of(piece.sentence)
        for position, part in enumerate(mark.parts if mark else ()):
            span = (start + part.start, start + part.end)
            found += [Overlay(*span, part.label or "open"), Overlay(*span, "part")]
            if piece.sentence == self.current and position == self.chosen:
                found.append(Overlay(*span, "chosen"))
        found += self.cues
        found += [Overlay(*span, "match") for span in self.matches.within(piece)]
        return found

    def _styled(self, names: tuple[str, ...], over: tuple[str, ...]) -> Style:
        """A match is drawn in its full colours, anything else in softer ones."""
        return self._palette.style(*names, *over, tint=1 if "match" in over else _TINT)
