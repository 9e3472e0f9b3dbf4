"""A small dialog with one or more lines to type."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from annotator.domain.text import tidy
from annotator.tui.bindings import bindings
from annotator.tui.dialog_keys import FIELDS, PLAIN_FIELDS
from annotator.tui.field import Field
from annotator.tui.keys import caption
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
        saving: str = "save",
    ) -> None:
        """`save` is given what was typed, one argument a field: None where it is empty.

        `saving` is the word for that in the footer.
        """
        super().__init__()
        self._title = title
        self._fields = fields
        self._save = save
        self._about = about
        self._saving = saving
        self._names: Sequence[str] = ()
        self._position = -1
        self._completed: Input | None = None
        """The field that the names are for."""
        self._taken: str | None = None
        """The name that was taken last."""

    def compose(self) -> ComposeResult:
        """The fields, each under its name, in a box that scrolls to the one that is typed in."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = literal(self._title)
            if self._about:
                yield Static(literal(self._about), id="about")
            for field in self._fields:
                yield Static(literal(field.name), classes="name")
                line = LineInput(tidy(field.value) or "", placeholder=field.hint)
                if field.is_proposed:
                    line.selection = Selection(0, len(line.value))
                yield line
        keys = FIELDS if any(field.complete for field in self._fields) else PLAIN_FIELDS
        yield KeyBar([replace(key, words=self._saving) if key.id == "save" else key for key in keys])

    def on_mount(self) -> None:
        """Begin at the first name: Textual scrolls to the first field, before it has its place."""
        self.call_after_refresh(self.query_one("#box").scroll_home, animate=False)

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Offer names for what is typed."""
        self._offer(event.input)

    def on_descendant_focus(self) -> None:
        """Offer names for the field that one comes to."""
        if isinstance(self.focused, LineInput):
            self._offer(self.focused)

    def _offer(self, field: Input) -> None:
        """Offer names for what was typed, not for what was taken from among them."""
        if field is self._completed and field.value == self._taken:
            return
        self._completed = field
        complete = self._fields[list(self.query(Input)).index(field)].complete
        self._names, self._position = complete(field.value) if complete else (), -1
        self._draw_names()

    def _draw_names(self) -> None:
        parts = [
            literal(name).stylize("bold reverse" if position == self._position else "")
            for position, name in enumerate(self._names)
        ]
        told = (
            Content.assemble((f"{caption('name-down')} ", "bold $text-accent"), Content(" · ").join(parts))
            if parts
            else ""
        )
        self.query_one("#box").border_subtitle = told

    async def action_complete(self, by: int) -> None:
        """Put the next or the previous of the names into the field."""
        await self.settled()
        if isinstance(self.focused, LineInput):
            self._offer(self.focused)  # what was typed in the same burst may not have been looked at
        if self._names and isinstance(self.focused, LineInput):
            first = 0 if by > 0 else -1
            self._position = (
                (self._position + by) % len(self._names) if self._position >= 0 else first % len(self._names)
            )
            self._taken = self.focused.value = self._names[self._position]
            self.focused.cursor_position = len(self._taken)
            self._draw_names()

    async def action_save(self) -> None:
        """Save what was typed, and close once it is stored."""
        await self.settled()
        await self._save(*(tidy(field.value) for field in self.query(LineInput)))
        self.dismiss(None)
