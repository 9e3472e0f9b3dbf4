"""How far the work is, in bars."""

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from annotator.domain.documents import Document
from annotator.domain.statistics import Statistics
from annotator.tui.bars import headed
from annotator.tui.screens.reading import ReadingDialog
from annotator.tui.text import visible

_LISTED = 20
"""How many are drawn at most: a library may hold thousands."""


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
        yield from map(Static, bars[:_LISTED])
        if left_out := len(bars[_LISTED:]):
            yield Static(f"{left_out} more documents: annotator stats counts them too.", markup=False)
