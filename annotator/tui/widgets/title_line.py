"""The first line: which document, and how far it is."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from annotator.domain.documents import Progress
from annotator.tui.text import literal
from annotator.tui.widgets.label_styles import counts


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
        right = counts(self.progress)
        room = max(0, self.content_size.width - right.cell_length - 2)
        title = literal(self.progress.document.name).stylize("bold")
        title = title.truncate(room, ellipsis=True)
        return Content.assemble(title, " " * (room - title.cell_length + 2), right)
