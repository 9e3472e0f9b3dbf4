"""A document with a current sentence, and what is told of it."""

import asyncio
from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.timer import Timer

from annotator.domain.annotations import Claim
from annotator.domain.documents import Document
from annotator.services import annotating
from annotator.services.documents import Reading
from annotator.tui.anatomy import AnatomyOffer
from annotator.tui.cursor import Cursor
from annotator.tui.keys import caption
from annotator.tui.screens.base import AnnotatorScreen
from annotator.tui.stepper import Stepper
from annotator.tui.unstored import Unstored
from annotator.tui.widgets.claim_panel import ClaimPanel
from annotator.tui.widgets.document_view import DocumentView
from annotator.tui.widgets.layout import Layout
from annotator.tui.widgets.runs import Overlay
from annotator.tui.widgets.title_line import TitleLine

_WAITING = "waiting for the database: another program uses it"


class ShowingScreen(AnnotatorScreen[None]):
    """Title, document and panel, which always show where the analyst is."""

    rest: Timer
    """Runs out once the analyst stays at a sentence."""

    def __init__(self, reading: Reading) -> None:
        """`reading` is the whole document, or that part of it which is shown first."""
        super().__init__()
        self.at = Stepper(reading)
        self.view, self.panel = DocumentView(), ClaimPanel()
        self.title_line = TitleLine(self.current_document.name)
        self.unstored = Unstored()
        self.notice = ""
        """What came of the last key."""
        self.shown = asyncio.Event()
        """Set once there is something to draw in."""
        self.is_ready = False
        """Whether the first paint is done: what is told then may take a while to import or to count."""
        self._waits = False
        """Whether the database has kept the last key waiting for a while."""

    @property
    def cursor(self) -> Cursor:
        """The sentences, with one of them the current one."""
        return self.at.cursor

    @property
    def current_document(self) -> Document:
        """The document that is being read."""
        return self.cursor.progress.document

    def show(self, *, keep_row: bool, layout: Layout | None = None) -> None:
        """Draw the document that was read."""
        at = self.cursor
        self.view.show(at.text, at.spans, at.marks, at.current, keep_row=keep_row, layout=layout)
        self.view.highlight(self.at.search.in_text)
        self.restrict()

    def restrict(self) -> None:
        """Draw what a filter leaves out as that."""
        self.view.restrict(frozenset(self.cursor.chosen) if self.cursor.is_narrowed else None)

    async def go(self, index: int, notice: str = "") -> None:
        """Make a sentence the current one, and tell what is known of it."""
        self.arrive(index, await self.ask(annotating.claims_in, self.cursor.place(index)), notice)

    def arrive(
        self,
        index: int,
        claims: Sequence[Claim],
        notice: str = "",
        *,
        chosen: int | None = None,
        offer: AnatomyOffer | None = None,
    ) -> None:
        """Make a sentence the current one of which this is stored; an offer may be of another one."""
        self._mark(is_changed=self.at.arrive(index, claims, chosen=chosen, offer=offer))
        self.view.select(index, self.at.chosen if len(claims) > 1 else None)
        self.tell(notice)
        self.rest.reset()
        self.rest.resume()

    def keep(self, claims: Sequence[Claim]) -> None:
        """Take in what is stored of the current sentence."""
        self._mark(is_changed=self.at.keep(claims))

    def _mark(self, *, is_changed: bool) -> None:
        if is_changed:
            self.view.mark(self.cursor.current, self.at.mark)

    def hold(self, claims: Sequence[Claim]) -> None:
        """Take in what is stored of the current sentence, and draw it."""
        self.keep(claims)
        self.tell()

    def tell(self, notice: str = "") -> None:
        """Draw what is known of the current sentence."""
        self.notice = notice
        self.tell_more()

    def tell_more(self) -> None:
        """Draw it again, with what was found out since."""
        at, cursor = self.at, self.cursor
        offers, remarks = (list(self._offers()), list(self._remarks())) if self.is_ready else ([], [])
        self.panel.show(
            self._headline(),
            at.claims,
            _WAITING if self._waits else self.notice,
            words=at.words,
            chosen=at.chosen,
            offers=[*self.unstored.lines(cursor), *offers],
            remarks=remarks,
            document_date=self.current_document.metadata.date,
            as_of=at.as_of,
        )
        if self.is_ready:
            self.title_line.show(cursor.progress, at.filter.described, len(cursor.chosen), cursor.tagged)

    def show_waiting(self, *, waits: bool) -> None:
        """Tell that the database has not answered yet, or no more."""
        self._waits = waits
        if self.shown.is_set():
            self.tell_more()

    def _headline(self) -> str:
        title = f"Sentence {self.cursor.number} of {self.cursor.progress.sentences}"
        if self.at.range_from is None:
            self.view.extend(range(0))
            return title
        first, last = sorted((self.at.range_from, self.cursor.current))
        self.view.extend(range(first, last + 1))
        return f"{title}, range of {len(self.at.range_places)}: {caption('drop')} leaves it"

    def _offers(self) -> Iterator[Content]:
        """What one key would take."""
        from annotator.tui.offers import anatomy_offered, repeat_offered  # noqa: PLC0415 - not before the first paint

        self.at.offer = self.at.offer or self.at.find_offer()
        if self.at.offer:
            yield anatomy_offered(self.at.offer)
        if self.at.repeat:
            yield repeat_offered(self.at.repeat)

    def _remarks(self) -> Iterator[Content]:
        """What the words of the sentence and of the note tell; those of the sentence are pointed out."""
        from annotator.language.estimation import find_estimates  # noqa: PLC0415 - as above
        from annotator.tui.offers import estimate_remarks, note_remarks  # noqa: PLC0415 - as above

        sentence = self.cursor.sentence()
        estimates = find_estimates(sentence)
        words = [(self.cursor.place(), estimate.span) for estimate in estimates]
        if offer := self.at.offer:
            words += [(offer.place, span) for span in offer.spans]
        starts = [(self.cursor.offset_of(place), span) for place, span in words]
        self.view.point_out([Overlay(at + span.start, at + span.end, "cue") for at, span in starts])
        yield from estimate_remarks(sentence, estimates)
        if self.at.claim and self.at.claim.annotation.note:
            yield from note_remarks(self.at.claim.annotation.note)
