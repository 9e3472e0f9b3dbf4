"""The footer: the keys that work now, in one line."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from annotator.tui.keys import Key
from annotator.tui.widgets.label_styles import MUTED


class KeyBar(Widget):
    """As many keys as fit, those that are wanted most first."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $panel;
        padding: 0 1;
        color: $foreground;
    }
    """

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self._keys = _ranked(keys)

    def tell(self, keys: Sequence[Key]) -> None:
        """Tell these keys instead."""
        self._keys = _ranked(keys)
        self.refresh()

    def render(self) -> Content:
        """The line, cut after the last key that fits whole."""
        line, gap = Content(""), ""
        for key in self._keys:
            longer = line + Content.assemble(
                gap, (f"{key.caption} ", "bold $text-accent"), (key.words, MUTED)
            )
            if longer.cell_length > self.content_size.width:
                break
            line, gap = longer, "  "
        return line


def _ranked(keys: Sequence[Key]) -> Sequence[Key]:
    return sorted((key for key in keys if key.rank), key=lambda key: key.rank)
