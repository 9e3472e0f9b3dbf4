"""What the rules of attribution have in common: a reading, and what follows a verb or noun of allegation."""

from typing import NamedTuple

from annotator.language.attribution_words import AUXILIARIES, PERSONAL
from annotator.language.noun_phrases import is_definite, phrase_after
from annotator.language.sentence_words import Phrase, Words

REACH = 12
"""So many words after a verb are looked through for `that`, `by` or `against`."""


class Reading(NamedTuple):
    """One way to read a sentence; its parts are words, not code points."""

    verb: Phrase
    claimant: Phrase | None = None
    target: Phrase | None = None
    aside: bool = False
    """Whether it stands in a relative clause or before a noun, so that any other reading is better."""


def that_clause(words: Words, start: int) -> int | None:
    """Where the clause behind `that` begins, if only phrases of place and time stand before it."""
    for index in range(start, start + REACH):
        if words.at(index) == "that":
            return None if words.is_verb(index + 1) else index + 1
        if not words.is_word(index) or words.is_verb(index):
            return None
    return None


def subject_of(words: Words, clause: int | None) -> Phrase | None:
    """The subject of the clause that begins there, if it is a name or definite."""
    subject = None if clause is None else phrase_after(words, clause)
    if subject is None or words.at(subject.start) in PERSONAL or not is_definite(words, subject):
        return None
    return subject if words.has_verb(subject) else None


def phrase_behind(words: Words, start: int, link: str) -> Phrase | None:
    """The noun phrase behind `by` or `against`, if it comes within the clause."""
    for index in range(start, start + REACH):
        if not words.is_word(index) or words.at(index) in AUXILIARIES:
            return None
        if words.at(index) == link:
            means = words.at(index + 1).endswith("ing") or words.at(index - 1).endswith("ed")
            return None if means and link == "by" else phrase_after(words, index + 1)
    return None
