"""Moving in a document: by sentences, by pages, by what is still open, by what is searched for."""

from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.domain.selections import EVERYTHING, Selection
from annotator.tui.cursor import Cursor
from annotator.tui.field import Field
from annotator.tui.screens.base import AnnotatorScreen
from annotator.tui.screens.searching import Search
from annotator.tui.widgets.document_view import DocumentView


class MovingScreen(AnnotatorScreen[None]):
    """A document with a current sentence, and the keys that only make another one current."""

    def __init__(self) -> None:
        super().__init__()
        self.view = DocumentView()
        self.cursor: Cursor
        self._search = Search()
        self._filter = EVERYTHING

    async def go(self, index: int, notice: str = "") -> None:
        """Make a sentence the current one, with what is to be told of that."""
        raise NotImplementedError

    async def action_step(self, by: int) -> None:
        """Go some sentences on."""
        await self.go(self.cursor.step(by))

    async def action_edge(self, index: int) -> None:
        """Go to the first sentence (0) or the last (-1)."""
        await self.go(self.cursor.chosen[index])

    async def action_page(self, direction: int) -> None:
        """Go a page down or up."""
        index = self.cursor.nearest(self.view.page(direction))
        if not index == self.cursor.current == self.view.current:
            await self.go(index)

    async def action_step_open(self, direction: int) -> None:
        """Go to the next or the previous open sentence."""
        index = self.cursor.open_from(direction)
        await self.go(
            self.cursor.current if index is None else index, "" if index is not None else "all tagged"
        )

    async def on_document_view_sentence_selected(self, event: DocumentView.SentenceSelected) -> None:
        """Go where the mouse clicked."""
        await self.do(f"visit({self.cursor.place(event.index).span.start})")

    async def action_visit(self, place: int) -> None:
        """Go to the sentence at a place of the document."""
        await self.go(self.cursor.index_at(place))

    async def action_filter(self) -> None:
        """Open the filter."""
        from annotator.tui.screens.filter import FilterDialog  # noqa: PLC0415 - not before the first paint

        await self.open(FilterDialog(self._filter, self._matching, self._set_filter))

    async def clear_filter(self) -> None:
        """Step through every sentence again."""
        await self._narrow(EVERYTHING)

    async def narrow_again(self) -> None:
        """Filter the document as it is now; where nothing is left, no more."""
        found = await self._matching(self._filter)
        await self._narrow(self._filter if found else EVERYTHING)

    async def _set_filter(self, selection: Selection) -> None:
        """Step only through what the selection has now; what is done to it later leaves it there."""
        await self._narrow(selection)
        await self.go(self.cursor.nearest(self.cursor.current))

    async def _narrow(self, selection: Selection) -> None:
        """Put a filter on. Raises `RefusedError` where nothing would be left."""
        chosen = await self._matching(selection) if selection.narrows else None
        if chosen == []:
            raise RefusedError(f"Nothing is {selection.described}: choose something else, or no filter.")
        self._filter = selection
        self.cursor.narrow(chosen)
        self.view.restrict(None if chosen is None else frozenset(chosen))

    async def _matching(self, selection: Selection) -> list[int]:
        """The sentences that a selection has, in order."""
        from annotator.services import filtering  # noqa: PLC0415 - as above

        cursor = self.cursor
        starts = await self.ask(filtering.claim_starts, cursor.progress.document, selection)
        found = {cursor.index_at(start) for start in starts}
        if selection.takes_untouched:
            found |= {index for index, mark in enumerate(cursor.marks) if mark is None}
        return sorted(found)

    def clear_search(self) -> None:
        """Set off no matches any more."""
        self._search = Search()
        self.view.highlight(())

    async def action_search(self) -> None:
        """Type what to search for."""
        from annotator.services import searching  # noqa: PLC0415 - not before the first paint

        field = Field("Words", self._search.query, f"{searching.ALIKE} before them finds what is alike")
        await self.type("Search text and notes", [field], self._find)

    async def _find(self, query: str | None) -> None:
        from annotator.services import searching  # noqa: PLC0415 - as above

        document = self.cursor.progress.document
        self._search = Search(query, await self.ask(searching.search, document, query) if query else ())
        self.view.highlight(self._search.in_text)
        await self._go_to(self._search.first_from(self.cursor.place().span.start))

    async def action_match(self, direction: int) -> None:
        """Go to the next or the previous match."""
        await self._go_to(self._search.step(direction))

    async def _go_to(self, match: Span | None) -> None:
        index = self.cursor.index_at(match.start) if match else self.cursor.current
        await self.go(index, self._search.state)
