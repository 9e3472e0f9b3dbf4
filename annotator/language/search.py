"""Finding words in a text: as they stand, or alike ones."""

import re
from itertools import islice

from annotator.domain.documents import Span
from annotator.language.folding import fold

MOST = 100_000
"""Matches that are looked for at most."""

LEAST_ALIKE = 77.0
"""From this similarity on, 0 to 100, words are taken for what was meant: `krasnodar` for `Krasnador`."""

_LONGEST_GAP = 1_000
"""So much white space may stand where a query has some."""


def find_all(text: str, query: str, part: Span | None = None) -> list[Span]:
    """Where `query` stands in `text`, in any case; white space in it stands for any white space.

    With `part`, only what begins there. At most `MOST` places, in order, which do not overlap.
    """
    parts = query.split()
    if not parts:
        return []
    start, end = part or (0, len(text))
    pattern = re.compile(rf"\s{{1,{_LONGEST_GAP}}}".join(map(re.escape, parts)), re.IGNORECASE)
    reach = sum(map(len, parts)) + _LONGEST_GAP * (len(parts) - 1)
    matches = islice(pattern.finditer(text, start, end + reach), MOST)
    return [Span(*match.span()) for match in matches if match.start() < end]


def find_alike(text: str, query: str) -> Span | None:
    """The whole words of `text` that are most like `query`, without the punctuation around them.

    Case and accents count for nothing. None where nothing is like it.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - not before the first search

    asked = " ".join(fold(query).split())
    share = min(1.0, len(text) / max(1, len(asked)))
    if not asked or 100 * share < LEAST_ALIKE:
        return None
    place = fuzz.partial_ratio_alignment(asked, fold(text), score_cutoff=LEAST_ALIKE / share)
    return _words(text, Span(place.dest_start, place.dest_end)) if place else None


def _words(text: str, part: Span) -> Span:
    """The words of which at least half are in the part; where there are none, those that it touches."""
    from annotator.language.clauses import trimmed, word_spans  # noqa: PLC0415 - as above

    touched = [word for word in word_spans(text) if word.start < part.end and part.start < word.end]
    half = [w for w in touched if 2 * (min(w.end, part.end) - max(w.start, part.start)) >= w.end - w.start]
    inside = half or touched
    return trimmed(text, Span(inside[0].start, inside[-1].end)) if inside else part
