"""A question before what cannot be undone."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from annotator.tui.bindings import bindings
from annotator.tui.dialog_keys import CONFIRM
from annotator.tui.screens.base import Dialog
from annotator.tui.text import literal
from annotator.tui.widgets.key_bar import KeyBar


class ConfirmDialog(Dialog[None]):
    """Closes once it is done; what cannot be done stays, with the reason told."""

    KEYS = CONFIRM
    BINDINGS = bindings(CONFIRM)
    CSS_PATH = "confirm.tcss"
    AUTO_FOCUS = None

    def __init__(self, title: str, told: list[str], do: Callable[[], Awaitable[None]]) -> None:
        """`told` says what would come of it, line by line."""
        super().__init__()
        self._title = title
        self._told = told
        self._do = do

    def compose(self) -> ComposeResult:
        """What would come of it, in a box."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = literal(self._title)
            yield from (Static(literal(line)) for line in self._told)
        yield KeyBar(CONFIRM)

    async def action_confirm(self) -> None:
        """Do it, and close."""
        await self._do()
        self.dismiss(None)
