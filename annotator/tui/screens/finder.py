"""The finder: type a few letters of a source, Enter links it."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from annotator.domain.annotations import Claim
from annotator.domain.sources import Passage
from annotator.domain.vocabulary import Stance
from annotator.services import evidence_search, linking, sources
from annotator.services.acting import Place
from annotator.services.sources import Offer
from annotator.tui.bindings import bindings
from annotator.tui.dialog_keys import FINDER
from annotator.tui.screens.base import Dialog
from annotator.tui.screens.finder_lines import new_line, passage_lines, source_line
from annotator.tui.telling import telling
from annotator.tui.text import literal
from annotator.tui.widgets.claim_panel import STANCES
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.line_input import LineInput

WIDE = 100
"""Columns from which on the passages stand beside the sources, not under them."""
WIDEST = 160
"""Columns of the box at most."""


class FinderDialog(Dialog[None]):
    """Ranks the library by what is typed; closes once the link is stored.

    The passages are those that bear on the claim, or on what is typed instead.
    """

    KEYS = FINDER
    BINDINGS = bindings(FINDER)
    CSS_PATH = "finder.tcss"
    AUTO_FOCUS = "Input"

    def __init__(self, place: Place, sentence: str, linked: Callable[[Claim], None]) -> None:
        """`linked` is called once the link is stored."""
        super().__init__()
        self._linked = linked
        self._place = place
        self._sentence = sentence
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._stance = Stance.SUPPORTS
        self._passages: list[Passage] = []
        self._offer = Offer([])
        self._answered: str | None = None
        self._in_passages = self._asks = False

    def compose(self) -> ComposeResult:
        """The sentence, the line to type in, the sources and the passages."""
        with Vertical(id="box") as box:
            box.border_title = "Link a source"
            yield Static(literal(self._sentence), id="about")
            yield LineInput(placeholder="title, author, publisher or URL; or a question")
            with Container(id="lists"):
                yield OptionList(id="sources")
                yield OptionList(id="passages")
        yield KeyBar(FINDER)

    async def on_mount(self) -> None:
        """Offer what was linked last; a click beside an entry leaves the line to type in the focus."""
        self._sources.can_focus = self._found.can_focus = False
        self._show_stance()
        with telling(self.app):
            await self._rank("")

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Rank anew, unless more was typed meanwhile."""
        if event.value == self.query_one(LineInput).value != self._answered:
            with telling(self.app):
                await self._rank(event.value)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Link what was clicked."""
        self._in_passages = event.option_list is self._found
        self._mark(event.option_index)
        await self.do("choose")

    async def _ranked(self) -> None:
        """Wait until the list answers what was typed last."""
        await self.settled()
        if (typed := self.query_one(LineInput).value) != self._answered:
            await self._rank(typed)

    async def _rank(self, typed: str) -> None:
        self._offer = await self.ask(sources.offer_sources, typed)
        self._passages = await self.ask(evidence_search.find_passages, typed.strip() or self._sentence)
        self._answered = typed
        self._fill(self._sources, [self._line(index) for index in range(len(self._offer.choices))])
        self.set_class(bool(self._passages), "-passages")
        self._fill_passages()
        if (asks := typed.rstrip().endswith("?")) is not self._asks:
            self._asks, self._in_passages = asks, asks
        self._mark(0)

    def on_resize(self) -> None:
        """Cut the passages anew."""
        marked = self._found.highlighted
        self._fill_passages()
        self._found.highlighted = marked

    @property
    def _sources(self) -> OptionList:
        return self.query_one("#sources", OptionList)

    @property
    def _found(self) -> OptionList:
        return self.query_one("#passages", OptionList)

    def _fill_passages(self) -> None:
        """Show them in lines as wide as their list, which has no size as long as it is not in view."""
        box = min(self.app.size.width, WIDEST) - 4
        width = box // 2 - 4 if self.app.size.width >= WIDE else box - 2
        self._fill(self._found, [passage_lines(passage, width) for passage in self._passages])

    def _fill(self, listed: OptionList, lines: Sequence[Content]) -> None:
        listed.set_options([Option(line) for line in lines])

    def _line(self, index: int) -> Content:
        match = self._offer.choices[index]
        if match is self._offer.new:
            return new_line(match.source)
        return source_line(match, is_alike=index < self._offer.alike)

    def _mark(self, index: int) -> None:
        """Mark one entry of the list that is used; the other one has none marked."""
        used, other = self._sources, self._found
        if self._in_passages and self._passages:
            used, other = other, used
        other.highlighted = None
        used.highlighted = index if used.option_count else None

    def _show_stance(self) -> None:
        words, style = STANCES[self._stance]
        self.query_one("#box").border_subtitle = Content.styled(words.strip(), f"bold {style}")

    def action_stance(self) -> None:
        """Take the next stance to link with."""
        stances = list(Stance)
        self._stance = stances[(stances.index(self._stance) + 1) % len(stances)]
        self._show_stance()

    async def action_move(self, by: int) -> None:
        """Mark the next or the previous entry of the list."""
        await self._ranked()
        used = self._found if self._in_passages and self._passages else self._sources
        if used.option_count:
            self._mark(((used.highlighted or 0) + by) % used.option_count)

    async def action_switch(self) -> None:
        """Go over to the other list."""
        await self._ranked()
        self._in_passages = not self._in_passages and bool(self._passages)
        self._mark(0)

    async def action_choose(self) -> None:
        """Link the marked source or passage."""
        await self._ranked()
        source, passage = self._sources.highlighted, self._found.highlighted
        if passage is not None:
            found = self._passages[passage]
            claim = await self.ask(linking.link_passage, self._place, found, self._stance)
        elif source is not None and (choice := self._offer.choices[source]) is self._offer.new:
            claim = await self.ask(linking.link_new, self._place, choice.source, self._stance)
        elif source is not None:
            claim = await self.ask(linking.link, self._place, choice.source.uid, self._stance)
        else:
            return
        self._linked(claim)
        self.dismiss(None)
