"""How alike a typed query and a source are, and which letters say so."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from annotator.domain.sources import Match, Source
from annotator.language.folding import fold, words

FIELDS = {"title": 1.0, "author": 0.95, "publisher": 0.95, "url": 0.85}
"""What a source is searched by, with the weight of a word found there."""

MARKED = 75.0
"""From this similarity of a word on, 0 to 100, its letters are shown as matched."""

NEAR_IDENTICAL = 90.0
"""From this similarity on, 0 to 100, two titles are offered as the same source."""


def rank(query: str, sources: Iterable[Source]) -> list[Match]:
    """The sources in the order of how well they match `query`, the best first."""
    asked = words(query)
    matches = [_match(asked, source) for source in sources]
    return sorted(matches, key=lambda match: (-match.score, match.source.name))


def _match(asked: list[str], source: Source) -> Match:
    texts = {name: fold(value) for name in FIELDS if (value := getattr(source, name))}
    marks: dict[str, list[tuple[int, int]]] = {}
    total = 0.0
    for word in asked:
        found = [_best(word, name, text) for name, text in texts.items()]
        score, name, start, end = max(found, default=(0.0, "", 0, 0))
        total += score * len(word)
        if score >= MARKED * FIELDS.get(name, 1.0):
            marks.setdefault(name, []).extend(_letters(word, texts[name], start, end))
    return Match(source, total / max(1, sum(map(len, asked))), {n: sorted(m) for n, m in marks.items()})


def _best(word: str, name: str, text: str) -> tuple[float, str, int, int]:
    """Score of `word` in `text`, weighted by the field, and the place where it was found.

    A word's beginning counts a little more than its middle.
    """
    place = fuzz.partial_ratio_alignment(word, text)
    if place is None:
        return 0.0, name, 0, 0
    start = place.dest_start
    is_inside = start > 0 and text[start - 1].isalnum()
    return place.score * FIELDS[name] - (5.0 if is_inside else 0.0), name, start, place.dest_end


def _letters(word: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    blocks = LCSseq.opcodes(word, text[start:end])
    return [(start + b.dest_start, start + b.dest_end) for b in blocks if b.tag == "equal"]


def nearest_words(word: str, vocabulary: Iterable[str], limit: int = 3) -> list[str]:
    """The words of `vocabulary` that `word` may be a misspelling of, the nearest first."""
    found = process.extract(word, vocabulary, scorer=fuzz.ratio, limit=limit, score_cutoff=70)
    return [term for term, _score, _index in found]


def near_identical(title: str, other: str) -> bool:
    """Whether two titles may be one: alike to the letter but for a few, in any order of words."""
    return fuzz.token_sort_ratio(" ".join(words(title)), " ".join(words(other))) >= NEAR_IDENTICAL
