"""Who alleges, against whom and by which words, read off one English sentence without a grammar."""

from collections.abc import Iterator
from typing import Final

from annotator.domain.attribution import Anatomy
from annotator.domain.documents import Span
from annotator.language.attribution_words import CUES, ENGLISH, FOREIGN, PERSONAL
from annotator.language.hearsay import according, attribute, held_back, noun, participle, passive
from annotator.language.readings import Reading
from annotator.language.reporting import blaming, denying, reporting, speaking
from annotator.language.sentence_words import Phrase, Words

_RULES: Final = (
    according, held_back, passive, participle, denying, blaming, reporting, speaking, noun, attribute,
)  # fmt: skip
"""In the order in which they are tried at a word."""


def anatomy(sentence: str) -> Anatomy | None:
    """The parts of an allegation, as far as an English sentence says them; None where it alleges nothing.

    Of several allegations the first one in a main clause is taken, rather with a noun than with a pronoun as
    its claimant. Takes time linear in the sentence.
    """
    words = Words(sentence)
    if CUES.isdisjoint(words.lower) or _is_foreign(words):
        return None
    best = min(_readings(words), key=lambda reading: _rank(words, reading), default=None)
    return best and Anatomy(
        claimant=_span(words, best.claimant), target=_span(words, best.target), verb=words.span(best.verb)
    )


def _is_foreign(words: Words) -> bool:
    """Whether the small words are those of another language."""
    foreign = sum(word in FOREIGN for word in words.raw)
    return foreign > 1 and foreign > sum(word in ENGLISH for word in words.lower)


def _readings(words: Words) -> Iterator[Reading]:
    """At each word of allegation what the first rule finds that holds."""
    for index, word in enumerate(words.lower):
        if word in CUES and (index == 0 or not words.is_name(index)):
            found = (rule(words, index) for rule in _RULES)
            yield from filter(None, [next(filter(None, found), None)])


def _rank(words: Words, reading: Reading) -> int:
    """How much is wanting: nothing, a noun for the claimant, a place in a main clause."""
    if reading.aside:
        return 2
    return int(reading.claimant is not None and words.at(reading.claimant.start) in PERSONAL)


def _span(words: Words, phrase: Phrase | None) -> Span | None:
    return phrase and words.span(phrase)
