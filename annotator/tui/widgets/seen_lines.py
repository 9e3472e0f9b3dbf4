"""What is too long to be drawn whole at each key: only the lines in view are."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from annotator.tui.widgets.drawing import draw_line


class SeenLines(Widget):
    """As high as there are lines; subclasses tell how many, and what is on one that is in view."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SeenLines {
        height: auto;
    }
    """

    def count_lines(self, width: int) -> int:
        """The number of lines at a width in cells."""
        raise NotImplementedError

    def line(self, y: int) -> Content:
        """What is on a line, at the width that was counted for last."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The number of lines at a width."""
        return self.count_lines(width)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.content_size.width
        line = self.line(y) if y < self.count_lines(width) else Content("")
        return draw_line(self, line, width)


class ListedLines(SeenLines):
    """A list, one line an entry."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self._count = 0
        self._line: Callable[[int], Content]

    def show(self, count: int, line: Callable[[int], Content]) -> None:
        """List so many entries; `line` gives that at an index, when it comes into view."""
        self._count, self._line = count, line
        self.refresh(layout=True)

    def count_lines(self, width: int) -> int:  # noqa: ARG002 - none is wrapped
        """The number of entries."""
        return self._count

    def line(self, y: int) -> Content:
        """One entry."""
        return self._line(y)
