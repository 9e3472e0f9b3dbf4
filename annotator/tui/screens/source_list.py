"""The source library as a list: its pages, what matches a search, and the details of the marked source."""

import asyncio
from collections.abc import Sequence
from contextlib import closing

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from annotator.domain.sources import Source
from annotator.services import browsing, library
from annotator.services.browsing import Page
from annotator.services.library import Entry
from annotator.services.sources import list_sources
from annotator.services.workspace import Workspace
from annotator.tui import source_lines
from annotator.tui.bindings import bindings
from annotator.tui.key import Key
from annotator.tui.keys import SOURCE_MERGING, SOURCE_SEARCH, SOURCES, caption
from annotator.tui.screens.base import AnnotatorScreen
from annotator.tui.telling import telling
from annotator.tui.text import literal
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.line_input import LineInput

_IMPORTS = (
    "or leave and import a bibliography or documents:\n\n"
    "    annotator sources import library.bib\n"
    "    annotator sources import --text reports/"
)
_TALL = 32
"""Lines of the screen from which on long details are wrapped, not cut."""


class SourceList(AnnotatorScreen[None]):
    """The library page by page, or what matches what is typed."""

    KEYS = SOURCES
    BINDINGS = bindings((*SOURCE_SEARCH, *SOURCES))
    CSS_PATH = "sources.tcss"
    AUTO_FOCUS = "OptionList"

    def __init__(self) -> None:
        super().__init__()
        self._page = Page()
        self._answered: str | None = None
        self.entry: Entry | None = None
        self.merging: Source | None = None
        self._mounted = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Heading, line to type in, list, details, footer."""
        yield Static(id="heading")
        search, new = caption("source-search"), caption("source-new")
        yield LineInput(placeholder=f"{search} searches by title, author, publisher or URL")
        yield OptionList()
        yield Static(f"No sources yet. Press {new} to add one, {_IMPORTS}", id="empty", markup=False)
        yield Static(id="following")
        yield Static(id="details")
        yield KeyBar(SOURCES)

    def on_mount(self) -> None:
        """From now on there is something to draw in."""
        self._mounted.set()

    async def on_screen_resume(self) -> None:
        """List the library, unless a key that was typed ahead did so."""
        await self.do("get_ready")

    async def ready(self, _action: str) -> None:
        """Answer what was typed last."""
        await self._mounted.wait()
        await self.settled()
        if (typed := self.query_one(LineInput).value) != self._answered:
            await self.show(typed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Letters are commands only where nothing is typed."""
        searching = {key.action for key in SOURCE_SEARCH}
        listing = {key.action.partition("(")[0] for key in SOURCES}
        is_typing = isinstance(self.focused, Input)
        return action not in (listing if is_typing else searching)

    async def do(self, action: str) -> None:
        """Do one of the actions, also from the palette while something is typed."""
        if action in {key.action for key in self.KEYS}:
            self.action_list()
        await super().do(action)

    def on_descendant_focus(self) -> None:
        """Show the keys that work where the focus is."""
        self.query_one(KeyBar).tell(self._working)

    @property
    def _working(self) -> Sequence[Key]:
        """The keys that work now, as the footer tells them."""
        if isinstance(self.focused, Input):
            return SOURCE_SEARCH
        return SOURCES if self.merging is None else SOURCE_MERGING

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Search anew, unless more was typed meanwhile."""
        if event.value == self.query_one(LineInput).value != self._answered:
            with telling(self.app):
                await self.show(event.value)

    def on_resize(self) -> None:
        """Draw the lines as wide as the screen."""
        self._draw()

    async def on_option_list_option_selected(self) -> None:
        """A click shows what is known of a source."""
        await self.do("move(0)")

    async def show(self, typed: str, offset: int = 0, marked: int | str = 0) -> None:
        """Read a page, and mark a source by its uid or its place, counted from the end if negative.

        A uid that is not on the page leaves none marked: a key must not change another source.
        """
        self._page = await self.ask(browsing.open_page, typed, offset, beside=self.merging)
        self._answered = typed
        uids = [one.source.uid for one in self._page.listed]
        self._draw()
        if isinstance(marked, str):
            await self._mark(uids.index(marked) if marked in uids else None)
        else:
            await self._mark(marked % len(uids) if marked < 0 and uids else marked)

    async def show_all(self, marked: int | str = 0) -> None:
        """List the library instead of what was searched for: the first page, or the one with a marked uid."""
        offset = await self.ask(_offset, marked) if isinstance(marked, str) else 0
        with self.prevent(Input.Changed):
            self.query_one(LineInput).value = ""
        await self.show("", offset, marked)

    async def show_again(self, uid: str = "") -> None:
        """Read the page once more, after something was changed, and mark a source, or the same place.

        A source that is not on that page any more is shown on its own one, without what was searched for.
        """
        page = self._page
        await self.show(self._answered or "", page.offset, uid or self._marked or 0)
        if uid and self._marked is None:
            await self.show_all(uid)
        elif page.offset and not self._page.listed:
            await self.show("", page.offset - browsing.PAGE, -1)

    @property
    def _marked(self) -> int | None:
        return self.query_one(OptionList).highlighted

    async def _mark(self, index: int | None) -> None:
        listed = self._page.listed
        self._highlight(index)
        at = self._marked
        self.entry = None if at is None else await self.ask(library.look_up, listed[at].source.uid)
        self._tell()

    def _highlight(self, index: int | None) -> None:
        last = len(self._page.listed) - 1
        self.query_one(OptionList).highlighted = None if index is None or last < 0 else min(index, last)

    def _draw(self) -> None:
        """Draw the list."""
        page, marked = self._page, self._marked
        listed = self.query_one(OptionList)
        width = max(20, self.size.width - 4)
        listed.set_options([Option(source_lines.line(one, width)) for one in page.listed])
        self._highlight(marked)
        listed.display = bool(page.total)
        self.query_one("#empty").display = self._answered is not None and not page.total
        following = ""
        if page.following:
            on, search = caption("source-down"), caption("source-search")
            following = f"{page.following:,} more: {on} goes on to them, {search} finds them"
        if self._answered and not page.listed:
            following = f"nothing like that is in the library: {caption('source-new')} adds it"
        self.query_one("#following", Static).update(Content(following))
        self.query_one("#following").display = bool(following)
        self._tell()

    def _tell(self) -> None:
        """Draw the heading, what is known of the marked source, and the footer."""
        found = f"{len(self._page.listed):,} of " if self._answered and self._answered.strip() else ""
        heading = literal(f"Sources: {found}{self._page.total:,}")
        if self.merging is not None:
            choose, leave = (key.caption for key in SOURCE_MERGING[:2])
            heading = literal(
                f"Choose what to merge into ({choose}; {leave}: nothing): {self.merging.name}"
            ).stylize("$text-warning")
        self.query_one("#heading", Static).update(heading)
        panel = self.query_one("#details", Static)
        panel.display = self.entry is not None
        panel.set_class(self.size.height < _TALL, "-short")
        if self.entry is not None:
            panel.update(source_lines.details(self.entry))
        self.query_one(KeyBar).tell(self._working)

    async def action_move(self, by: int) -> None:
        """Mark the next or the previous source, also of the next or the previous page."""
        page, count = self._page, len(self._page.listed)
        if not count:
            return
        at = (self._marked or 0) + by
        if at >= count and page.following:
            await self.show("", page.offset + browsing.PAGE)
        elif at < 0 and page.offset:
            await self.show("", page.offset - browsing.PAGE, -1)
        else:
            await self._mark(at % count)

    async def action_page(self, direction: int) -> None:
        """Mark the source a screenful on or back."""
        last, at = len(self._page.listed) - 1, self._marked or 0
        by = direction * max(1, self.query_one(OptionList).size.height - 1)
        on = min(max(0, at + by), last) - at
        await self.action_move(on or direction if self._page.following or self._page.offset else on)

    def action_search(self) -> None:
        """Type what to search for."""
        self.set_focus(self.query_one(LineInput))

    def action_list(self) -> None:
        """Go to what was found."""
        self.set_focus(self.query_one(OptionList))

    async def action_unsearch(self) -> None:
        """Search no more, and list the whole library."""
        self.action_list()
        await self.show_all()


def _offset(workspace: Workspace, uid: str) -> int:
    """How many sources come before the page on which a source is listed; 0 where it is not there any more."""
    with closing(list_sources(workspace)) as listed:
        at = next((place for place, source in enumerate(listed) if source.uid == uid), 0)
    return at - at % browsing.PAGE
