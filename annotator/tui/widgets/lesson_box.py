"""The box at the top of the screen in which the lesson speaks."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

_STYLES = {"✓": "$text-success", "": "", "✗": "$text-warning", "→": "$text-accent"}


class LessonBox(Static):
    """What was done well, the present task, and what is wrong or where to go."""

    DEFAULT_CSS = """
    LessonBox {
        dock: top;
        height: auto;
        min-height: 6;
        margin: 1 0 0 0;
        padding: 0 1;
        border: round $accent;
        border-title-style: bold;
        background: $surface;
        color: $foreground;
    }
    """

    def show(self, title: str, told: Iterable[tuple[str, Iterable[tuple[str, bool]]]]) -> None:
        """Draw texts instead of those before, each with its sign, and in pieces of which some are keys."""
        self.border_title = title
        self.update(Content("\n").join(_line(sign, pieces) for sign, pieces in told))


def _line(sign: str, pieces: Iterable[tuple[str, bool]]) -> Content:
    style = _STYLES[sign]
    words = ((text, "bold $text-accent" if is_key else style) for text, is_key in pieces)
    return Content.assemble((f"{sign} " if sign else "", style), *words)
