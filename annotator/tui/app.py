"""The program on the screen: one database thread, one act at a time, one place for errors."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

from rich.console import RenderableType
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.notifications import Notify
from textual.screen import Screen
from textual.theme import Theme

from annotator.domain.documents import Document
from annotator.domain.errors import RefusedError, StorageError
from annotator.domain.preferences import Preferences
from annotator.domain.text import counted
from annotator.services.documents import open_window
from annotator.services.workspace import Workspace
from annotator.tui import terminal
from annotator.tui.keys import caption
from annotator.tui.pasting import read_pastes
from annotator.tui.screens.base import AnnotatorScreen
from annotator.tui.telling import telling
from annotator.tui.themes import COLOUR_BLIND

P = ParamSpec("P")
R = TypeVar("R")

PATIENCE = 0.5
"""Seconds that the database may take to answer before that is told."""

_LEAVING = {"app.quit", "leave"}
"""Actions that leave a screen which is no dialog."""

_SWITCH = 0.0005
"""Seconds after which a thread that reads a long document lets a key have its turn; Python's 5 ms add up."""

_LOOK = 1.0
"""Seconds between two looks whether the terminal is still there."""


class AnnotatorApp(App[None]):
    """Shows the library of documents, or right away one document or the library of sources."""

    TITLE = "annotator"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True)
    ]

    def __init__(
        self,
        workspace: Workspace,
        document: Document | None = None,
        *,
        sources: bool = False,
        preferences: Preferences | None = None,
    ) -> None:
        """Raises `AnnotatorError` where the document cannot be read. Keys are bound by `keys.rebind`."""
        shown = ["stepping"] if document else ["sources"] if sources else ["home", "sources", "stepping"]
        # Textual does not load the style sheet of the screen that it begins with.
        super().__init__(css_path=["app.tcss", *(f"screens/{name}.tcss" for name in shown)])
        self.preferences = preferences or Preferences()
        for name, colors in COLOUR_BLIND.items():
            self.register_theme(Theme(name, **colors))
        self.theme = self.preferences.theme
        self._shows_sources = sources
        self._workspace = workspace
        self._reading = open_window(workspace, document) if document else None
        self._database_thread = ThreadPoolExecutor(1, thread_name_prefix="database")
        self.acting = asyncio.Lock()
        """Held while something is done, so that a burst of keys is done in its order."""
        self._refused_at = 0.0
        """When it was last told that something cannot be done, on the clock of Textual's messages."""
        self._passed_by = 0
        """Keys that did nothing since the last refusal, and that was not told yet."""
        self._is_waiting = False
        self._had_terminal = self._is_ending = False

    async def ask(self, call: Callable[Concatenate[Workspace, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a service on the database thread, after what was asked before; tell if that takes long."""
        bound = partial(call, self._workspace, *args, **kwargs)
        loop = asyncio.get_running_loop()
        telling_so = loop.call_later(PATIENCE, self._show_waiting)
        try:
            return await loop.run_in_executor(self._database_thread, bound)
        finally:
            telling_so.cancel()
            if self._is_waiting:
                self._show_waiting(waits=False)

    def finish(self) -> None:
        """Wait for all that was asked of the database: only then may it be closed."""
        self._database_thread.shutdown()

    def _show_waiting(self, *, waits: bool = True) -> None:
        self._is_waiting = waits
        for screen in self.screen_stack:
            if isinstance(screen, AnnotatorScreen):
                screen.show_waiting(waits=waits)

    def get_default_screen(self) -> Screen[None]:
        """The document if there is one, else a library."""
        if self._reading is not None:
            from annotator.tui.screens.stepping import SteppingScreen  # noqa: PLC0415 - only what is shown

            return SteppingScreen(self._reading)
        if self._shows_sources:
            from annotator.tui.screens.sources import SourcesScreen  # noqa: PLC0415 - only what is shown

            return SourcesScreen()
        from annotator.tui.screens.home import HomeScreen  # noqa: PLC0415 - only what is shown

        return HomeScreen()

    def action_command_palette(self) -> None:
        """Show what can be done, to choose from."""
        from annotator.tui.screens.commands import CommandPalette  # noqa: PLC0415 - only what is shown

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette())

    async def run_action(
        self, action: Any, default_namespace: DOMNode | None = None, *args: Any, **kwargs: Any
    ) -> bool:
        """Do what a key asks for; what a person cannot do becomes a notice of one line.

        What was asked of a screen that was left meanwhile is passed by.
        """
        async with self.acting:
            with telling(self):
                screen = self.screen
                if isinstance(default_namespace, Screen) and default_namespace not in self.screen_stack:
                    return True
                if not isinstance(screen, AnnotatorScreen):
                    return await super().run_action(action, default_namespace, *args, **kwargs)
                with telling(self):
                    await screen.ready(str(action))
                try:
                    with screen.trying(str(action)):
                        return await super().run_action(action, default_namespace, *args, **kwargs)
                except RefusedError:
                    with suppress(StorageError):  # the next look tells it
                        await screen.catch_up()
                    raise
            self._refused_at = Message().time
            return True

    async def on_event(self, event: events.Event) -> None:
        """Pass by keys that were typed before a person could see that an earlier one was refused, and say so.

        And those that are left when the program ends: what they would paint, nobody could see.
        """
        is_ending = self._exit or self._is_ending
        if not isinstance(event, events.Key) or not (is_ending or event.time < self._refused_at):
            await super().on_event(event)
        elif not is_ending:
            if not self._passed_by:
                self.call_later(self._tell_passed_by)
            self._passed_by += 1

    def _tell_passed_by(self) -> None:
        told = counted(self._passed_by, "key")
        self.notify(f"{told} typed before that could be seen did nothing.", severity="warning", markup=False)
        self._passed_by = 0

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The keys of the screen in the command palette, and the themes."""
        from annotator.tui.screens.commands import once  # noqa: PLC0415 - only what is shown

        if isinstance(screen, AnnotatorScreen):
            for key in screen.KEYS:
                title = key.words[0].upper() + key.words[1:]
                do = once(partial(screen.do, key.action))
                yield SystemCommand(title, f"{key.help} ({key.caption})", do)
        yield SystemCommand("Theme", "Choose light or dark colours", self.action_change_theme)

    def on_notify(self, event: Notify) -> None:
        """Show no notice a second time while it is still shown."""
        if any(shown.message == event.notification.message for shown in self._notifications):
            event.prevent_default()

    def action_help_quit(self) -> None:
        """Tell at Ctrl+C, which leaves other programs, the key that leaves the screen."""
        keys = self.screen.KEYS if isinstance(self.screen, AnnotatorScreen) else ()
        leaving = next((key for key in keys if key.action in _LEAVING), None)
        if leaving:
            self.notify(f"Press {caption(leaving.id)}: {leaving.help}.", markup=False)

    async def action_quit(self) -> None:
        """Leave the program, after the screens have put down what they hold."""
        for screen in self.screen_stack:
            if isinstance(screen, AnnotatorScreen):
                await screen.put_down()
        self.exit()

    def on_ready(self) -> None:
        """The first paint is done: collect garbage again, but not what start-up made; end well if told to."""
        gc.enable()
        gc.freeze()
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self._end_well)
        self.app_resume_signal.subscribe(self, self._draw_anew)
        self._had_terminal = terminal.is_there()
        if self._had_terminal:
            terminal.continue_only_if_stopped()
            self.set_interval(_LOOK, self._look_for_terminal)

    def _draw_anew(self, _app: App[Any]) -> None:
        """Draw everything after a stop; where the size has not changed, Textual itself draws nothing."""
        self.refresh(layout=True)

    def _look_for_terminal(self) -> None:
        """Leave where the terminal was closed and no signal told so: Textual would read its end for ever."""
        if not terminal.is_there():
            self._end_well()

    def _end_well(self) -> None:
        """Leave as if the analyst had, whether or not the terminal is still there."""
        if self._is_ending:
            return
        self._is_ending = True
        if self._had_terminal and not terminal.is_there():
            terminal.let_go()
        self.call_later(self.action_quit)

    def _fatal_error(self) -> None:
        """Report a bug by its traceback alone: Textual's tells what variables hold, and so the text."""
        from rich.traceback import Traceback  # noqa: PLC0415 - only a bug needs it

        self.panic(Traceback())

    def panic(self, *renderables: RenderableType) -> None:
        """End with a report of a bug; that the terminal cannot be read any more is none."""
        if self._had_terminal and not terminal.is_there():
            self._end_well()
        else:
            super().panic(*renderables)


def run(
    workspace: Workspace,
    document: Document | None = None,
    *,
    sources: bool = False,
    preferences: Preferences | None = None,
) -> None:
    """Show the library of documents, or one document, or the sources, until the analyst leaves.

    Raises `SystemExit` with a code other than 0 where a bug ended the program.
    """
    run_to_end(AnnotatorApp(workspace, document, sources=sources, preferences=preferences))


def run_to_end(app: AnnotatorApp) -> None:
    """Run the program until the analyst leaves, and the database is at rest; raises as `run` does."""
    read_pastes()
    sys.setswitchinterval(_SWITCH)
    try:
        app.run()
    finally:
        app.finish()
    if app.return_code:
        sys.exit(app.return_code)
