"""A widget of a few lines, of which only those that change are painted."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from annotator.tui.widgets.drawing import draw_line

_BLANK = Content("")


class Lines(Widget):
    """Draws what `lines` gives; call `redraw` when that may be something else now."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._drawn: Sequence[Content] = ()
        self._drawn_for = Size()

    def lines(self, size: Size) -> Sequence[Content]:
        """One content a line, none wider than `size`; those that are too many are not shown."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Paint the lines that differ from what is there."""
        before = self._drawn
        self._fit(self.content_size)
        for y, (old, new) in enumerate(zip_longest(before, self._drawn, fillvalue=_BLANK)):
            if not new.is_same(old):
                self.refresh(Region(0, y, self._drawn_for.width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the content."""
        size = self.content_size
        if self._drawn_for != size:
            self._fit(size)
        line = self._drawn[y] if y < len(self._drawn) else _BLANK
        return draw_line(self, line, size.width)

    def _fit(self, size: Size) -> None:
        self._drawn_for = size
        self._drawn = self.lines(size)
