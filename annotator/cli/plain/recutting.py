"""What reaches beyond one claim: carving a sentence, cutting the text anew, ranges, undo, like claims."""

from annotator.cli.plain.judging import Judging
from annotator.cli.plain.talk import number
from annotator.domain.errors import RefusedError
from annotator.domain.events import Event
from annotator.services import undoing
from annotator.tui.screens.searching import Search


class Recutting(Judging):
    """The keys that carve, join and split, take many sentences at once, and turn acts back."""

    def action_carve(self) -> None:
        """Ask for words of the sentence that are a claim of their own."""
        from annotator.cli.plain.carving import Carver  # noqa: PLC0415 - not before it is asked for

        Carver(self).carve()

    def action_join(self) -> None:
        """Join the sentence with the next one."""
        from annotator.services.cutting import join  # noqa: PLC0415 - as above

        joined = self.ask(join, self.cursor.place())
        self.range_from = None
        self.reload(joined.start, "Joined with the next sentence.")

    def action_split(self) -> None:
        """Ask for the word before which the sentence is split; a lost break is likeliest at a clause."""
        from annotator.language.clauses import clauses, word_spans  # noqa: PLC0415 - as above
        from annotator.services.cutting import split  # noqa: PLC0415 - as above

        sentence, place = self.cursor.sentence(), self.cursor.place()
        words = word_spans(sentence)
        if len(words) < 2:
            raise RefusedError("A sentence of one word cannot be split.")
        starts = [word.start for word in words]
        later = [starts.index(piece.start) for piece in clauses(sentence)[1:] if piece.start in starts]
        likeliest = next(filter(None, later), 1) + 1
        self.say(" ".join(f"{at} {sentence[slice(*word)]}" for at, word in enumerate(words, 1)))

        def cut(typed: str) -> None:
            word = number(typed or str(likeliest), 2, len(words))
            self.ask(split, place, place.span.start + starts[word - 1])

        self.ask_until(f"Split before word, Enter for {likeliest}", cut)
        self.range_from = None
        self.reload(place.span.start, "Split in two.")

    def action_range(self) -> None:
        """Begin a range here, or leave it."""
        self.range_from = self.cursor.current if self.range_from is None else None
        self.tell("Range left." if self.range_from is None else "Range begins here.")

    def action_drop(self) -> None:
        """Leave the range; without one clear the filter; without that the search."""
        if self.range_from is not None:
            self.range_from = None
            told = "Range left."
        elif self.filter.narrows:
            self.clear_filter()
            told = "No filter any more."
        else:
            self.search = Search()
            told = "No search any more."
        self.tell(told)

    def action_undo(self) -> None:
        """Undo, and go where that changed something."""
        self._turned(self.ask(undoing.undo, self.document.id), "undone")

    def action_redo(self) -> None:
        """Redo, and go where that changed something."""
        self._turned(self.ask(undoing.redo, self.document.id), "done again")

    def _turned(self, event: Event | None, how: str) -> None:
        if event is None or event.span is None:
            self.go(self.cursor.current, f"Nothing more to be {how}.")
            return
        told = f"{how}: {event.act}".capitalize()
        if event.before.sentences:
            self.range_from = None
        if event.before.sentences or max(len(event.before.annotations), len(event.after.annotations)) > 1:
            self.reload(event.span.start, told)
        else:
            self.go(self.cursor.index_at(event.span.start), told)

    def action_copy(self) -> None:
        """Copy label and sources of the like claim that was told, or of the likest there is."""
        from annotator.services.repeats import copy_claim  # noqa: PLC0415 - as above

        if self.repeat is None or self.looked_at != self.place():
            self.look_around()
        if self.repeat is None:
            self.tell("No like claim was tagged elsewhere.")
            return
        name = self.repeat.document.name
        claim = self.ask(copy_claim, self.place(), self.repeat.claim.annotation.uid)
        self.repeat = None
        self.hold_claim(claim, f"Label and sources copied from {name}.")
