"""What a search found, from match to match."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.domain.documents import Span
from annotator.tui.keys import caption

if TYPE_CHECKING:
    from annotator.services.searching import Found


class Search:
    """The matches of a query in a document, one of them the current one; at either end one begins anew."""

    def __init__(self, query: str | None = None, found: "Sequence[Found]" = ()) -> None:
        """`found` is in text order; nothing is found as long as nothing is asked for."""
        self.query = query
        self._found = found
        self._index = 0

    @property
    def in_text(self) -> list[Span]:
        """The matches in the document's text, not those in notes."""
        return [one.span for one in self._found if not one.in_note]

    def first_from(self, place: int) -> Span | None:
        """Go to the first match from a place of the document on; None where there are no matches."""
        return self._go(bisect_left(self._found, place, key=lambda one: one.span.start))

    def step(self, by: int) -> Span | None:
        """Go some matches on; None where there are none."""
        return self._go(self._index + by)

    def _go(self, index: int) -> Span | None:
        if not self._found:
            return None
        self._index = index % len(self._found)
        return self._found[self._index].span

    @property
    def state(self) -> str:
        """Which match is the current one, or why there is none."""
        if self._found:
            where = ", in a note" if self._found[self._index].in_note else ""
            return f"match {self._index + 1} of {len(self._found)}{where}"
        return f"not found: {self.query}" if self.query else f"press {caption('search')} to search"
