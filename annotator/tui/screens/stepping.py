"""The stepping screen: sentence by sentence, one key a decision."""

import asyncio
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer

from annotator.domain.annotations import Claim, Mark
from annotator.domain.days import as_day
from annotator.domain.documents import Document
from annotator.services import annotating, documents
from annotator.services.documents import Reading
from annotator.tui.anatomy import AnatomyOffer
from annotator.tui.bindings import bindings
from annotator.tui.cursor import Cursor
from annotator.tui.field import Field
from annotator.tui.keys import STEPPING, caption
from annotator.tui.screens.watching import WATCH, WatchingScreen
from annotator.tui.telling import telling
from annotator.tui.widgets.claim_panel import ClaimPanel
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.runs import Overlay
from annotator.tui.widgets.title_line import TitleLine

WIDE = 110
"""Columns from which on the panel stands beside the document, not under it."""

_REST = 0.25
"""Seconds at a sentence after which like claims are looked for elsewhere."""


_WAITING = "waiting for the database: another program uses it"


class SteppingScreen(WatchingScreen):
    """One document. The first paint shows the sentences around the current one, the next the whole."""

    KEYS = STEPPING
    BINDINGS = bindings(STEPPING)
    AUTO_FOCUS = "DocumentView"

    def __init__(self, reading: Reading) -> None:
        """`reading` is the whole document, or that part of it which is shown first."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._document = reading.progress.document
        self._reading = reading
        self._shown = asyncio.Event()
        self._is_ready = False
        self._rest: Timer
        self._waits = False
        """Whether the database has kept the last key waiting for a while."""
        self._title, self._panel = TitleLine(), ClaimPanel()

    def compose(self) -> ComposeResult:
        """Title, document, panel, footer."""
        yield from (self._title, self.view, self._panel)
        yield KeyBar(STEPPING)

    async def on_mount(self) -> None:
        """Show a part at once, and the whole when that is painted."""
        preferences = self._program.preferences
        self._advances = preferences.advance
        self.view.wrap_width = preferences.wrap_width
        self._rest = self.set_interval(_REST, self._rested, pause=True)
        self.set_interval(WATCH, self._watch)
        try:
            await self._show(self._reading, keep_row=False)
        finally:
            self._shown.set()
        self.call_after_refresh(self.do_if_free, "get_ready")

    async def ready(self) -> None:
        """Put the whole document in the place of its part, without anything moving on the screen."""
        await self._shown.wait()
        if not self.cursor.is_whole:
            await self._show(await self.ask(documents.open_whole, self._document), keep_row=True)
        if not self._is_ready:
            self._is_ready = True
            self.tell_more()

    async def _show(self, reading: Reading, *, keep_row: bool) -> None:
        cursor = Cursor(reading)
        if keep_row:
            cursor.current = cursor.index_at(self.cursor.place().span.start)
        self.cursor = cursor
        self.view.show(cursor.text, cursor.spans, cursor.marks, cursor.current, keep_row=keep_row)
        await self.go(cursor.current)

    async def reload(self, place: int, notice: str = "") -> None:
        """Read the document anew, and go to the sentence at a place of it; the filter stays on."""
        before = self.cursor
        cursor = self.cursor = Cursor(await self.ask(documents.open_whole, self._document))
        cursor.current = cursor.index_at(place)
        self.view.show(cursor.text, cursor.spans, cursor.marks, cursor.current, keep_row=True)
        self.view.highlight(self._search.in_text)
        if len(cursor.spans) == len(before.spans):
            cursor.narrow(before.chosen if before.is_narrowed else None)
        elif self._filter.narrows:
            await self.narrow_again()
        await self.go(cursor.current, notice)

    async def go(self, index: int, notice: str = "") -> None:
        """Make a sentence the current one, and tell what is known of it."""
        self.arrive(index, await self.ask(annotating.claims_in, self.cursor.place(index)), notice)

    def arrive(
        self,
        index: int,
        claims: Sequence[Claim],
        notice: str = "",
        *,
        chosen: int = 0,
        offer: AnatomyOffer | None = None,
    ) -> None:
        """Make a sentence the current one of which this is stored; an offer may be of another one."""
        self._offer = offer
        if index != self.cursor.current:
            self._repeat = None
        self.cursor.current = index
        self._chosen = min(chosen, max(0, len(claims) - 1))
        self.keep(claims)
        self.view.select(index, self._chosen if len(claims) > 1 else None)
        self.tell(notice)
        self._rest.reset()
        self._rest.resume()

    def hold(self, claims: Sequence[Claim]) -> None:
        """Take in what is stored of the current sentence, and draw it."""
        self.keep(claims)
        self.tell()

    def keep(self, claims: Sequence[Claim]) -> None:
        """Take in what is stored of the current sentence."""
        self._claims = claims
        self._chosen = min(self._chosen, max(0, len(claims) - 1))
        mark = Mark.of(claims, self.cursor.place().span)
        if self.cursor.mark(mark):
            self.view.mark(self.cursor.current, mark)

    def tell(self, notice: str = "") -> None:
        """Draw what is known of the current sentence."""
        self._notice = notice
        self.tell_more()

    def tell_more(self) -> None:
        """Draw it again, with what was found out since."""
        cursor = self.cursor
        offers, remarks = (list(self._offers()), list(self._remarks())) if self._is_ready else ([], [])
        self._panel.show(
            self._headline(),
            self._claims,
            _WAITING if self._waits else self._notice,
            words=self._words(),
            chosen=self._chosen,
            offers=[*self._unstored.lines(cursor), *offers],
            remarks=remarks,
            document_date=self._document.metadata.date,
            as_of=self._as_of,
        )
        self._title.show(cursor.progress, self._filter.described, len(cursor.chosen), cursor.tagged)

    def _headline(self) -> str:
        cursor = self.cursor
        title = f"Sentence {cursor.number} of {cursor.progress.sentences}"
        if self._range_from is None:
            self.view.extend(range(0))
            return title
        first, last = sorted((self._range_from, cursor.current))
        self.view.extend(range(first, last + 1))
        return f"{title}, range of {len(cursor.between(first, last))}: {caption('drop')} leaves it"

    def _words(self) -> list[str]:
        """What each of the claims says, where they are not the whole sentence."""
        start, end = self.cursor.place().span
        spans = [claim.annotation.span for claim in self._claims]
        if spans in ([], [(start, end)]):
            return []
        return [self.cursor.sentence()[span.start - start : span.end - start] for span in spans]

    def _offers(self) -> Iterator[Content]:
        """What one key would take."""
        from annotator.tui.offers import anatomy_offered, repeat_offered  # noqa: PLC0415 - not before the first paint

        self._offer = self._offer or self.find_offer()
        if self._offer:
            yield anatomy_offered(self._offer)
        if self._repeat:
            yield repeat_offered(self._repeat)

    def _remarks(self) -> Iterator[Content]:
        """What the words of the sentence and of the note tell; those of the sentence are pointed out."""
        from annotator.language.estimation import find_estimates  # noqa: PLC0415 - as above
        from annotator.tui.offers import estimate_remarks, note_remarks  # noqa: PLC0415 - as above

        sentence = self.cursor.sentence()
        estimates = find_estimates(sentence)
        start = self.cursor.spans[self.cursor.current].start
        cues = [Overlay(start + span.start, start + span.end, "cue") for span in (e.span for e in estimates)]
        if self._offer:
            offset = self.cursor.offset_of(self._offer.place)
            cues += [Overlay(offset + span.start, offset + span.end, "cue") for span in self._offer.spans]
        self.view.point_out(cues)
        yield from estimate_remarks(sentence, estimates)
        if self._claim and self._claim.annotation.note:
            yield from note_remarks(self._claim.annotation.note)

    async def _rested(self) -> None:
        """Look for like claims once the analyst stays at a sentence."""
        if self._program.acting.locked():
            return  # as `do_if_free`; it is tried again
        self._rest.pause()
        if self.is_current:
            await self.do("look_around")

    def show_waiting(self, *, waits: bool) -> None:
        """Tell that the database has not answered yet, or no more."""
        self._waits = waits
        if self._shown.is_set():
            self.tell_more()

    async def action_look_around(self) -> None:
        """Look for like claims elsewhere."""
        await self.look_around()

    @property
    def current_document(self) -> Document | None:
        """The document that is being read."""
        return self._document

    async def action_as_of(self) -> None:
        """Type the day as of which evidence counts."""
        await self.type("As of", [Field("Day", self._as_of, "2024-05-31; empty: any")], self._count_as_of)

    async def _count_as_of(self, day: str | None) -> None:
        self._as_of = day and as_day(day)
        self.tell()

    async def action_link(self) -> None:
        """Open the finder."""
        from annotator.tui.screens.finder import FinderDialog  # noqa: PLC0415 - as above

        await self.open(FinderDialog(self._place(), self._said(), self._hold_claim))

    async def action_evidence(self) -> None:
        """Open the evidence list."""
        if self._claim is None or not self._claim.links:
            self.tell(f"no source yet: {caption('link')} links one")
        else:
            from annotator.tui.screens.evidence import EvidenceDialog  # noqa: PLC0415 - as above

            dates = {"document_date": self._document.metadata.date, "as_of": self._as_of}
            await self.open(EvidenceDialog(self._place(), self._claim, self._hold_claim, **dates))

    async def put_down(self) -> None:
        """Remember where the analyst is; where that cannot be stored, he may leave all the same."""
        with telling(self.app):
            await self.ask(documents.leave, self._document, self.cursor.place().span.start)

    async def action_leave(self) -> None:
        """Go back to the library, or out of the program if it began here."""
        self._unstored.require_heeded()
        await self.put_down()
        if self.app.screen_stack[0] is self:
            self.app.exit()
        else:
            self.dismiss(None)
