"""Texts to wrap: made-up sentences of uneven lengths, no two of them alike, in the ways texts are written."""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import Final

from tests.benchmarks.books import sentences

_JAPANESE: Final = (
    *(
        "港の委員会が",
        "2024年3月に",
        "第12号の報告書で",
        "市議会へ",
        "「費用は計画の3倍」と",
        "NHKによると、",
    ),
    *(
        "火曜日の夜に",
        "クレーンの点検を",
        "書記は",
        "約150万円を",
        "検査官が",
        "支払っていないと",
        "述べた後、",
    ),
)
_HINDI: Final = (
    *("बंदरगाह आयोग ने", "मंगलवार की रात", "परिषद के सामने", "रिपोर्ट में", "दूसरी क्रेन की", "जाँच के बाद", "कहा कि"),
    *("2024 के मार्च में", "पूर्व लिपिक ने", "वेतन सूची को", "निरीक्षक के अनुसार", "तीन गुना ख़र्च", "हुआ था,"),
)


def _english() -> Iterator[str]:
    words = chain.from_iterable(map(str.split, sentences()))
    return _uneven(lambda chance: " ".join(islice(words, chance.randint(1, 26))), "At berth {} {}.")


def _changed(pattern: str, replacement: str) -> Iterator[str]:
    """English sentences in which something is written otherwise."""
    return (re.sub(pattern, replacement, sentence) for sentence in _english())


def _of(phrases: tuple[str, ...], joint: str, frame: str) -> Iterator[str]:
    return _uneven(lambda chance: joint.join(chance.choices(phrases, k=chance.randint(1, 11))), frame)


def _uneven(draw: Callable[[random.Random], str], frame: str) -> Iterator[str]:
    """Sentences without end: a frame, and in it a number and what is drawn."""
    chance = random.Random(7)  # noqa: S311 - nothing here is secret
    number = 0
    while True:
        number += 1
        yield frame.format(number, draw(chance))


WRITTEN: Final[Mapping[str, Callable[[], Iterator[str]]]] = {
    "ASCII": _english,
    "curly quotes": lambda: _changed(r"\b(berth \d+)", r"“\1”"),
    "two spaces": lambda: _changed(" that", "  that"),
    "hard-wrapped": lambda: _changed(r"(.{60}\S*) ", r"\1’\n"),
    "combining marks": lambda: _changed("e(?=r)", "e\u0301"),
    "Japanese": lambda: _of(_JAPANESE, "", "{}番の桟橋で{}。"),
    "Hindi": lambda: _of(_HINDI, " ", "घाट {} पर {}।"),
}
"""What gives sentences without end, by how they are written; all but Japanese some 100 characters each."""
