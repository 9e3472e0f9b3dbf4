"""What the keys act on, on the screen and line by line: a claim of the current sentence, or a range."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotations import Claim, Mark
from annotator.domain.errors import RefusedError
from annotator.domain.events import Event
from annotator.domain.selections import EVERYTHING, Selection
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.documents import Reading
from annotator.tui.anatomy import AnatomyOffer, find_anatomy
from annotator.tui.cursor import Cursor
from annotator.tui.keys import caption
from annotator.tui.screens.searching import Search

if TYPE_CHECKING:
    from annotator.domain.repeats import Repeat


class Stepper:
    """Where the analyst is, and what follows from it; it asks no service and draws nothing."""

    def __init__(self, reading: Reading, *, advances: bool = True) -> None:
        """`advances` says whether tagging goes on to the next sentence."""
        self.cursor = Cursor(reading)
        self.advances = advances
        self.claims: Sequence[Claim] = ()
        """What is stored of the current sentence, in text order."""
        self.chosen = 0
        """Position of the claim that the keys act on."""
        self.range_from: int | None = None
        """Index of the sentence where a range begins, while one is being chosen."""
        self.filter = EVERYTHING
        self.search = Search()
        self.as_of: str | None = None
        """Day after which evidence does not count."""
        self.offer: AnatomyOffer | None = None
        self.repeat: Repeat | None = None
        """A like claim elsewhere, that can be copied."""
        self.looked_from: Place | None = None
        """The claim that it is like, or that none is."""

    @property
    def claim(self) -> Claim | None:
        """What was said of the claim that the keys act on."""
        return self.claims[self.chosen] if self.claims else None

    @property
    def place(self) -> Place:
        """Where that claim is: the whole sentence as long as nothing was said of it."""
        return self._place_of(self.claim) if self.claim else self.cursor.place()

    @property
    def said(self) -> str:
        """The words of that claim."""
        return self._words_at(self.place)

    @property
    def words(self) -> list[str]:
        """What each of the claims says, where they are not the whole sentence."""
        places = list(map(self._place_of, self.claims))
        return [] if places in ([], [self.cursor.place()]) else list(map(self._words_at, places))

    def _place_of(self, claim: Claim) -> Place:
        return replace(self.cursor.place(), span=claim.annotation.span)

    def _words_at(self, claim: Place) -> str:
        """The words of a claim of the current sentence."""
        start = self.cursor.place().span.start
        return self.cursor.sentence()[claim.span.start - start : claim.span.end - start]

    def arrive(
        self,
        index: int,
        claims: Sequence[Claim],
        *,
        chosen: int | None = None,
        offer: AnatomyOffer | None = None,
    ) -> bool:
        """Make a sentence the current one of which this is stored; whether its mark is another one now.

        Without a `chosen` claim it is the first that the filter takes, or the first of all where it takes
        none. An offer may be of another sentence.
        """
        self.offer = offer
        if index != self.cursor.current:
            self.repeat = None
        if chosen is None:
            chosen = next((at for at, claim in enumerate(claims) if self.filter.takes(claim)), 0)
        self.cursor.current, self.chosen = index, chosen
        return self.keep(claims)

    def keep(self, claims: Sequence[Claim]) -> bool:
        """Take in what is stored of the current sentence; whether its mark is another one now."""
        self.claims = claims
        self.chosen = min(self.chosen, max(0, len(claims) - 1))
        return self.cursor.mark(self.mark)

    @property
    def mark(self) -> Mark | None:
        """The mark of the current sentence, as its claims make it."""
        return Mark.of(self.claims, self.cursor.place().span)

    def with_chosen(self, claim: Claim | None) -> Sequence[Claim]:
        """The claims of the sentence with another one, or none, in the place of the chosen one."""
        claims = list(self.claims)
        claims[self.chosen : self.chosen + 1] = filter(None, (claim,))
        return claims

    @property
    def next_sentence(self) -> int:
        """Index of the sentence that comes after this one is done."""
        return self.cursor.step(1) if self.advances else self.cursor.current

    def following(self) -> tuple[int, int | None]:
        """Which sentence comes after a tag, and which claim of it: the next one that the filter takes."""
        if not self.advances:
            return self.cursor.current, self.chosen
        later = range(self.chosen + 1, len(self.claims))
        chosen = next((at for at in later if self.filter.takes(self.claims[at])), None)
        return (self.next_sentence if chosen is None else self.cursor.current), chosen

    def find_offer(self) -> AnatomyOffer | None:
        """Who alleges in the chosen claim."""
        return self._offer_of(self.claim) if self.claim else None

    def find_offers(self) -> AnatomyOffer | None:
        """Who alleges in the first of the claims that says so."""
        return next(filter(None, map(self._offer_of, self.claims)), None)

    def _offer_of(self, claim: Claim) -> AnatomyOffer | None:
        """Who alleges in a claim, if it is an allegation and nobody looked yet."""
        said = claim.annotation
        if said.label is not Label.ALLEGATION or said.attribution is not None:
            return None
        place = self._place_of(claim)
        return find_anatomy(place, self.cursor.number, self._words_at(place))

    def proposed_anatomy(self) -> tuple[tuple[str | None, str | None, str | None], bool]:
        """Who alleges, against whom and the verb, to be edited, and whether it is the text that says so."""
        said = self.claim.annotation if self.claim else None
        values = (said.claimant, said.target, said.verb) if said else (None, None, None)
        offer = None if any(values) else find_anatomy(self.place, self.cursor.number, self.said)
        return ((offer.claimant, offer.target, offer.verb), True) if offer else (values, False)

    @property
    def range_places(self) -> Sequence[Place]:
        """The sentences of the range that a filter leaves; none where no range is being chosen."""
        if self.range_from is None:
            return ()
        return self.cursor.between(self.range_from, self.cursor.current)

    def take_range(self) -> Sequence[Place]:
        """The sentences of the range, to act on all. Raises `RefusedError` where there are none."""
        if not self.range_places:
            raise RefusedError(f"The filter leaves nothing of this range: {caption('drop')} ends it.")
        return self.range_places

    def is_flagged(self) -> bool:
        """Whether the chosen claim, or each sentence of the range, is flagged."""
        if self.range_from is None:
            return self.claim is not None and self.claim.annotation.flagged
        marks = (self.cursor.marks[self.cursor.index_at(place.span.start)] for place in self.range_places)
        return all(mark is not None and mark.flagged for mark in marks)

    def matching(self, selection: Selection, starts: Iterable[int]) -> list[int]:
        """The sentences that a selection has, in order; `starts` is where its claims begin."""
        found = set(map(self.cursor.index_at, starts))
        if selection.takes_untouched:
            found |= {index for index, mark in enumerate(self.cursor.marks) if mark is None}
        return sorted(found)

    def narrow(self, selection: Selection, found: Sequence[int]) -> None:
        """Step only through what a selection has now. Raises `RefusedError` where that is nothing."""
        if selection.narrows and not found:
            raise RefusedError(f"Nothing is {selection.described}: choose something else, or no filter.")
        self.filter = selection
        self.cursor.narrow(found if selection.narrows else None)

    def reopen(self, reading: Reading, place: int) -> bool:
        """Take in the document as it is now, at the sentence that holds a place of it.

        Whether the sentences are others, so that a range or a filter does not fit any more.
        """
        before, self.cursor = self.cursor, Cursor(reading)
        self.cursor.current = self.cursor.index_at(place)
        if self.cursor.spans != before.spans:
            self.range_from = None
            return True
        self.cursor.narrow(before.chosen if before.is_narrowed else None)
        return False

    def find_repeat(self, looked_from: Place, found: Iterable["Repeat"]) -> bool:
        """Keep the first of the claims that this one was not copied from; whether it is another one now."""
        if looked_from != self.place:
            return False
        copied = self.claim.annotation.copied_from if self.claim else None
        before, self.looked_from = self.repeat, looked_from
        self.repeat = next((one for one in found if one.claim.annotation.uid != copied), None)
        return self.repeat != before


def reaches_further(event: Event) -> bool:
    """Whether an act changed more than one claim, so that its document must be read anew."""
    annotations = max(len(event.before.annotations), len(event.after.annotations))
    return bool(event.before.sentences) or annotations > 1
