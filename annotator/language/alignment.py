"""The stretch of a text that is most like a quote, word by word."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from heapq import nlargest
from operator import itemgetter

from rapidfuzz import fuzz

from annotator.domain.documents import Span
from annotator.language.folding import fold

FEWEST_WORDS = 4
"""Quotes of fewer words are not looked for: too many phrases are like them by chance."""

FEWEST_CHARACTERS = 12
"""Shorter quotes are not looked for either."""

MOST_CHARACTERS = 5_000
"""Longer quotes are not looked for: they would take seconds."""

_WINDOWS = 10
"""How many stretches that share the rarest words with the quote are compared with it."""

_FITTED = 3
"""How many of those have their ends moved to fit it."""

_WORD = re.compile(r"[\u2e80-\ufaff]|[^\W\u2e80-\ufaff]+")
"""In scripts that are written without spaces, each character."""


def align(quote: str, text: str) -> tuple[float, Span] | None:
    """The most similar stretch of whole words in `text`, with its similarity of 0 to 100.

    Of equals the first is taken. Case, accents and what stands before the first word and after the last count
    for nothing. None where the quote is too short or too long, or shares no word with the text. Linear in the
    text.
    """
    asked = fold(quote)
    inner = [match.span() for match in _WORD.finditer(asked)]
    if len(inner) < FEWEST_WORDS:
        return None
    bare = asked[inner[0][0] : inner[-1][1]]
    if not FEWEST_CHARACTERS <= len(bare) <= MOST_CHARACTERS:
        return None
    said = fold(text)
    spans = [match.span() for match in _WORD.finditer(said)]

    def similarity(window: tuple[int, int]) -> float:
        first, last = window
        return fuzz.ratio(bare, said[spans[first][0] : spans[last][1]])

    windows = _windows(Counter(_WORD.findall(bare)), _WORD.findall(said))
    fitted = [_fit(window, len(spans), similarity) for window in nlargest(_FITTED, windows, key=similarity)]
    if not fitted:
        return None
    first, last = max(fitted, key=lambda window: (similarity(window), -window[0]))
    return similarity((first, last)), Span(spans[first][0], spans[last][1])


def _windows(wanted: Counter[str], words: list[str]) -> list[tuple[int, int]]:
    """First and last word of the stretches that share most with the quote, rare words counting most."""
    hits = [index for index, word in enumerate(words) if word in wanted]
    counts = Counter(words[index] for index in hits)
    weights = {word: math.log(1 + len(words) / count) for word, count in counts.items()}
    width = wanted.total() + wanted.total() // 4 + 1
    best: dict[int, tuple[float, int, int]] = {}
    for score, first, last in _shared(wanted, words, hits, weights, width):
        bucket = last // width
        if bucket not in best or score > best[bucket][0]:
            best[bucket] = score, first, last
    return [(first, last) for _, first, last in nlargest(_WINDOWS, best.values(), key=itemgetter(0))]


def _shared(
    wanted: Counter[str], words: list[str], hits: list[int], weights: dict[str, float], width: int
) -> Iterator[tuple[float, int, int]]:
    """For each hit the weight of what the quote shares with the `width` words up to it, and its ends."""
    held = dict.fromkeys(wanted, 0)
    score, left = 0.0, 0
    for last in hits:
        word = words[last]
        held[word] += 1
        score += weights[word] * (held[word] <= wanted[word])
        while hits[left] <= last - width:
            gone = words[hits[left]]
            score -= weights[gone] * (held[gone] <= wanted[gone])
            held[gone] -= 1
            left += 1
        yield score, hits[left], last


def _fit(
    window: tuple[int, int], count: int, similarity: Callable[[tuple[int, int]], float]
) -> tuple[int, int]:
    """Move the ends of a window, among `count` words, as long as it becomes more like the quote."""
    best, before = similarity(window), -1.0
    while best > before:
        before = best
        window = max(_moved(window, count), key=similarity)
        best = similarity(window)
    return window


def _moved(window: tuple[int, int], count: int) -> Iterator[tuple[int, int]]:
    """The window itself, and with one of its ends elsewhere, up to a quarter of its length away."""
    first, last = window
    yield window
    step = 1
    while step <= 2 + (last - first) // 4:
        yield max(0, first - step), last
        yield min(last, first + step), last
        yield first, min(count - 1, last + step)
        yield first, max(first, last - step)
        step *= 2
