"""What reaches beyond one claim: carving a sentence, cutting the text anew, ranges, undo, like claims."""

from annotator.cli.plain.judging import Judging
from annotator.cli.plain.talk import number
from annotator.domain.errors import RefusedError
from annotator.domain.events import Event
from annotator.services import annotating, undoing
from annotator.tui.screens.searching import Search
from annotator.tui.stepper import reaches_further


class Recutting(Judging):
    """The keys that carve, join and split, take many sentences at once, and turn acts back."""

    def action_carve(self) -> None:
        """Ask for words of the sentence that are a claim of their own."""
        from annotator.cli.plain.carving import Carver  # noqa: PLC0415 - not before it is asked for

        Carver(self).carve()

    def carved(self) -> None:
        """Go on, as after a tag, with the offer of the first allegation that has one."""
        offer, after = self.at.find_offers(), self.at.next_sentence
        self.arrive(after, self.ask(annotating.claims_in, self.cursor.place(after)), offer=offer)

    def action_join(self) -> None:
        """Join the sentence with the next one."""
        from annotator.services.cutting import join  # noqa: PLC0415 - as above

        joined = self.ask(join, self.cursor.place())
        self.reload(joined.start, "Joined with the next sentence.")

    def action_split(self) -> None:
        """Ask for the word before which the sentence is split; a lost break is likeliest at a clause."""
        from annotator.language.clauses import likeliest_split, word_spans  # noqa: PLC0415 - as above
        from annotator.services.cutting import split  # noqa: PLC0415 - as above

        sentence, place = self.cursor.sentence(), self.cursor.place()
        words = word_spans(sentence)
        if len(words) < 2:
            raise RefusedError("A sentence of one word cannot be split.")
        likeliest = likeliest_split(sentence, words) + 1
        self.say(" ".join(f"{at} {sentence[slice(*word)]}" for at, word in enumerate(words, 1)))

        def cut(typed: str) -> None:
            word = number(typed or str(likeliest), 2, len(words))
            self.ask(split, place, place.span.start + words[word - 1].start)

        self.ask_until(f"Split before word, Enter for {likeliest}", cut)
        self.reload(place.span.start, "Split in two.")

    def action_range(self) -> None:
        """Begin a range here, or leave it."""
        self.at.range_from = self.cursor.current if self.at.range_from is None else None
        self.tell("Range left." if self.at.range_from is None else "Range begins here.")

    def action_drop(self) -> None:
        """Leave the range; without one clear the filter; without that the search."""
        if self.at.range_from is not None:
            self.at.range_from = None
            told = "Range left."
        elif self.at.filter.narrows:
            self.clear_filter()
            told = "No filter any more."
        else:
            self.at.search = Search()
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
        if reaches_further(event):
            self.reload(event.span.start, told)
        else:
            self.go(self.cursor.index_at(event.span.start), told)

    def action_copy(self) -> None:
        """Copy label and sources of the like claim that was told, or of the likest there is."""
        from annotator.services.repeats import copy_claim  # noqa: PLC0415 - as above

        if self.at.repeat is None or self.at.looked_from != self.at.place:
            self.look_around()
        if self.at.repeat is None:
            self.tell("No like claim was tagged elsewhere.")
            return
        name = self.at.repeat.document.name
        claim = self.ask(copy_claim, self.at.place, self.at.repeat.claim.annotation.uid)
        self.at.repeat = None
        self.hold_claim(claim, f"Label and sources copied from {name}.")
