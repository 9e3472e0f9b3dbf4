"""Which known names someone may be typing."""

from collections.abc import Sequence
from functools import lru_cache

from annotator.language.folding import words

LEAST_ALIKE = 75.0
"""From this similarity on, 0 to 100, what was typed may be a misspelt part of a name."""

FEWEST_LETTERS = 3
"""Of fewer typed letters none is taken for misspelt."""


def complete(typed: str, names: Sequence[str], limit: int = 5) -> list[str]:
    """The best `limit` of the names: those that begin so, those with words that do, then alike ones.

    Within each kind, and where nothing is typed, the order is that of `names`; alike ones go by their
    likeness. Case, accents and punctuation count for nothing.
    """
    asked = words(typed)
    if not asked:
        return list(names[:limit])
    start = " ".join(asked)
    keys = {name: _key(name) for name in names}
    begin = [name for name, key in keys.items() if key.startswith(start)]
    hold = [name for name, key in keys.items() if all(f" {word}" in f" {key}" for word in asked)]
    known = dict.fromkeys([*begin, *hold])
    if len(known) < limit:
        rest = {name: key for name, key in keys.items() if name not in known}
        known |= dict.fromkeys(_alike(start, rest, limit - len(known)))
    return list(known)[:limit]


def _alike(asked: str, keys: dict[str, str], limit: int) -> list[str]:
    """The names whose keys hold something like `asked`, the likest first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not before something is typed

    if len(asked) < FEWEST_LETTERS:
        return []
    long_enough = {name: key for name, key in keys.items() if 100 * len(key) >= LEAST_ALIKE * len(asked)}
    found = process.extract(
        asked, long_enough, scorer=fuzz.partial_ratio, limit=limit, score_cutoff=LEAST_ALIKE
    )
    return [name for _key, _score, name in found]


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return " ".join(words(name))
