"""The first line: which document, and how far it is."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from annotator.domain.documents import Progress
from annotator.tui.text import literal
from annotator.tui.widgets.label_styles import counts, done

_NAME_ROOM: Final = 16
"""Cells that a report must leave to the name."""


class TitleLine(Widget):
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

    progress: reactive[Progress | None] = reactive(None)

    def render(self) -> Content:
        """The line, as wide as the widget."""
        if self.progress is None:
            return Content("")
        name = literal(self.progress.document.name).stylize("bold")
        return headline(name, (counts(self.progress), done(self.progress)), self.content_size.width)


def headline(name: Content, reports: Sequence[Content], width: int) -> Content:
    """A name and, at the right of `width` cells, the first report that leaves it room, or the last one."""
    fitting = (report for report in reports if report.cell_length + _NAME_ROOM <= width)
    report = next(fitting, reports[-1])
    room = max(0, width - report.cell_length - 2)
    name = name.truncate(room, ellipsis=True)
    gap = " " * max(0, width - name.cell_length - report.cell_length)
    return Content.assemble(name, gap, report)
