"""Carving claims out of a sentence: words are chosen by keys, a label makes a claim of them."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from operator import itemgetter

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from annotator.domain.annotations import Claim
from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.domain.vocabulary import Label
from annotator.language.clauses import trimmed
from annotator.services import annotating
from annotator.services.acting import Place
from annotator.services.carving import carve, cut_up
from annotator.tui.bindings import bindings
from annotator.tui.carving import SentenceCarving
from annotator.tui.dialog_keys import CARVING
from annotator.tui.labels import MUTED, STYLES
from annotator.tui.screens.base import Dialog
from annotator.tui.text import literal
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.label_styles import badge
from annotator.tui.widgets.seen_lines import ListedLines
from annotator.tui.widgets.word_lines import WordLines

_CHOSEN = "$text on $primary 60%"


class CarvingDialog(Dialog[None]):
    """Opens with a proposal, cut at the clauses; closes when all of it is labelled, or before."""

    KEYS = CARVING
    BINDINGS = bindings(CARVING)
    CSS_PATH = "carving.tcss"
    AUTO_FOCUS = None

    def __init__(
        self,
        place: Place,
        sentence: str,
        claims: Sequence[Claim],
        hold: Callable[[Sequence[Claim]], None],
        done: Callable[[], Awaitable[None]],
    ) -> None:
        """`hold` is given the claims of the sentence whenever they changed; `done` goes on from it.

        Raises `RefusedError` where the sentence has no words.
        """
        super().__init__()
        self._carving = SentenceCarving(place, sentence, claims)
        self._hold, self._done = hold, done

    def compose(self) -> ComposeResult:
        """The sentence with the chosen words, and its claims and pieces in a list."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = "Claims of this sentence"
            yield WordLines(self._carving.sentence, self._carving.words)
            yield ListedLines(id="pieces")
        yield KeyBar(CARVING)

    def on_mount(self) -> None:
        """Draw the proposal."""
        self._draw()

    def _draw(self) -> None:
        carving, current = self._carving, self._carving.chosen_claim
        claims = list(zip(carving.carved, carving.stored, strict=False))
        labelled = [(span, f"underline {STYLES[claim.annotation.label]}") for span, claim in claims]
        self.query_one(WordLines).paint(*labelled, (carving.span, f"bold {_CHOSEN}"))
        chosen = carving.span
        rest = dict.fromkeys(span for span in carving.proposed_spans if not _overlap(span, chosen))
        kept = {span: claim for span, claim in claims if claim is not current}
        listed: dict[Span, Claim | None] = {**rest, **kept, chosen: current}
        in_order = sorted(listed.items(), key=itemgetter(0))
        self.query_one(ListedLines).show(len(in_order), partial(self._line, in_order))

    def _line(self, listed: Sequence[tuple[Span, Claim | None]], at: int) -> Content:
        """A claim with its label, or what is proposed; the chosen one marked."""
        span, claim = listed[at]
        label = badge(claim.annotation.label) if claim else Content.styled("· proposed", MUTED)
        marker = "▸ " if span == self._carving.span else "  "
        said = literal(f"“{self._carving.sentence[slice(*trimmed(self._carving.sentence, span))]}”")
        return Content.assemble((marker, "bold $text-accent"), label, "  ", said)

    async def on_word_lines_clicked(self, message: WordLines.Clicked) -> None:
        """Let the chosen words reach to the one that was clicked."""
        await self.do(f"reach({message.word})")

    def action_reach(self, word: int) -> None:
        """Let the chosen words begin or end at a word."""
        self._carving.reach(word)
        self._draw()

    def action_move_end(self, by: int) -> None:
        """Choose a word more or less at the end."""
        self._carving.move_end(by)
        self._draw()

    def action_move_start(self, by: int) -> None:
        """Choose a word less or more at the start."""
        self._carving.move_start(by)
        self._draw()

    def action_piece(self, direction: int) -> None:
        """Choose the next or the previous claim or piece."""
        self._carving.go(direction)
        self._draw()

    async def action_label(self, label: str) -> None:
        """Make a claim of the chosen words, and choose the next piece; after the last one go on."""
        carving, old = self._carving, self._carving.chosen_claim
        placed, uid = carving.placed(carving.span), old.annotation.uid if old else None
        self._take(await self.ask(carve, carving.place, placed, Label(label), recut=uid))
        if placed != carving.place.span and carving.propose():
            self._draw()
        else:
            self.dismiss(None)
            await self._done()

    async def action_take_all(self) -> None:
        """Make claims of all that is proposed, to be labelled one by one in the document."""
        self._take(await self.ask(cut_up, self._carving.place, self._carving.placed_proposal))
        self.dismiss(None)

    async def action_clear(self) -> None:
        """Take back the chosen claim."""
        claim, place = self._carving.chosen_claim, self._carving.place
        if claim is None:
            raise RefusedError("These words are no claim yet: there is nothing to take away.")
        await self.ask(annotating.clear, Place(place.document_id, claim.annotation.span))
        self._take(await self.ask(annotating.claims_in, place))
        self._draw()

    def _take(self, claims: Sequence[Claim]) -> None:
        self._carving.keep(claims)
        self._hold(claims)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
