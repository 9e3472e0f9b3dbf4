"""Which words of a sentence are chosen while claims are carved out of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter
from typing import Final

from annotator.domain.annotations import Claim
from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.language.clauses import clauses, trimmed, word_spans
from annotator.services.acting import Place

_LEAST: Final = 3
"""Words that the rest of a proposed piece must have to be proposed still."""


class Carving:
    """Words are told by their position; a stretch of them is a range, never empty.

    Claims that are there already do not overlap, and neither do the pieces that are proposed; all are spans
    of the sentence.
    """

    def __init__(self, words: Sequence[Span], pieces: Sequence[Span], claims: Sequence[Span] = ()) -> None:
        """`words` are in order, at least one."""
        self._words = words
        self._pieces = [self._range(piece) for piece in pieces]
        self.claims: list[range] = []
        self.chosen = self._held = range(1)
        """The words that a label would be given to."""
        self.hold(claims)
        if not self.propose():
            self._choose(self._stops[0])

    def hold(self, claims: Sequence[Span]) -> None:
        """Take in which claims there are now."""
        self.claims = [self._range(claim) for claim in claims]
        self._in_order = sorted(self.claims, key=_start)

    @property
    def span(self) -> Span:
        """The chosen words."""
        return Span(self._words[self.chosen[0]].start, self._words[self.chosen[-1]].end)

    @property
    def claim(self) -> int | None:
        """Position of the claim that is chosen, None where it is none."""
        return self.claims.index(self._held) if self._held in self.claims else None

    @property
    def proposed(self) -> list[range]:
        """What is left of the proposal, in text order."""
        return list(chain.from_iterable(map(self._free, self._pieces)))

    @property
    def proposed_spans(self) -> list[Span]:
        """Likewise, as spans of the sentence."""
        return [Span(self._words[piece[0]].start, self._words[piece[-1]].end) for piece in self.proposed]

    def propose(self) -> bool:
        """Choose the next piece that is proposed still, or from the start on; False where there is none."""
        pieces = self.proposed
        following = (piece for piece in pieces if piece.start >= self.chosen.start)
        if pieces:
            self._choose(next(following, pieces[0]))
        return bool(pieces)

    def go(self, direction: int) -> None:
        """Choose the next (1) or previous (-1) claim or piece."""
        starts, here = [stop.start for stop in self._stops], self.chosen.start
        at = bisect_right(starts, here) if direction > 0 else bisect_left(starts, here) - 1
        self._choose(self._stops[at % len(starts)])

    def move_end(self, by: int) -> None:
        """Choose a word more or less at the end, as far as no other claim is in the way."""
        self._stretch(range(self.chosen.start, self.chosen.stop + by))

    def move_start(self, by: int) -> None:
        """Choose a word less (1) or more (-1) at the start, as far as no other claim is in the way."""
        self._stretch(range(self.chosen.start + by, self.chosen.stop))

    def reach(self, word: int) -> None:
        """Let the chosen words begin or end at this one: what lies before them begins there."""
        if word < self.chosen.start:
            self._stretch(range(word, self.chosen.stop))
        else:
            self._stretch(range(self.chosen.start, word + 1))

    @property
    def _stops(self) -> list[range]:
        """Claims and pieces, in text order."""
        return sorted([*self.claims, *self.proposed], key=_start)

    def _stretch(self, words: range) -> None:
        others = (claim for claim in self.claims if claim != self._held)
        is_inside = 0 <= words.start < words.stop <= len(self._words)
        if is_inside and not any(_overlap(words, other) for other in others):
            self.chosen = words

    def _choose(self, words: range) -> None:
        self.chosen = self._held = words

    def _range(self, span: Span) -> range:
        """The words of which a part is in the span; of a dash alone, the word after it or the last one."""
        first = bisect_right(self._words, span.start, key=lambda word: word.end)
        first = min(first, len(self._words) - 1)
        return range(first, max(first + 1, bisect_left(self._words, span.end, key=lambda word: word.start)))

    def _free(self, piece: range) -> Iterator[range]:
        """What no claim has taken of a piece; a rest of a few words is not worth a claim."""
        first = bisect_right(self._in_order, piece.start, key=_stop)
        taken = self._in_order[first : bisect_left(self._in_order, piece.stop, key=_start)]
        edges = [range(piece.start, piece.start), *taken, range(piece.stop, piece.stop)]
        for before, after in pairwise(edges):
            free = range(before.stop, after.start)
            if len(free) >= (_LEAST if taken else 1):
                yield free


class SentenceCarving(Carving):
    """Of a sentence at its place in the document, with the claims that are stored of it."""

    def __init__(self, place: Place, sentence: str, stored: Sequence[Claim]) -> None:
        """Raises `RefusedError` where the sentence has no words."""
        self.words = word_spans(sentence)
        if not self.words:
            raise RefusedError("There are no words in this sentence to carve a claim of.")
        self.place, self.sentence, self.stored = place, sentence, stored
        super().__init__(self.words, clauses(sentence, self.words), self.carved)

    @property
    def carved(self) -> list[Span]:
        """The stored claims as spans of the sentence; one of the whole sentence is to be carved yet."""
        spans = [claim.annotation.span for claim in self.stored]
        start = self.place.span.start
        return [] if spans == [self.place.span] else [Span(a - start, b - start) for a, b in spans]

    def keep(self, stored: Sequence[Claim]) -> None:
        """Take in which claims are stored now."""
        self.stored = stored
        self.hold(self.carved)

    @property
    def chosen_claim(self) -> Claim | None:
        """The stored claim that is chosen."""
        return None if self.claim is None else self.stored[self.claim]

    def placed(self, words: Span) -> Span:
        """Words of the sentence as a span of the document, without outer punctuation unless they are all."""
        if (words.start, words.end) == (self.words[0].start, self.words[-1].end):
            return self.place.span
        start, (first, end) = self.place.span.start, trimmed(self.sentence, words)
        return Span(start + first, start + end)

    @property
    def placed_proposal(self) -> list[Span]:
        """What is left of the proposal, as spans of the document."""
        return list(map(self.placed, self.proposed_spans))


_start: Final = attrgetter("start")
_stop: Final = attrgetter("stop")


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
