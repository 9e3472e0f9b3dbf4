"""What all screens have in common."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, ClassVar, Concatenate, ParamSpec, Protocol, TypeVar, cast

from textual.screen import ModalScreen, Screen

from annotator.domain.documents import Document
from annotator.services.workspace import Workspace
from annotator.tui.bindings import current
from annotator.tui.field import Field
from annotator.tui.key import Key
from annotator.tui.widgets.key_bar import KeyBar

P = ParamSpec("P")
R = TypeVar("R")
Result = TypeVar("Result")


class _Asked(Protocol):
    async def ask(
        self, call: Callable[Concatenate[Workspace, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R: ...


class AnnotatorScreen(Screen[Result]):
    """A screen that asks services and declares its keys."""

    KEYS: ClassVar[Sequence[Key]] = ()

    def __init__(self, **options: Any) -> None:
        """`options` are those of Textual's `Screen`."""
        super().__init__(**options)
        self._bindings = current(self._bindings)

    async def ask(self, call: Callable[Concatenate[Workspace, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a service on the database thread. Raises what it raises."""
        return await cast("_Asked", self.app).ask(call, *args, **kwargs)

    async def ready(self, _action: str) -> None:
        """Do what must be done before what a key asks for, if it is not done yet."""

    def action_get_ready(self) -> None:
        """Do nothing but that."""

    async def do(self, action: str) -> None:
        """Do one of the screen's actions as its key would."""
        await self.app.run_action(action, default_namespace=self)

    async def on_key_bar_chosen(self, message: KeyBar.Chosen) -> None:
        """Do what the key does that was clicked in the footer."""
        await self.do(message.key.action)

    async def open(self, dialog: Screen[None]) -> None:
        """Lay a screen over this one; what is typed from now on is typed there."""
        await self.app.push_screen(dialog)
        if dialog.AUTO_FOCUS:
            dialog.set_focus(dialog.query(dialog.AUTO_FOCUS).first())

    async def type(
        self, title: str, fields: Sequence[Field], save: Callable[..., Awaitable[None]], **told: str
    ) -> None:
        """Open a dialog to type in; `save` is given a text a field, None where nothing is typed.

        What is `told` besides are the options of `FieldsDialog`.
        """
        from annotator.tui.screens.fields import FieldsDialog  # noqa: PLC0415 - not before the first paint

        await self.open(FieldsDialog(title, fields, save, **told))

    async def action_definitions(self) -> None:
        """Show what the labels mean."""
        from annotator.services.guide import guide  # noqa: PLC0415 - as above
        from annotator.tui.screens.reading import DefinitionsDialog  # noqa: PLC0415 - as above

        await self.open(DefinitionsDialog(await self.ask(guide)))

    @property
    def current_document(self) -> Document | None:
        """The document that is being read, None where none is."""
        return None

    async def action_progress(self) -> None:
        """Show how far the work is, in the document that is being read first."""
        from annotator.services.statistics import count  # noqa: PLC0415 - as above
        from annotator.tui.screens.statistics import StatisticsDialog  # noqa: PLC0415 - as above

        await self.open(StatisticsDialog(await self.ask(count), self.current_document))

    async def action_help(self) -> None:
        """Show all keys."""
        from annotator.tui.screens.reading import KeysDialog  # noqa: PLC0415 - as above

        await self.open(KeysDialog())

    async def settled(self) -> None:
        """Wait until the focused widget has taken in all keys that it was sent."""
        if self.focused is not None:
            taken_in = asyncio.Event()
            self.focused.call_later(taken_in.set)
            await taken_in.wait()

    def trying(self, _action: str) -> AbstractContextManager[None]:
        """Keep on the screen what an action, done within the block, cannot store."""
        return nullcontext()

    async def catch_up(self) -> None:
        """Show what other programs stored meanwhile."""

    def show_waiting(self, *, waits: bool) -> None:
        """Tell that the database has not answered yet, or no more."""

    async def put_down(self) -> None:
        """Store what would be lost when the program ends."""

    def action_close(self) -> None:
        """Leave the screen with nothing done."""
        self.dismiss(None)


class Dialog(ModalScreen[Result], AnnotatorScreen[Result]):
    """A screen that lies over another one, which stays in view."""
