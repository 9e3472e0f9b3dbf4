"""Searching in a text, from match to match."""

from bisect import bisect_left

from annotator.domain.documents import Span
from annotator.language.search import find_all


class Search:
    """The matches of a query in a text, one of them the current one; at either end one begins anew."""

    def __init__(self, text: str = "", query: str | None = None) -> None:
        """Nothing is found as long as nothing is asked for."""
        self.query = query
        self.matches = find_all(text, query or "")
        self._index = 0

    def first_from(self, offset: int) -> Span | None:
        """Go to the first match from an offset into the text on; None where there are no matches."""
        return self._go(bisect_left(self.matches, Span(offset, offset)))

    def step(self, by: int) -> Span | None:
        """Go some matches on; None where there are none."""
        return self._go(self._index + by)

    def _go(self, index: int) -> Span | None:
        if not self.matches:
            return None
        self._index = index % len(self.matches)
        return self.matches[self._index]

    @property
    def state(self) -> str:
        """Which match is the current one, or why there is none."""
        if self.matches:
            return f"match {self._index + 1} of {len(self.matches)}"
        return f"not found: {self.query}" if self.query else "press / to search"
