"""The footer: the keys that work now, in one line."""

from bisect import bisect_right
from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from annotator.tui.key import Key
from annotator.tui.labels import MUTED


class KeyBar(Widget):
    """As many keys as fit, those that are wanted most first; a click on one chooses it."""

    class Chosen(Message):
        """A key was clicked."""

        def __init__(self, key: Key) -> None:
            super().__init__()
            self.key = key

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
        self._ends: list[int] = []
        """Per key that is drawn the cell after it."""

    def tell(self, keys: Sequence[Key]) -> None:
        """Tell these keys instead."""
        self._keys = _ranked(keys)
        self.refresh()

    def render(self) -> Content:
        """The line, cut after the last key that fits whole."""
        line, gap, self._ends = Content(""), "", []
        for key in self._keys:
            longer = line + Content.assemble(
                gap, (f"{key.caption} ", "bold $text-accent"), (key.words, MUTED)
            )
            if longer.cell_length > self.content_size.width:
                break
            line, gap = longer, "  "
            self._ends.append(line.cell_length)
        return line

    def on_click(self, event: events.Click) -> None:
        """Choose the key under the mouse."""
        offset = event.get_content_offset(self)
        at = len(self._ends) if offset is None else bisect_right(self._ends, offset.x)
        if at < len(self._ends):
            self.post_message(self.Chosen(self._keys[at]))


def _ranked(keys: Sequence[Key]) -> Sequence[Key]:
    return sorted((key for key in keys if key.rank), key=lambda key: key.rank)
