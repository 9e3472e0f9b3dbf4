"""The finder: type a few letters of a source, Enter links it."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from annotator.domain.annotations import Claim
from annotator.domain.sources import Match, Source
from annotator.domain.vocabulary import Stance
from annotator.services import linking, sources
from annotator.services.acting import Place
from annotator.services.sources import Offer
from annotator.tui.bindings import bindings
from annotator.tui.keys import FINDER
from annotator.tui.screens.base import Dialog
from annotator.tui.telling import telling
from annotator.tui.text import literal
from annotator.tui.widgets.claim_panel import STANCES
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.label_styles import MUTED
from annotator.tui.widgets.line_input import LineInput


class FinderDialog(Dialog[None]):
    """Ranks the library by what is typed; closes once the link is stored."""

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
        self._stance = Stance.SUPPORTS
        self._offer = Offer([])
        self._answered: str | None = None

    def compose(self) -> ComposeResult:
        """The sentence, the line to type in, the sources."""
        with Vertical(id="box") as box:
            box.border_title = "Link a source"
            yield Static(literal(self._sentence), id="about")
            yield LineInput(placeholder="title, author, publisher or URL")
            yield OptionList(id="sources")
        yield KeyBar(FINDER)

    async def on_mount(self) -> None:
        """Offer what was linked last."""
        self._show_stance()
        with telling(self.app):
            await self._rank("")

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Rank anew, unless more was typed meanwhile."""
        if event.value == self.query_one(LineInput).value != self._answered:
            with telling(self.app):
                await self._rank(event.value)

    async def on_option_list_option_selected(self) -> None:
        """Link what was clicked."""
        await self.do("choose")

    async def _ranked(self) -> None:
        """Wait until the list answers what was typed last."""
        await self.settled()
        if (typed := self.query_one(LineInput).value) != self._answered:
            await self._rank(typed)

    async def _rank(self, typed: str) -> None:
        self._offer = await self.ask(sources.offer_sources, typed)
        self._answered = typed
        options = [Option(self._line(index, match)) for index, match in enumerate(self._offer.choices)]
        listed = self.query_one(OptionList)
        listed.set_options(options)
        listed.highlighted = 0 if options else None

    def _line(self, index: int, match: Match) -> Content:
        if match is self._offer.new:
            return _new_line(match.source)
        source = match.source
        name = "title" if source.title else "url"
        parts = [_marked(source.name, match, name)]
        parts += [
            _marked(text, match, field).stylize(MUTED)
            for field in ("author", "publisher")
            if (text := getattr(source, field))
        ]
        if source.date:
            parts.append(literal(source.date).stylize(MUTED))
        if source.title and source.url:
            parts.append(_marked(source.url, match, "url").stylize(MUTED))
        if index < self._offer.alike:
            parts.insert(0, Content.styled("there already:", "bold $text-warning"))
        return Content("  ").join(parts)

    def _show_stance(self) -> None:
        words, style = STANCES[self._stance]
        self.query_one("#box").border_subtitle = Content.styled(words.strip(), f"bold {style}")

    def action_stance(self) -> None:
        """Take the next stance to link with."""
        stances = list(Stance)
        self._stance = stances[(stances.index(self._stance) + 1) % len(stances)]
        self._show_stance()

    async def action_move(self, by: int) -> None:
        """Mark the next or the previous source."""
        await self._ranked()
        listed = self.query_one(OptionList)
        if listed.option_count:
            listed.highlighted = ((listed.highlighted or 0) + by) % listed.option_count

    async def action_choose(self) -> None:
        """Link the marked source."""
        await self._ranked()
        listed = self.query_one(OptionList)
        if listed.highlighted is None:
            return
        choice = self._offer.choices[listed.highlighted]
        if choice is self._offer.new:
            claim = await self.ask(linking.link_new, self._place, choice.source, self._stance)
        else:
            claim = await self.ask(linking.link, self._place, choice.source.uid, self._stance)
        self._linked(claim)
        self.dismiss(None)


def _new_line(new: Source) -> Content:
    return Content.assemble(
        ("new source: ", "bold $text-accent"), literal(" ".join(filter(None, (new.title, new.url))))
    )


def _marked(text: str, match: Match, field: str) -> Content:
    """The text of a field with the letters that matched."""
    content = literal(text)
    for start, end in match.marks.get(field, ()):
        content = content.stylize("bold underline $text-accent", start, end)
    return content
