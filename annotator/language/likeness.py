"""How alike two claims are, and whether they can be the same one."""

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from annotator.language.folding import fold, words
from annotator.language.indexing import FUNCTION_WORDS, terms

SAME: Final = 75.0
"""From this likeness on, 0 to 100, two claims are taken to say the same."""

WORDS: Final = 4
"""A text of fewer words says too little to be told from another one."""

_UNITS: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth"
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES: Final = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_VALUES: Final = {
    **{word: float(value) for value, word in enumerate(_UNITS.split())},
    **{word: float(value) for value, word in enumerate(_ORDINALS.split(), 1)},
    **{word: 10.0 * value for value, word in enumerate(_TENS.split(), 2)},
    **_SCALES,
}
"""What English number words stand for."""

_THOUSANDS: Final = r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?!\d)"
_FIGURE_OR_WORD = re.compile(rf"({_THOUSANDS})|(\d+(?:[.,]\d+)?)|([^\W\d_]+)")

_DENIAL = re.compile(
    r"n['’]t\b|[不没沒无無未非]"
    r"|\b(?:not(?! (?:only|just|merely)\b)|cannot|no|never|none|nobody|nothing|nowhere|neither|without"
    r"|hardly|scarcely|den(?:y|ies|ied|ying|ial)|refut(?:e|es|ed|ing)|false(?:ly)?|untrue"
    r"|(?:fail|refus)(?:s|e|es|ed)? to|nicht|nichts|kein(?:e|en|em|er|es)?|nie|niemals|niemand"
    r"|pas|jamais|aucune?|rien|nunca|jamas|nadie|ningun|ninguna|не|нет|لا|لم|لن|ليس|ليست)\b"
)
"""Words of English, Chinese, German, French, Spanish, Russian and Arabic that deny, folded."""


def likeness(text: str, other: str) -> float:
    """How alike two claims are, 0 to 100; 0 where one of them has fewer than four words.

    The mean of RapidFuzz's `ratio` over the folded words, which minds the order of the letters, and of
    `token_set_ratio` over those that say something, which minds shared words only. It is halved, and so under
    `SAME`, where the two contradict each other: each gives a number that the other has not, or one has more
    words that deny. A number that only one of them gives is no contradiction; number words other than English
    ones are not known. Names are not compared by themselves: the same said of someone else is alike, if less.
    """
    if min(len(terms(text)), len(terms(other))) < WORDS:
        return 0.0
    one, two = words(text), words(other)
    in_order = fuzz.ratio(" ".join(one), " ".join(two))
    alike = (in_order + fuzz.token_set_ratio(*_telling(one, two))) / 2
    return alike / 2 if alike >= SAME and _contradict(fold(text), fold(other)) else alike


def _telling(*claims: list[str]) -> list[str]:
    """The claims without the words that say nothing; as they are where one of them has few others."""
    telling = [[word for word in claim if word not in FUNCTION_WORDS] for claim in claims]
    return [" ".join(claim) for claim in (claims if min(map(len, telling)) < WORDS else telling)]


def _contradict(text: str, other: str) -> bool:
    if len(_DENIAL.findall(text)) != len(_DENIAL.findall(other)):
        return True
    one, two = set(_numbers(text)), set(_numbers(other))
    return not (one <= two or two <= one)


def _numbers(folded: str) -> Iterator[float]:
    """The numbers of a text, in figures or in English words: `3,500`, `3.5 thousand`, `twenty-one`."""
    number: float | None = None
    for match in _FIGURE_OR_WORD.finditer(folded):
        value = _value(*match.groups())
        if number is not None and value is not None and match[3] in _SCALES:
            number *= value
        elif number in _WITH_UNITS and value is not None and value < 10:
            number += value
        else:
            if number is not None:
                yield number
            number = value
    if number is not None:
        yield number


_WITH_UNITS: Final = {_VALUES[word] for word in _TENS.split()}


def _value(thousands: str | None, figure: str | None, word: str | None) -> float | None:
    if thousands:
        return float(re.sub(r"\D", "", thousands))
    return float(figure.replace(",", ".")) if figure else _VALUES.get(word or "")
