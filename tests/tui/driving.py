"""Driving the program as a person does: a text, keys, and what is then drawn and stored."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import StringIO

from rich.console import Console
from textual import events
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from annotator.domain.annotations import Claim
from annotator.domain.documents import Document, Metadata, RawDocument
from annotator.domain.events import Act, Event
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.documents import list_documents, open_whole
from annotator.services.importing import import_text
from annotator.services.log import read_log
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from annotator.tui.app import AnnotatorApp
from annotator.tui.pasting import PasteParser
from annotator.tui.screens.stepping import SteppingScreen
from annotator.tui.widgets.claim_panel import ClaimPanel
from annotator.tui.widgets.document_view import DocumentView

HEADS = ("Pier shut after cracks", "By Mara Lind")
SENTENCES = (
    "The north pier was closed on Monday.",
    "Engineers say that the cracks were known for years.",
    "The board denies that it was warned.",
    "It is a scandal.",
    "Repairs will cost 4 million crowns.",
    "The builder is said to have forged reports.",
)
TEXT = "\n".join(HEADS) + "\n\n" + " ".join(SENTENCES[:4]) + "\n\n" + " ".join(SENTENCES[4:]) + "\n"
"""Eight sentences, the first two of them lines of their own."""


def add_text(workspace: Workspace, text: str = TEXT, title: str | None = "Pier") -> Document:
    """Import a text."""
    return import_text(workspace, RawDocument(text, Metadata(title=title)), Metadata(), Metadata()).document


def add_sources(workspace: Workspace, *titles: str) -> None:
    """Put sources into the library."""
    for title in titles:
        add_source(workspace, Source(new_uid(), title=title))


@dataclass(frozen=True)
class Driver:
    """The program on a screen, and whoever sits before it."""

    app: AnnotatorApp
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        """Press keys by their names, one after another, and wait for what they do."""
        await self.pilot.press(*keys)
        await self.settled()

    async def burst(self, typed: str) -> None:
        """Send what a terminal sends for these characters, all at once, and wait for what they do."""
        self.send(typed)
        await self.settled()

    def send(self, typed: str) -> None:
        """Send them, and wait for nothing."""
        for event in PasteParser().feed(typed):
            event.set_sender(self.app)
            self.app.post_message(event)

    async def paste(self, text: str) -> None:
        """Paste into a terminal that marks what is pasted, and wait for what comes of it."""
        self.app.post_message(events.Paste(text))
        await self.settled()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settled()

    async def settled(self) -> None:
        """Wait until everything is done and drawn, also on the screen that a dialog has left."""
        await self.pilot.pause()
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """What is drawn, line by line; below a dialog only the dialog."""
        width, height = self.app.size
        console = Console(
            file=StringIO(), width=width, height=height, color_system=None, legacy_windows=False
        )
        update = self.app.screen._compositor.render_update(  # noqa: SLF001 - as Textual's own screenshots
            full=True,
            screen_stack=self.app._background_screens,  # noqa: SLF001 - likewise
        )
        assert update is not None
        segments = console.render(update)
        return "".join(s.text for s in segments if not s.control).split("\n")[:height]

    @property
    def drawn(self) -> str:
        """All that is drawn."""
        return "\n".join(self.lines)

    @property
    def title(self) -> str:
        """The first line, with single spaces."""
        return " ".join(self.lines[0].split())

    @property
    def panel(self) -> str:
        """What is drawn of the current sentence, with its border."""
        region = self._stepping.query_one(ClaimPanel).region
        return "\n".join(line[region.x : region.right] for line in self.lines[region.y : region.bottom])

    @property
    def gutter(self) -> str:
        """The letters beside the document, in the order of the sentences."""
        region = self._stepping.query_one(DocumentView).region
        return "".join(line[1:5] for line in self.lines[region.y : region.bottom]).replace(" ", "")

    @property
    def text(self) -> str:
        """What is in view of the document, with single spaces."""
        region = self._stepping.query_one(DocumentView).region
        lines = (line[region.x : region.right] for line in self.lines[region.y : region.bottom])
        return " ".join(" ".join(line[6:-1] for line in lines).split())

    @property
    def current(self) -> int:
        """Index of the current sentence in what is shown of the document."""
        return self._stepping.query_one(DocumentView).current

    @property
    def notices(self) -> list[str]:
        """The notices that are on the screen."""
        return [str(toast.render()) for toast in self.app.screen.query(Toast)]

    @property
    def on(self) -> str:
        """Name of the uppermost screen."""
        return type(self.app.screen).__name__

    @property
    def _stepping(self) -> SteppingScreen:
        """The document, whether or not a dialog lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, SteppingScreen))


@asynccontextmanager
async def driving(
    workspace: Workspace, document: Document | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Driver]:
    """Run the program on a screen of a size in cells, until the block ends."""
    app = AnnotatorApp(workspace, document)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(app, pilot)
            await driver.settled()
            while isinstance(app.screen, SteppingScreen) and app.is_running and not app.screen.is_ready:
                await driver.settled()
            yield driver
    finally:
        app.finish()


def claims(workspace: Workspace, document: Document) -> list[Claim | None]:
    """Per sentence the claim that the keys act on."""
    spans = open_whole(workspace, document).excerpt.spans
    return [next(iter(claims_in(workspace, Place(document.id, span))), None) for span in spans]


def labels(workspace: Workspace, document: Document) -> str:
    """Per sentence the key of its label, `-` where it has none."""
    keys = {Label.FACT: "f", Label.ALLEGATION: "a", Label.OPINION: "o", Label.NONE: "x", None: "-"}
    return "".join(keys[claim.annotation.label if claim else None] for claim in claims(workspace, document))


def acts(workspace: Workspace) -> list[Act]:
    """What the ledger says was done, import apart."""
    return [event.act for event in ledger(workspace) if event.act is not Act.IMPORT]


def ledger(workspace: Workspace) -> list[Event]:
    """The ledger, the oldest entry first."""
    return [entry.event for entry in read_log(workspace)]


def tagged(workspace: Workspace) -> list[int]:
    """Per document how many of its sentences are tagged."""
    return [progress.tagged for progress in list_documents(workspace)]
