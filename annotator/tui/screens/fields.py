"""A small dialog with one or more lines to type."""

from collections.abc import Awaitable, Callable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from annotator.domain.text import tidy
from annotator.tui.bindings import bindings
from annotator.tui.field import Field
from annotator.tui.keys import FIELDS
from annotator.tui.screens.base import Dialog
from annotator.tui.text import literal
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.line_input import LineInput


class FieldsDialog(Dialog[None]):
    """Enter saves all fields and closes; what cannot be saved stays, with the reason told."""

    KEYS = FIELDS
    BINDINGS = bindings(FIELDS)
    CSS_PATH = "fields.tcss"
    AUTO_FOCUS = "Input"

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        save: Callable[..., Awaitable[None]],
        *,
        about: str = "",
    ) -> None:
        """`save` is given what was typed, one argument a field: None where it is empty."""
        super().__init__()
        self._title = title
        self._fields = fields
        self._save = save
        self._about = about

    def compose(self) -> ComposeResult:
        """The fields, each under its name, in a box that scrolls to the one that is typed in."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = literal(self._title)
            if self._about:
                yield Static(literal(self._about), id="about")
            for field in self._fields:
                yield Static(literal(field.name), classes="name")
                yield LineInput(tidy(field.value) or "", placeholder=field.hint)
        yield KeyBar(FIELDS)

    def on_mount(self) -> None:
        """Begin at the first name: Textual scrolls to the first field, before it has its place."""
        self.call_after_refresh(self.query_one("#box").scroll_home, animate=False)

    async def action_save(self) -> None:
        """Save what was typed, and close once it is stored."""
        await self.settled()
        await self._save(*(tidy(field.value) for field in self.query(LineInput)))
        self.dismiss(None)
