"""The stepping screen: sentence by sentence, one key a decision."""

from textual.app import ComposeResult

from annotator.domain.days import as_day
from annotator.services import documents
from annotator.services.documents import Reading
from annotator.tui.bindings import bindings
from annotator.tui.field import Field
from annotator.tui.keys import STEPPING, caption
from annotator.tui.screens.completing import CompletingScreen
from annotator.tui.screens.watching import WATCH
from annotator.tui.telling import telling
from annotator.tui.widgets.key_bar import KeyBar

WIDE = 110
"""Columns from which on the panel stands beside the document, not under it."""

_REST = 0.25
"""Seconds at a sentence after which like claims are looked for elsewhere."""


class SteppingScreen(CompletingScreen):
    """One document, from the first paint until one leaves it."""

    KEYS = STEPPING
    BINDINGS = bindings(STEPPING)
    AUTO_FOCUS = "DocumentView"

    def __init__(self, reading: Reading) -> None:
        """`reading` is the whole document, or that part of it which is shown first."""
        super().__init__(reading)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def compose(self) -> ComposeResult:
        """Title, document, panel, footer."""
        yield from (self.title_line, self.view, self.panel)
        yield KeyBar(STEPPING)

    async def on_mount(self) -> None:
        """Show a part at once, and begin to read the rest when that is painted."""
        preferences = self._program.preferences
        self.at.advances = preferences.advance
        self.view.wrap_width = preferences.wrap_width
        self.rest = self.set_interval(_REST, self._rested, pause=True)
        self.set_interval(WATCH, self._watch)
        try:
            self.show(keep_row=False)
            await self.go(self.cursor.current)
        finally:
            self.shown.set()
        self.call_after_refresh(self.do_if_free, "get_ready")

    async def _rested(self) -> None:
        """Look for like claims once the analyst stays at a sentence."""
        if self._program.acting.locked():
            return  # as `do_if_free`; it is tried again
        self.rest.pause()
        if self.is_current:
            await self.do("look_around")

    async def action_as_of(self) -> None:
        """Type the day as of which evidence counts."""
        field = Field("Day", self.at.as_of, "2024-05-31; empty: any")
        await self.type("As of", [field], self._count_as_of, saving="set")

    async def _count_as_of(self, day: str | None) -> None:
        self.at.as_of = day and as_day(day)
        self.tell()

    async def action_link(self) -> None:
        """Open the finder."""
        from annotator.tui.screens.finder import FinderDialog  # noqa: PLC0415 - not before the first paint

        await self.open(FinderDialog(self.at.place, self.at.said, self._hold_claim))

    async def action_evidence(self) -> None:
        """Open the evidence list."""
        if self.at.claim is None or not self.at.claim.links:
            self.tell(f"no source yet: {caption('link')} links one")
        else:
            from annotator.tui.screens.evidence import EvidenceDialog  # noqa: PLC0415 - as above

            dates = {"document_date": self.current_document.metadata.date, "as_of": self.at.as_of}
            await self.open(EvidenceDialog(self.at.place, self.at.claim, self._hold_claim, **dates))

    async def put_down(self) -> None:
        """Remember where the analyst is; where that cannot be stored, he may leave all the same."""
        with telling(self.app):
            await self.ask(documents.leave, self.current_document, self.cursor.place().span.start)

    async def action_leave(self) -> None:
        """Go back to the library, or out of the program if it began here."""
        self.unstored.require_heeded()
        await self.put_down()
        if self.app.screen_stack[0] is self:
            self.app.exit()
        else:
            self.dismiss(None)
