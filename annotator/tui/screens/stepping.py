"""The stepping screen: sentence by sentence, one key a decision."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Concatenate, ParamSpec

from textual.app import ComposeResult

from annotator.domain.annotations import Claim, Mark
from annotator.domain.days import as_day
from annotator.domain.events import Event
from annotator.domain.vocabulary import Confidence, Label, Verdict
from annotator.domain.weighing import known_by
from annotator.services import annotating, documents, undoing
from annotator.services.acting import Place
from annotator.services.documents import Reading
from annotator.services.workspace import Workspace
from annotator.tui.bindings import bindings
from annotator.tui.cursor import Cursor
from annotator.tui.field import Field
from annotator.tui.keys import STEPPING
from annotator.tui.screens.moving import MovingScreen
from annotator.tui.telling import telling
from annotator.tui.widgets.claim_panel import ClaimPanel
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.title_line import TitleLine
from annotator.tui.widgets.verdicts import proposal

P = ParamSpec("P")


WIDE = 110
"""Columns from which on the panel stands beside the document, not under it."""


class SteppingScreen(MovingScreen):
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
        self._claims: Sequence[Claim] = ()
        self._as_of: str | None = None
        self._title, self._panel = TitleLine(), ClaimPanel()

    def compose(self) -> ComposeResult:
        """Title, document, panel, footer."""
        yield from (self._title, self.view, self._panel)
        yield KeyBar(STEPPING)

    async def on_mount(self) -> None:
        """Show a part at once, and the whole when that is painted."""
        try:
            await self._show(self._reading, keep_row=False)
        finally:
            self._shown.set()
        self.call_after_refresh(self.do, "get_ready")

    async def ready(self) -> None:
        """Put the whole document in the place of its part, without anything moving on the screen."""
        await self._shown.wait()
        if not self.cursor.is_whole:
            await self._show(await self.ask(documents.open_whole, self._document), keep_row=True)

    async def _show(self, reading: Reading, *, keep_row: bool) -> None:
        cursor = Cursor(reading)
        if keep_row:
            cursor.current = cursor.index_at(self.cursor.place().span.start)
        self.cursor = cursor
        self.view.show(cursor.text, cursor.spans, cursor.marks, cursor.current, keep_row=keep_row)
        await self.go(cursor.current)

    async def go(self, index: int, notice: str = "") -> None:
        """Make a sentence the current one, and tell what is known of it."""
        self._arrive(index, await self.ask(annotating.claims_in, self.cursor.place(index)), notice)

    def _arrive(self, index: int, claims: Sequence[Claim], notice: str = "") -> None:
        self.cursor.current = index
        self.view.select(index)
        self._keep(claims)
        self._tell(notice)

    def _keep(self, claims: Sequence[Claim]) -> None:
        """Take in what is stored of the current sentence."""
        self._claims = claims
        mark = Mark.of(claims)
        if self.cursor.mark(mark):
            self.view.mark(self.cursor.current, mark)

    def _tell(self, notice: str = "") -> None:
        """Draw what is known of the current sentence."""
        cursor = self.cursor
        title = f"Sentence {cursor.number} of {cursor.progress.sentences}"
        date = self._document.metadata.date
        self._panel.show(title, self._claims, notice, document_date=date, as_of=self._as_of)
        self._title.show(cursor.progress)

    @property
    def _claim(self) -> Claim | None:
        """What was said of the claim that the keys act on: the first one of the sentence."""
        return self._claims[0] if self._claims else None

    def _place(self) -> Place:
        """Where that claim is: the whole sentence as long as nothing was said of it."""
        place = self.cursor.place()
        return replace(place, span=self._claim.annotation.span) if self._claim else place

    async def _act(
        self,
        call: Callable[Concatenate[Workspace, Place, P], Claim | None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do something to the claim, and draw what came of it once it is stored."""
        self._hold(await self.ask(call, self._place(), *args, **kwargs))

    def _hold(self, claim: Claim | None) -> None:
        """Draw what a stored act made of the claim."""
        self._keep(self._with_first(claim))
        self._tell()

    def _with_first(self, claim: Claim | None) -> Sequence[Claim]:
        return [*filter(None, (claim,)), *self._claims[1:]]

    async def action_tag(self, label: str) -> None:
        """Tag the claim and move on; both are painted in one frame, since a second one waits for its tick."""
        after = self.cursor.step(1)
        claim, claims = await self.ask(
            annotating.tag_and_read, self._place(), Label(label), self.cursor.place(after)
        )
        self._keep(self._with_first(claim))
        self._arrive(after, claims)

    async def action_confidence(self, confidence: str) -> None:
        """Set the confidence, or take the same one back."""
        chosen: Confidence | None = Confidence(confidence)
        if self._claim and self._claim.annotation.confidence is chosen:
            chosen = None
        await self._act(annotating.set_confidence, chosen)

    async def action_flag(self) -> None:
        """Flag the claim, or take its flag away."""
        await self._act(annotating.flag, flagged=not (self._claim and self._claim.annotation.flagged))

    async def action_clear(self) -> None:
        """Take back all that was said of the claim."""
        cleared = await self.ask(annotating.clear, self._place())
        links = len(cleared.links) if cleared else 0
        told = f"cleared, with {links} of evidence: u brings it back" if links else "cleared"
        await self.go(self.cursor.current, told if cleared else "nothing to clear")

    async def action_undo(self) -> None:
        """Undo, and go where that changed something."""
        await self._turned(await self.ask(undoing.undo, self._document.id), "undone")

    async def action_redo(self) -> None:
        """Redo, and go where that changed something."""
        await self._turned(await self.ask(undoing.redo, self._document.id), "done again")

    async def _turned(self, event: Event | None, how: str) -> None:
        if event is None or event.span is None:
            await self.go(self.cursor.current, f"nothing more to be {how}")
        else:
            await self.go(self.cursor.index_at(event.span.start), f"{how}: {event.act}")

    async def action_attribute(self) -> None:
        """Type who alleges, and against whom."""
        said = self._claim.annotation if self._claim else None
        fields = [
            Field("Who alleges", said.claimant if said else None, "a name, or an office"),
            Field("Against whom", said.target if said else None, "a name, or an office"),
        ]
        await self._type("Claimant and target", fields, self._attribute)

    async def action_note(self) -> None:
        """Type a note."""
        note = self._claim.annotation.note if self._claim else None
        await self._type("Note", [Field("Note", note)], self._write_note)

    async def _attribute(self, claimant: str | None, target: str | None) -> None:
        await self._act(annotating.attribute, claimant, target)

    async def _write_note(self, note: str | None) -> None:
        await self._act(annotating.write_note, note)

    async def _type(self, title: str, fields: Sequence[Field], save: Callable[..., Awaitable[None]]) -> None:
        await self.type(title, fields, save, about=self.cursor.sentence())

    async def action_verdict(self) -> None:
        """Open the four verdicts."""
        from annotator.tui.screens.verdict import VerdictDialog  # noqa: PLC0415 - not before the first paint

        claim = self._claim
        proposed = proposal(claim, self._as_of) if claim else None
        current = claim.annotation.verdict if claim else None
        later = self._as_of if claim and claim.links and not known_by(claim.links, self._as_of) else None
        await self.open(
            VerdictDialog(self.cursor.sentence(), current, proposed, self._set_verdict, all_later_than=later)
        )

    async def _set_verdict(self, verdict: Verdict | None) -> None:
        await self._act(annotating.set_verdict, verdict)

    async def action_as_of(self) -> None:
        """Type the day as of which evidence counts."""
        await self.type("As of", [Field("Day", self._as_of, "2024-05-31; empty: any")], self._count_as_of)

    async def _count_as_of(self, day: str | None) -> None:
        self._as_of = day and as_day(day)
        self._tell()

    async def action_link(self) -> None:
        """Open the finder."""
        from annotator.tui.screens.finder import FinderDialog  # noqa: PLC0415 - as above

        await self.open(FinderDialog(self._place(), self.cursor.sentence(), self._hold))

    async def action_evidence(self) -> None:
        """Open the evidence list."""
        if self._claim is None or not self._claim.links:
            self._tell("no source yet: s links one")
        else:
            from annotator.tui.screens.evidence import EvidenceDialog  # noqa: PLC0415 - as above

            dates = {"document_date": self._document.metadata.date, "as_of": self._as_of}
            await self.open(EvidenceDialog(self._place(), self._claim, self._hold, **dates))

    async def put_down(self) -> None:
        """Remember where the analyst is; where that cannot be stored, he may leave all the same."""
        with telling(self.app):
            await self.ask(documents.leave, self._document, self.cursor.place().span.start)

    async def action_leave(self) -> None:
        """Go back to the library, or out of the program if it began here."""
        await self.put_down()
        if self.app.screen_stack[0] is self:
            self.app.exit()
        else:
            self.dismiss(None)
