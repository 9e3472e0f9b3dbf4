"""What reaches beyond one claim: carving a sentence, cutting the text anew, ranges, like claims elsewhere."""

from functools import partial

from annotator.domain.annotations import Claim
from annotator.domain.documents import Span
from annotator.domain.events import Event
from annotator.services import annotating
from annotator.tui.screens.judging import JudgingScreen
from annotator.tui.stepper import reaches_further


class RecuttingScreen(JudgingScreen):
    """A document whose sentences can be carved, joined and split, and many of them taken at once."""

    async def action_carve(self) -> None:
        """Choose words of the sentence that are a claim of their own."""
        from annotator.tui.screens.carving import CarvingDialog  # noqa: PLC0415 - not before the first paint

        took = partial(self.arrive, self.cursor.current)
        await self.open(
            CarvingDialog(self.cursor.place(), self.cursor.sentence(), self.at.claims, took, self._carved)
        )

    async def _carved(self) -> None:
        """Go on, as after a tag, with the offer of the first allegation that has one."""
        offer, after = self.at.find_offers(), self.at.next_sentence
        self.arrive(after, await self.ask(annotating.claims_in, self.cursor.place(after)), offer=offer)

    async def action_join(self) -> None:
        """Join the sentence with the next one."""
        from annotator.services import cutting  # noqa: PLC0415 - as above

        joined: Span = await self.ask(cutting.join, self.cursor.place())
        await self.reload(joined.start, "joined with the next sentence")

    async def action_split(self) -> None:
        """Choose the word before which the sentence is split."""
        from annotator.tui.screens.splitting import SplittingDialog  # noqa: PLC0415 - as above

        await self.open(SplittingDialog(self.cursor.sentence(), self._split))

    async def _split(self, offset: int) -> None:
        from annotator.services import cutting  # noqa: PLC0415 - as above

        place = self.cursor.place()
        await self.ask(cutting.split, place, place.span.start + offset)
        await self.reload(place.span.start, "split in two")

    def action_range(self) -> None:
        """Begin a range here, or leave it."""
        self.at.range_from = self.cursor.current if self.at.range_from is None else None
        self.tell()

    async def action_drop(self) -> None:
        """Leave the range; without one clear the filter; without that the search."""
        if self.at.range_from is not None:
            self.at.range_from = None
        elif self.at.filter.narrows:
            await self.clear_filter()
        else:
            self.clear_search()
        self.tell()

    async def action_undo(self) -> None:
        """Undo, and go where that changed something."""
        from annotator.services import undoing  # noqa: PLC0415 - as above

        await self._turned(await self.ask(undoing.undo, self.current_document.id), "undone")

    async def action_redo(self) -> None:
        """Redo, and go where that changed something."""
        from annotator.services import undoing  # noqa: PLC0415 - as above

        await self._turned(await self.ask(undoing.redo, self.current_document.id), "done again")

    async def _turned(self, event: Event | None, how: str) -> None:
        if event is None or event.span is None:
            await self.go(self.cursor.current, f"nothing more to be {how}")
            return
        told = f"{how}: {event.act}"
        if reaches_further(event):
            await self.reload(event.span.start, told)
        else:
            await self.go(self.cursor.index_at(event.span.start), told)

    async def action_look_around(self) -> None:
        """Look for claims elsewhere that say what the current one says."""
        from annotator.services import repeats  # noqa: PLC0415 - not before the first paint

        place = self.at.place
        if self.at.find_repeat(place, await self.ask(repeats.find_repeats, place, 1)):
            self.tell_more()

    async def action_copy(self) -> None:
        """Copy label and sources of the like claim that is shown, or of the likest there is."""
        from annotator.services import repeats  # noqa: PLC0415 - as above

        if self.at.repeat is None or self.at.looked_from != self.at.place:
            await self.action_look_around()
        if self.at.repeat is None:
            self.tell("no like claim was tagged elsewhere")
            return
        name = self.at.repeat.document.name
        claim: Claim = await self.ask(repeats.copy_claim, self.at.place, self.at.repeat.claim.annotation.uid)
        self.at.repeat = None
        self._hold_claim(claim)
        self.tell(f"label and sources copied from {name}")
