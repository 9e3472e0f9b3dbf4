"""Moving in a document: by sentences, by what is still open, by what is searched for, through a filter."""

from annotator.cli.plain.base import Stepping
from annotator.domain.documents import Span
from annotator.domain.selections import EVERYTHING, Selection
from annotator.services import documents
from annotator.tui.screens.searching import Search

PAGE = 10
"""Sentences that one goes at a time where there is no screen to fill."""


class Moving(Stepping):
    """The keys that only make another sentence or claim current."""

    def action_step(self, by: int) -> None:
        """Go some sentences on."""
        self.go(self.cursor.step(by))

    def action_edge(self, index: int) -> None:
        """Go to the first sentence (0) or the last (-1)."""
        self.go(self.cursor.chosen[index])

    def action_page(self, direction: int) -> None:
        """Go a page on or back."""
        self.go(self.cursor.step(direction * PAGE))

    def action_step_open(self, direction: int) -> None:
        """Go to the next or the previous open sentence."""
        index = self.cursor.open_from(direction)
        self.go(self.cursor.current if index is None else index, "All tagged." if index is None else "")

    def action_claim(self, direction: int) -> None:
        """Let the keys act on the next (1) or previous (-1) claim of the sentence."""
        count = len(self.at.claims)
        if count > 1:
            self.arrive(self.cursor.current, self.at.claims, chosen=(self.at.chosen + direction) % count)
        else:
            self.tell("There is no other claim in this sentence.")

    def reload(self, place: int, notice: str = "") -> None:
        """Read the document anew, and go to the sentence at a place of it; the filter stays on."""
        if self.at.reopen(self.ask(documents.open_whole, self.document), place) and self.at.filter.narrows:
            self._narrow(self.at.filter if self._matching(self.at.filter) else EVERYTHING)
        self.go(self.cursor.current, notice)

    def action_filter(self) -> None:
        """Ask for the conditions of a filter, and step only through what meets them."""
        from annotator.cli.plain.filtering import HELP, selection  # noqa: PLC0415 - not before it is asked for

        self.say(HELP)
        on = f", Enter: {self.at.filter.described}" if self.at.filter.narrows else ""

        def narrow(words: str) -> None:
            if words:
                self._narrow(EVERYTHING if words == "-" else selection(words))

        self.ask_until(f"Filter (- for none{on})", narrow)
        self.go(self.cursor.nearest(self.cursor.current))

    def clear_filter(self) -> None:
        """Step through every sentence again."""
        self._narrow(EVERYTHING)

    def _narrow(self, chosen: Selection) -> None:
        """Put a filter on. Raises `RefusedError` where nothing would be left."""
        self.at.narrow(chosen, self._matching(chosen) if chosen.narrows else ())

    def _matching(self, chosen: Selection) -> list[int]:
        """The sentences that a selection has, in order."""
        from annotator.services.filtering import claim_starts  # noqa: PLC0415 - as above

        return self.at.matching(chosen, self.ask(claim_starts, self.document, chosen))

    def action_search(self) -> None:
        """Ask what to search for, and go to the first match from here on."""
        from annotator.services import searching  # noqa: PLC0415 - as above

        hint = f"{searching.ALIKE} before the words finds what is alike"
        query = self.ask_text("Search text and notes", self.at.search.query, hint)
        self.at.search = Search(query, self.ask(searching.search, self.document, query) if query else ())
        self._go_to(self.at.search.first_from(self.cursor.place().span.start))

    def action_match(self, direction: int) -> None:
        """Go to the next or the previous match."""
        self._go_to(self.at.search.step(direction))

    def _go_to(self, match: Span | None) -> None:
        index = self.cursor.index_at(match.start) if match else self.cursor.current
        self.go(index, self.at.search.state)
