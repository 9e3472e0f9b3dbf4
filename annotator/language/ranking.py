"""The order of passages, and which of their words say so."""

from collections.abc import Iterable
from dataclasses import replace
from heapq import nlargest

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from annotator.domain.documents import Span
from annotator.domain.sources import Passage
from annotator.language.indexing import phrase_spans, phrases, terms

SAME_WORD = 0.88
"""From this similarity on, 0 to 1, two words may be one, inflected or misspelt: approved, approving."""

REPEATS = 90.0
"""From this similarity on, 0 to 100, a passage without a word of its own merely repeats what was asked."""

REPETITION = 0.4
"""What a passage that merely repeats counts for: less than one that says half of it and more besides."""


class SharedWords:
    """Tells which words are among the wanted ones; longer ones may be inflected or misspelt, numbers not."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._known = dict.fromkeys(wanted, True)
        self._long = list(filter(_may_vary, self._known))

    def __contains__(self, word: str) -> bool:
        if word not in self._known:
            self._known[word] = _may_vary(word) and self._is_near(word)
        return self._known[word]

    def _is_near(self, word: str) -> bool:
        nearest = process.extractOne(word, self._long, scorer=JaroWinkler.similarity, score_cutoff=SAME_WORD)
        return nearest is not None


def _may_vary(word: str) -> bool:
    return len(word) > 3 and word.isalpha()


def rank(query: str, passages: Iterable[Passage], limit: int) -> list[Passage]:
    """The best `limit` of the passages, best first, with their marks.

    The score that a passage comes with, 0 to 100, counts as much as how many words it shares with `query`;
    scores compare the passages of one search, not of two.
    """
    asked, wanted = terms(query), SharedWords(phrases(query))
    scored = [replace(passage, score=_score(asked, passage)) for passage in passages]
    best = nlargest(limit, scored, key=lambda passage: passage.score)
    return [replace(passage, marks=marks(wanted, passage.text)) for passage in best]


def _score(asked: list[str], passage: Passage) -> float:
    said = terms(passage.text)
    shared = fuzz.token_set_ratio(" ".join(asked), " ".join(said))
    return (passage.score + shared) / 2 * (REPETITION if _repeats(asked, said) else 1.0)


def _repeats(asked: list[str], said: list[str]) -> bool:
    """Whether what was said is what was asked: `not`, or another number, makes it something else."""
    if fuzz.token_sort_ratio(" ".join(asked), " ".join(said)) < REPEATS:
        return False
    shared = SharedWords(asked)
    return all(word in shared for word in said)


def marks(shared: SharedWords, text: str) -> list[Span]:
    """Where in `text` the shared words stand, in order and apart from each other."""
    found: list[Span] = []
    for phrase, span in phrase_spans(text):
        if phrase in shared:
            overlaps = bool(found) and found[-1].end > span.start
            found[-1:] = [Span(found[-1].start, span.end)] if overlaps else [*found[-1:], span]
    return found
