"""Carving claims out of a sentence: words are numbered, and a line such as `3-7 a` makes a claim of some."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.cli.plain.talk import by_name, parsed
from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.domain.vocabulary import LABEL_WORDS, Label
from annotator.services import carving
from annotator.tui.carving import SentenceCarving
from annotator.tui.dialog_keys import CARVING
from annotator.tui.keys import caption

if TYPE_CHECKING:
    from annotator.cli.plain.recutting import Recutting

_LINE = re.compile(r"(?:(\d{1,9})(?:\s*-\s*(\d{1,9}))?\s+)?(\S+)")


class Carver:
    """Asks for words and labels until all that is proposed is labelled, or it is enough."""

    def __init__(self, stepping: "Recutting") -> None:
        """Raises `RefusedError` where the sentence has no words."""
        self._stepping = stepping
        self._carving = SentenceCarving(
            stepping.cursor.place(), stepping.cursor.sentence(), stepping.at.claims
        )
        self._keys = {
            name: key for name, key in by_name(CARVING).items() if parsed(key.action)[0] in {"label", "close"}
        }

    def carve(self) -> None:
        """Carve until the sentence is done, then go on from it."""
        sentence, words = self._carving.sentence, self._carving.words
        numbered = (f"{number} {sentence[slice(*word)]}" for number, word in enumerate(words, 1))
        self._stepping.say(" ".join(numbered))
        is_carving = True
        while is_carving:
            self._stepping.say(*self._lines())
            is_carving = self._stepping.ask_until(self._advice(), self._take)

    def _advice(self) -> str:
        first, leave = caption("carve-fact"), caption("carve-close")
        labelled = f"Words and label, as 3-7 {first}, or {first} for the first that is proposed"
        return f"{labelled}; Enter takes all; {leave} when done"

    def _lines(self) -> Iterator[str]:
        """The claims with their labels, and what is proposed, by the numbers of their words."""
        for words, claim in zip(self._carving.claims, self._carving.stored, strict=False):
            yield f"Claim {_numbers(words)}: {LABEL_WORDS[claim.annotation.label]}"
        proposed = ", ".join(map(_numbers, self._carving.proposed))
        yield f"Proposed: {proposed}" if proposed else "Nothing more is proposed."

    def _take(self, typed: str) -> bool:
        """Do what a line asks for; whether there is more to carve. Raises `AnnotatorError`."""
        if not typed:
            spans = self._carving.placed_proposal
            self._stepping.hold(self._stepping.ask(carving.cut_up, self._carving.place, spans))
            return False
        line = _LINE.fullmatch(typed)
        key = self._keys.get(line[3]) if line else None
        if line is None or key is None:
            raise RefusedError(f"{typed!r} is no words and label: type as 3-7 and a letter.")
        name, values = parsed(key.action)
        if name == "close":
            self._stepping.tell()
            return False
        return self._label(self._range(line[1], line[2]) if line[1] else None, Label(values[0]))

    def _range(self, first: str, last: str | None) -> range:
        words = range(int(first) - 1, int(last or first))
        if not 0 <= words.start < words.stop <= len(self._carving.words):
            count = len(self._carving.words)
            raise RefusedError(f"{_numbers(words)} are no words of this sentence: it has {count}.")
        return words

    def _label(self, words: range | None, label: Label) -> bool:
        """Make a claim of words, or of the first proposed ones; a claim that they belong to is cut anew."""
        if words is None:
            span, recut = self._carving.span, self._carving.claim
        else:
            ends = [self._carving.words[word] for word in (words[0], words[-1])]
            span = Span(ends[0].start, ends[1].end)
            claims = self._carving.claims
            touched = [position for position, claim in enumerate(claims) if set(claim) & set(words)]
            recut = touched[0] if len(touched) == 1 else None
        uid = None if recut is None else self._carving.stored[recut].annotation.uid
        placed, stepping = self._carving.placed(span), self._stepping
        there = stepping.ask(carving.carve, self._carving.place, placed, label, recut=uid)
        stepping.at.keep(there)
        self._carving.keep(there)
        if placed != self._carving.place.span and self._carving.propose():
            return True
        stepping.carved()
        return False


def _numbers(words: range) -> str:
    """Numbers of the first and the last word, from 1 on."""
    return f"{words.start + 1}-{words.stop}" if len(words) > 1 else str(words.start + 1)
