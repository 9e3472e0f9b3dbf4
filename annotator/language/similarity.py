"""How alike a typed query and a source are, and which letters say so."""

from collections.abc import Iterable, Iterator

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


def searched(source: Source) -> str:
    """The words by which the source is found, folded, with spaces between."""
    return " ".join(word for name in FIELDS for word in words(getattr(source, name) or ""))


def rank(query: str, sources: Iterable[Source]) -> list[Match]:
    """The sources in the order of how well they match `query`, the best first."""
    asked = words(query)
    matches = [_match(asked, source) for source in sources]
    return sorted(matches, key=lambda match: (-match.score, match.source.name))


def _match(asked: list[str], source: Source) -> Match:
    texts = {name: fold(value) for name in FIELDS if (value := getattr(source, name))}
    marks: dict[str, set[int]] = {}
    total = 0.0
    for word in asked:
        found = [_best(word, name, text) for name, text in texts.items()]
        score, name, start, end = max(found, default=(0.0, "", 0, 0))
        total += score * len(word)
        if score >= MARKED * FIELDS.get(name, 1.0):
            marks.setdefault(name, set()).update(_letters(word, texts[name], start, end))
    return Match(source, total / max(1, sum(map(len, asked))), {n: _ranges(m) for n, m in marks.items()})


def _best(word: str, name: str, text: str) -> tuple[float, str, int, int]:
    """Score of `word` in `text`, weighted by the field, and the place where it was found.

    A word's beginning counts a little more than its middle; a text shorter than the word, for its share.
    """
    place = fuzz.partial_ratio_alignment(word, text)
    if place is None:
        return 0.0, name, 0, 0
    start = place.dest_start
    is_inside = start > 0 and text[start - 1].isalnum()
    score = place.score * min(1.0, len(text) / len(word)) * FIELDS[name]
    return score - (5.0 if is_inside else 0.0), name, start, place.dest_end


def _letters(word: str, text: str, start: int, end: int) -> Iterator[int]:
    """Offsets of the letters of `text[start:end]` that spell `word`, as far as they do."""
    for block in LCSseq.opcodes(word, text[start:end]):
        if block.tag == "equal":
            yield from range(start + block.dest_start, start + block.dest_end)


def _ranges(offsets: set[int]) -> list[tuple[int, int]]:
    """The half-open ranges that the offsets fill, in order and apart from each other."""
    starts = sorted(offset for offset in offsets if offset - 1 not in offsets)
    ends = sorted(offset + 1 for offset in offsets if offset + 1 not in offsets)
    return list(zip(starts, ends, strict=True))


def nearest_words(word: str, vocabulary: Iterable[str], limit: int = 3) -> list[str]:
    """The words of `vocabulary` that `word` may be a misspelling of, the nearest first."""
    found = process.extract(word, vocabulary, scorer=fuzz.ratio, limit=limit, score_cutoff=70)
    return [term for term, _score, _index in found]


def near_identical(title: str, other: str) -> bool:
    """Whether two titles may be one: alike to the letter but for a few, in any order of words."""
    return fuzz.token_sort_ratio(" ".join(words(title)), " ".join(words(other))) >= NEAR_IDENTICAL
