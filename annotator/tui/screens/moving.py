"""Moving in a document: by sentences, by pages, by what is still open, by what is searched for."""

from annotator.domain.documents import Span
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

    async def go(self, index: int, notice: str = "") -> None:
        """Make a sentence the current one, with what is to be told of that."""
        raise NotImplementedError

    async def action_step(self, by: int) -> None:
        """Go some sentences on."""
        await self.go(self.cursor.step(by))

    async def action_edge(self, index: int) -> None:
        """Go to the first sentence (0) or the last (-1)."""
        await self.go(index % len(self.cursor.spans))

    async def action_page(self, direction: int) -> None:
        """Go a page down or up."""
        index = self.view.page(direction)
        if index != self.cursor.current:
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

    async def action_search(self) -> None:
        """Type what to search for."""
        await self.type("Search", [Field("Words", self._search.query)], self._find)

    async def _find(self, query: str | None) -> None:
        self._search = Search(self.cursor.text, query)
        self.view.highlight(self._search.matches)
        await self._go_to(self._search.first_from(self.cursor.spans[self.cursor.current].start))

    async def action_match(self, direction: int) -> None:
        """Go to the next or the previous match."""
        await self._go_to(self._search.step(direction))

    async def _go_to(self, match: Span | None) -> None:
        index = self.cursor.index_of(match.start) if match else self.cursor.current
        await self.go(index, self._search.state)
