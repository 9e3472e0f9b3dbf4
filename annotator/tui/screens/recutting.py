"""What reaches beyond one claim: carving a sentence, cutting the text anew, ranges, like claims elsewhere."""

from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.annotations import Claim
from annotator.domain.documents import Span
from annotator.domain.events import Event
from annotator.services import annotating, cutting, undoing
from annotator.services.acting import Place
from annotator.tui.screens.judging import JudgingScreen

if TYPE_CHECKING:
    from annotator.domain.repeats import Repeat


class RecuttingScreen(JudgingScreen):
    """A document whose sentences can be carved, joined and split, and many of them taken at once."""

    def __init__(self) -> None:
        super().__init__()
        self._repeat: Repeat | None = None
        """A like claim elsewhere, that can be copied."""
        self._looked_from: Place | None = None
        """The claim that it is like."""

    async def action_carve(self) -> None:
        """Choose words of the sentence that are a claim of their own."""
        from annotator.tui.screens.carving import CarvingDialog  # noqa: PLC0415 - not before the first paint

        took = partial(self.arrive, self.cursor.current)
        await self.open(
            CarvingDialog(self.cursor.place(), self.cursor.sentence(), self._claims, took, self._carved)
        )

    async def _carved(self) -> None:
        """Go on, as after a tag, with the offer of the first allegation that has one."""
        offers = (self.find_offer(position) for position in range(len(self._claims)))
        offer = next(filter(None, offers), None)
        after = self.cursor.step(1) if self._advances else self.cursor.current
        self.arrive(after, await self.ask(annotating.claims_in, self.cursor.place(after)), offer=offer)

    async def action_join(self) -> None:
        """Join the sentence with the next one."""
        joined: Span = await self.ask(cutting.join, self.cursor.place())
        self._range_from = None
        await self.reload(joined.start, "joined with the next sentence")

    async def action_split(self) -> None:
        """Choose the word before which the sentence is split."""
        from annotator.tui.screens.splitting import SplittingDialog  # noqa: PLC0415 - as above

        await self.open(SplittingDialog(self.cursor.sentence(), self._split))

    async def _split(self, offset: int) -> None:
        place = self.cursor.place()
        await self.ask(cutting.split, place, place.span.start + offset)
        self._range_from = None
        await self.reload(place.span.start, "split in two")

    def action_range(self) -> None:
        """Begin a range here, or leave it."""
        self._range_from = self.cursor.current if self._range_from is None else None
        self.tell()

    async def action_drop(self) -> None:
        """Leave the range; without one clear the filter; without that the search."""
        if self._range_from is not None:
            self._range_from = None
        elif self._filter.narrows:
            await self.clear_filter()
        else:
            self.clear_search()
        self.tell()

    async def action_undo(self) -> None:
        """Undo, and go where that changed something."""
        await self._turned(await self.ask(undoing.undo, self.cursor.progress.document.id), "undone")

    async def action_redo(self) -> None:
        """Redo, and go where that changed something."""
        await self._turned(await self.ask(undoing.redo, self.cursor.progress.document.id), "done again")

    async def _turned(self, event: Event | None, how: str) -> None:
        if event is None or event.span is None:
            await self.go(self.cursor.current, f"nothing more to be {how}")
            return
        told = f"{how}: {event.act}"
        if event.before.sentences:
            self._range_from = None
        if event.before.sentences or max(len(event.before.annotations), len(event.after.annotations)) > 1:
            await self.reload(event.span.start, told)
        else:
            await self.go(self.cursor.index_at(event.span.start), told)

    async def look_around(self) -> None:
        """Look for claims elsewhere that say what the current one says."""
        from annotator.services import repeats  # noqa: PLC0415 - not before the first paint

        place = self._place()
        found = await self.ask(repeats.find_repeats, place, 1)
        copied = self._claim.annotation.copied_from if self._claim else None
        repeat = next((one for one in found if one.claim.annotation.uid != copied), None)
        if place == self._place():
            self._looked_from = place
        if place == self._place() and repeat != self._repeat:
            self._repeat = repeat
            self.tell_more()

    async def action_copy(self) -> None:
        """Copy label and sources of the like claim that is shown, or of the likest there is."""
        from annotator.services import repeats  # noqa: PLC0415 - as above

        if self._repeat is None or self._looked_from != self._place():
            await self.look_around()
        if self._repeat is None:
            self.tell("no like claim was tagged elsewhere")
            return
        name = self._repeat.document.name
        claim: Claim = await self.ask(repeats.copy_claim, self._place(), self._repeat.claim.annotation.uid)
        self._repeat = None
        self._hold_claim(claim)
        self.tell(f"label and sources copied from {name}")
