"""The first line: which document, and how far it is."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.geometry import Size

from annotator.domain.documents import Progress
from annotator.tui.keys import caption
from annotator.tui.text import literal
from annotator.tui.widgets.label_styles import counts, done
from annotator.tui.widgets.lines import Lines

_NAME_ROOM: Final = 16
"""Cells that a report must leave to the name."""


class TitleLine(Lines):
    """Title on the left, cut where it must be; labels and progress on the right."""

    DEFAULT_CSS = """
    TitleLine {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(self, name: str) -> None:
        """`name` is that of the document; it stands alone until `show` tells how far that is."""
        super().__init__()
        self._title = name
        self._progress: Progress | None = None
        self._filtered = ("", 0, 0)

    def show(self, progress: Progress, filtered: str = "", chosen: int = 0, tagged: int = 0) -> None:
        """Draw this instead of what was drawn before.

        `filtered` says what a filter lets through: `chosen` sentences, of which some are tagged.
        """
        state = (filtered, chosen, tagged)
        if progress is not self._progress or state != self._filtered:
            self._progress, self._filtered = progress, state
            self.redraw()

    def lines(self, size: Size) -> Sequence[Content]:
        """The line, as wide as the widget."""
        name = literal(self._title).stylize("bold")
        return [headline(name, self._reports(self._progress) if self._progress else [Content()], size.width)]

    def _reports(self, progress: Progress) -> Sequence[Content]:
        """How far it is, the longest report first."""
        filtered, chosen, tagged = self._filtered
        if not filtered:
            return counts(progress), done(progress)
        clear = f"{caption('drop')} clears"
        told = Content.styled(f" filter: {filtered} ({clear}) ", "bold reverse")
        count = Content(f" {tagged}/{chosen}")
        return told + count, Content.styled(f" filter ({clear}) ", "bold reverse") + count


def headline(name: Content, reports: Sequence[Content], width: int) -> Content:
    """A name and, at the right of `width` cells, the first report that leaves it room, or the last one."""
    fitting = (report for report in reports if report.cell_length + _NAME_ROOM <= width)
    report = next(fitting, reports[-1])
    room = max(0, width - report.cell_length - 2)
    name = name.truncate(room, ellipsis=True)
    gap = " " * max(0, width - name.cell_length - report.cell_length)
    return Content.assemble(name, gap, report)
