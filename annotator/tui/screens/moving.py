"""Moving in a document: by sentences, by pages, by what is still open, by what is searched for."""

from annotator.domain.documents import Span
from annotator.domain.selections import EVERYTHING, Selection
from annotator.services import documents
from annotator.tui.field import Field
from annotator.tui.screens.searching import Search
from annotator.tui.screens.showing import ShowingScreen
from annotator.tui.widgets.document_view import DocumentView


class MovingScreen(ShowingScreen):
    """The keys that only make another sentence current."""

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

        await self.open(FilterDialog(self.at.filter, self._matching, self._set_filter))

    async def clear_filter(self) -> None:
        """Step through every sentence again."""
        await self._narrow(EVERYTHING)

    async def _set_filter(self, selection: Selection) -> None:
        """Step only through what the selection has now; what is done to it later leaves it there."""
        await self._narrow(selection)
        await self.go(self.cursor.nearest(self.cursor.current))

    async def _narrow(self, selection: Selection) -> None:
        """Put a filter on. Raises `RefusedError` where nothing would be left."""
        self.at.narrow(selection, await self._matching(selection) if selection.narrows else ())
        self.restrict()

    async def reload(self, place: int, notice: str = "") -> None:
        """Read the document anew, and go to the sentence at a place of it; the filter stays on."""
        whole = await self.ask(documents.open_whole, self.current_document)
        if self.at.reopen(whole, place) and self.at.filter.narrows:
            found = await self._matching(self.at.filter)
            self.at.narrow(self.at.filter if found else EVERYTHING, found)
        self.show(keep_row=True)
        await self.go(self.cursor.current, notice)

    async def _matching(self, selection: Selection) -> list[int]:
        """The sentences that a selection has, in order."""
        from annotator.services import filtering  # noqa: PLC0415 - as above

        starts = await self.ask(filtering.claim_starts, self.current_document, selection)
        return self.at.matching(selection, starts)

    def clear_search(self) -> None:
        """Set off no matches any more."""
        self.at.search = Search()
        self.view.highlight(())

    async def action_search(self) -> None:
        """Type what to search for."""
        from annotator.services import searching  # noqa: PLC0415 - not before the first paint

        field = Field("Words", self.at.search.query, f"{searching.ALIKE} before them finds what is alike")
        await self.type("Search text and notes", [field], self._find, saving="search")

    async def _find(self, query: str | None) -> None:
        from annotator.services import searching  # noqa: PLC0415 - as above

        found = await self.ask(searching.search, self.current_document, query) if query else ()
        self.at.search = Search(query, found)
        self.view.highlight(self.at.search.in_text)
        await self._go_to(self.at.search.first_from(self.cursor.place().span.start))

    async def action_match(self, direction: int) -> None:
        """Go to the next or the previous match."""
        await self._go_to(self.at.search.step(direction))

    async def _go_to(self, match: Span | None) -> None:
        index = self.cursor.index_at(match.start) if match else self.cursor.current
        await self.go(index, self.at.search.state)
