"""The program on the screen: one database thread, one act at a time, one place for errors."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

from textual import events
from textual.app import App, SystemCommand
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme

from annotator.domain.documents import Document
from annotator.domain.preferences import Preferences
from annotator.services.documents import open_window
from annotator.services.workspace import Workspace
from annotator.tui.screens.base import AnnotatorScreen
from annotator.tui.telling import telling
from annotator.tui.themes import COLOUR_BLIND

P = ParamSpec("P")
R = TypeVar("R")


class AnnotatorApp(App[None]):
    """Shows the library of documents, or right away one document or the library of sources."""

    TITLE = "annotator"
    # Textual does not load the style sheet of the screen that it begins with.
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "screens/home.tcss",
        "screens/sources.tcss",
        "screens/stepping.tcss",
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
        super().__init__()
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

    async def ask(self, call: Callable[Concatenate[Workspace, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a service on the database thread, after what was asked before."""
        bound = partial(call, self._workspace, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._database_thread, bound)

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

    async def run_action(self, *args: Any, **kwargs: Any) -> bool:
        """Do what a key asks for; what a person cannot do becomes a notice of one line."""
        async with self.acting:
            with telling(self):
                if isinstance(self.screen, AnnotatorScreen):
                    with telling(self):
                        await self.screen.ready()
                return await super().run_action(*args, **kwargs)
            self._refused_at = Message().time
            return True

    async def on_event(self, event: events.Event) -> None:
        """Pass by keys that were typed before a person could see that an earlier one was refused."""
        if not (isinstance(event, events.Key) and event.time < self._refused_at):
            await super().on_event(event)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The keys of the screen in the command palette, and the themes."""
        if isinstance(screen, AnnotatorScreen):
            for key in screen.KEYS:
                title = key.words[0].upper() + key.words[1:]
                yield SystemCommand(title, f"{key.help} ({key.caption})", partial(screen.do, key.action))
        yield SystemCommand("Theme", "Choose light or dark colours", self.action_change_theme)

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
        quit_well = partial(self.call_later, self.action_quit)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, quit_well)


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
    app = AnnotatorApp(workspace, document, sources=sources, preferences=preferences)
    app.run()
    if app.return_code:
        sys.exit(app.return_code)
