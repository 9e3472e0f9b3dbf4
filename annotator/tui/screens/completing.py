"""A long document: the sentences around the current one are shown at once, the others are read meanwhile."""

import asyncio
from typing import Final, NamedTuple

from annotator.domain.annotations import Mark
from annotator.domain.documents import Span
from annotator.services import documents
from annotator.services.documents import Reading
from annotator.tui.screens.watching import WatchingScreen
from annotator.tui.widgets.layout import Layout

_FAR: Final = {
    *("edge", "page", "step_open", "match", "search", "filter"),
    *("range", "join", "split", "undo", "redo"),
}
"""Actions that look further than to the sentences next to the current one."""


class _Whole(NamedTuple):
    """All sentences of a document."""

    text: str
    spans: list[Span]
    marks: list[Mark | None]
    layout: Layout


class CompletingScreen(WatchingScreen):
    """A document whose rest comes page by page, while the keys are answered that need only a part of it."""

    def __init__(self, reading: Reading) -> None:
        """`reading` is the whole document, or that part of it which is shown first."""
        super().__init__(reading)
        self._reading_on: asyncio.Task[_Whole | None] | None = None

    def on_unmount(self) -> None:
        """Read no further."""
        if self._reading_on:
            self._reading_on.cancel()

    async def ready(self, action: str) -> None:
        """Put the whole document in the place of its part as soon as it is there; wait if it is needed."""
        await self.shown.wait()
        if not self.is_ready:
            self.cursor.progress = await self.ask(documents.count, self.current_document)
            self.is_ready = True
            self.tell_more()
        if not self.cursor.is_whole:
            if self._reading_on is None:
                self._reading_on = asyncio.create_task(self._read_on())
                self._reading_on.add_done_callback(lambda _: self.call_later(self.do_if_free, "get_ready"))
            is_far = action.partition("(")[0] in _FAR or not self.cursor.is_inside
            if is_far or self._reading_on.done():
                await self._complete(self._reading_on)

    async def _read_on(self) -> _Whole | None:
        """Read the whole document; None where another program changed the database meanwhile."""
        document, version = self.current_document, self.cursor.version
        spans: list[Span] = []
        marks: list[Mark | None] = []
        while True:
            page = await self.ask(documents.read_page, document, spans[-1].end if spans else 0)
            if page.version != version:
                return None
            if not page.spans:
                break
            spans += page.spans
            marks += page.marks
        text = await self.ask(documents.read_text, document)
        return _Whole(text, spans, marks, await self.view.lay_out(text, spans))

    async def _complete(self, reading_on: asyncio.Task[_Whole | None]) -> None:
        """Let nothing move on the screen. Raises `AnnotatorError` where the rest cannot be read."""
        try:
            whole = await reading_on
        finally:
            self._reading_on = None
        if whole is None:
            await self.read_anew()
            return
        text, spans, marks, layout = whole
        at, notice = self.at, self.notice
        at.reopen(self.cursor.completed(text, spans, marks), self.cursor.place().span.start)
        self.show(keep_row=True, layout=layout)
        self.arrive(self.cursor.current, at.claims, notice, chosen=at.chosen, offer=at.offer)
