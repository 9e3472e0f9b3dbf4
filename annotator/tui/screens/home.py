"""The home screen: the documents, and how far each one is."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from annotator.domain.documents import Metadata, Progress
from annotator.domain.errors import AnnotatorError, UnreadableError
from annotator.domain.selections import Selection
from annotator.domain.text import counted
from annotator.services import documents, exporting, intake
from annotator.tui.bindings import bindings
from annotator.tui.field import Field
from annotator.tui.keys import HOME, caption
from annotator.tui.screens.base import AnnotatorScreen
from annotator.tui.screens.stepping import SteppingScreen
from annotator.tui.text import literal, visible
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.label_styles import counts, done
from annotator.tui.widgets.title_line import headline

_BAR = 12
"""Cells of a progress bar."""


class HomeScreen(AnnotatorScreen[None]):
    """Lists the documents anew whenever one comes back to it."""

    KEYS = HOME
    BINDINGS = bindings(HOME)
    AUTO_FOCUS = "OptionList"

    def __init__(self) -> None:
        super().__init__()
        self._listed: Sequence[Progress] = ()
        self._mounted = asyncio.Event()
        self._up_to_date = False

    def compose(self) -> ComposeResult:
        """A heading, the documents, the footer."""
        yield Static(id="heading")
        yield OptionList()
        yield Static(
            f"No documents yet: press {caption('import')} to import a file or a folder.",
            id="empty",
            markup=False,
        )
        yield KeyBar(HOME)

    def on_mount(self) -> None:
        """From now on there is something to draw in."""
        self._mounted.set()

    async def on_screen_resume(self) -> None:
        """List the documents as they are now, unless a key that was typed ahead did so."""
        await self.do("get_ready")

    def on_screen_suspend(self) -> None:
        """What is done on another screen may change the list."""
        self._up_to_date = False

    async def ready(self, _action: str) -> None:
        """Read the documents and draw them."""
        await self._mounted.wait()
        if not self._up_to_date:
            self._listed = await self.ask(documents.list_documents)
            self._up_to_date = True
            self._draw()

    def on_resize(self) -> None:
        """Draw the lines as wide as the screen."""
        self._draw()

    def _draw(self) -> None:
        listed = self.query_one(OptionList)
        marked = listed.highlighted or 0
        width = max(20, self.size.width - 4)
        listed.set_options([Option(_line(progress, width)) for progress in self._listed])
        listed.highlighted = min(marked, len(self._listed) - 1) if self._listed else None
        listed.display = bool(self._listed)
        self.query_one("#empty").display = not self._listed
        tagged = sum(progress.tagged for progress in self._listed)
        sentences = sum(progress.sentences for progress in self._listed)
        self.query_one("#heading", Static).update(
            Content(f"Documents: {len(self._listed)}   Sentences tagged: {tagged} of {sentences}")
        )

    def action_move(self, by: int) -> None:
        """Mark the next or the previous document."""
        listed = self.query_one(OptionList)
        if self._listed:
            listed.highlighted = ((listed.highlighted or 0) + by) % len(self._listed)

    async def on_option_list_option_selected(self) -> None:
        """Open what Enter or a click chose."""
        await self.do("open")

    async def action_open(self) -> None:
        """Step through the marked document."""
        marked = self.query_one(OptionList).highlighted
        if marked is not None:
            reading = await self.ask(documents.open_window, self._listed[marked].document)
            await self.open(SteppingScreen(reading))

    async def action_sources(self) -> None:
        """Go to the source library."""
        from annotator.tui.screens.sources import SourcesScreen  # noqa: PLC0415 - not before the first paint

        await self.open(SourcesScreen())

    async def action_import(self) -> None:
        """Type what to import."""
        field = Field("File or folder", hint="such as ~/articles or report.pdf")
        await self.type("Import", [field], self._import, saving="import")

    async def _import(self, path: str | None) -> None:
        if path is None:
            raise UnreadableError("Nothing was named: type the path of a file or a folder.")
        outcomes = await self.ask(intake.take_in_all, Path(path), Metadata())
        failures = [outcome for outcome in outcomes if isinstance(outcome, AnnotatorError)]
        told = f"{len(outcomes) - len(failures)} imported or there already"
        if failures:
            raise UnreadableError(f"{told}, {len(failures)} failed: {failures[0]}")
        self.notify(f"{told}.", markup=False)

    async def action_export(self) -> None:
        """Type where to export to."""
        field = Field("File", hint="such as ~/claims.csv or claims.jsonl")
        await self.type("Export all annotations", [field], self._export, saving="export")

    async def _export(self, path: str | None) -> None:
        count = await self.ask(exporting.export, Path(path or ""), Selection())
        self.notify(visible(f"{counted(count, 'annotation')} written to {path}."), markup=False)


def _line(progress: Progress, width: int) -> Content:
    """Title, bar and counts of one document, as far as there is room in `width` cells."""
    filled = _BAR * progress.tagged // max(1, progress.sentences)
    bar = Content.assemble(("━" * filled, "$text-success"), ("━" * (_BAR - filled), "$foreground 25%"), "  ")
    told = counts(progress)
    return headline(literal(progress.document.name), (bar + told, told, done(progress)), width)
