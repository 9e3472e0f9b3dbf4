"""How far the work is, in bars."""

from collections.abc import Iterable, Sequence

from rich.text import Text
from textual.content import Content, Span
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget
from textual.widgets import Static

from annotator.domain.documents import Document
from annotator.domain.statistics import Statistics
from annotator.domain.text import counted
from annotator.tui.bars import Bars, headed
from annotator.tui.screens.reading import ReadingDialog
from annotator.tui.text import visible

_LISTED = 20
"""How many are drawn at most: a library may hold thousands."""


class BarsVisual(Visual):
    """Bars as wide as there is room, in the colours of the theme."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - as is asked for
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines they are."""
        return self._content(width).get_height(rules, width)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw them."""
        return self._content(width).render_strips(width, height, style, options)

    def _content(self, width: int) -> Content:
        return Content("\n").join(map(_content, self._bars.lines(width)))


def _content(line: Text) -> Content:
    """A line whose styles name colours of the theme, which only Textual knows."""
    return Content(line.plain, [Span(start, end, str(style)) for start, end, style in line.spans])


class StatisticsDialog(ReadingDialog):
    """The document that is being read, all together, then the other documents."""

    HEADING = "Progress"

    def __init__(self, found: Sequence[Statistics], current: Document | None) -> None:
        """`found` holds all of them together last."""
        super().__init__()
        self._found = sorted(found, key=lambda one: (one.document != current, one.document is not None))

    def text(self) -> Iterable[Widget]:
        """Bars, or what to do where there is nothing to count."""
        if not self._found:
            yield Static("No documents yet: import a file or a folder first.", markup=False)
        bars = headed(self._found, visible)
        yield from (Static(BarsVisual(one)) for one in bars[:_LISTED])
        if left_out := len(bars[_LISTED:]):
            yield Static(f"{counted(left_out, 'more document')}: annotator stats counts all.", markup=False)
