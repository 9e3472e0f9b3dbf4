"""What is alleged by verbs whose subject is the speaker: `warned that`, `accused of`, `“...,” she said`."""

from annotator.language.attribution_words import (
    BLAMED_FOR,
    BLAMING,
    CLAIMING,
    DENIED,
    DENYING,
    DETERMINERS,
    HEARERS,
    INTENDING,
    JUDGING,
    LINKS,
    NO_CLAIMANTS,
    NOBODY,
    NOMINATIVE,
    PAST,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTING,
    RELATIVES,
)
from annotator.language.noun_phrases import is_definite, leading_subject, phrase_after, subject_before
from annotator.language.readings import Reading, subject_of, that_clause
from annotator.language.sentence_words import Phrase, Words

_QUOTES = frozenset('“”"„»«‘’')
_PAUSES = frozenset([",", "—", "–"])
_ENDS = _PAUSES | _QUOTES | {"", ".", ";", ":", "!", "?", ")"}
_NOT_ACCUSED = NOBODY | NOMINATIVE - {"it", "you"}
_DENIAL = 6
"""So many words after `denied` are looked through for what is denied."""


def blaming(words: Words, index: int) -> Reading | None:
    """`Kyiv accused Moscow of`, `critics blame the ministry for`, `blamed the strike on the ministry`."""
    base = BLAMING.get(words.at(index))
    if base is None or words.at(index + 1) in _NOT_ACCUSED:
        return None
    target = phrase_after(words, index + 1, stops=BLAMED_FOR[base])
    if target is None:
        return None
    link = words.at(target.end)
    if link not in BLAMED_FOR[base] and base not in {"accuse", "blame"}:
        return None
    return _active(words, index, phrase_after(words, target.end + 1) if link == "on" else target)


def denying(words: Words, index: int) -> Reading | None:
    """`Moscow denied shelling`, `Moscow denies that the fleet`, `Moscow denied the allegations`."""
    if words.at(index) not in DENYING:
        return None
    following = words.lower[index + 1 : index + 1 + _DENIAL]
    if DENIED.isdisjoint(following) and not any(word.endswith("ing") for word in following[:2]):
        return None
    return _active(words, index, subject_of(words, that_clause(words, index + 1)))


def reporting(words: Words, index: int) -> Reading | None:
    """`officials said that the board`, `he told reporters the board`, `the newspaper claims to have`."""
    base = CLAIMING.get(words.at(index))
    clause = _clause(words, index + 1, base) if base else None
    return None if clause is None else _active(words, index, subject_of(words, clause))


def speaking(words: Words, index: int) -> Reading | None:
    """`“...,” said the minister`, `“...,” she told reporters`, `The ballots, two observers said, had`."""
    word = words.at(index)
    if word not in QUOTING.keys() | CLAIMING.keys() or word.endswith("ing") or words.is_passive(index):
        return None
    verb = Phrase(words.verb_start(index), index + 1)
    return _inverted(words, verb) or _upright(words, verb)


def _inverted(words: Words, verb: Phrase) -> Reading | None:
    """`, said the minister`."""
    before = verb.start - 1
    quoted, word = words.is_closing(before), words.at(verb.end - 1)
    speaker = phrase_after(words, verb.end)
    if not (quoted or words.at(before) in _PAUSES) or speaker is None or CLAIMING.get(word) in HEARERS:
        return None
    known = quoted or is_definite(words, speaker)
    said = known and _closes(words, speaker.end, quoted=quoted) and _can_say(words, speaker, word)
    return Reading(verb, speaker) if said else None


def _upright(words: Words, verb: Phrase) -> Reading | None:
    """`, the minister said`."""
    speaker = subject_before(words, verb.start)
    if speaker is None or not _can_say(words, speaker, words.at(verb.end - 1)):
        return None
    quoted = words.is_closing(speaker.start - 1)
    unquoted = words.at(speaker.start - 1) in _PAUSES and words.at(verb.end - 1) not in QUOTING
    if not quoted and (not unquoted or words.at(speaker.start) in NO_CLAIMANTS):
        return None
    return Reading(verb, speaker) if _closes(words, verb.end, quoted=quoted) else None


def _can_say(words: Words, speaker: Phrase, word: str) -> bool:
    """Whether number fits, since `state`, `report` or `claim` after a single noun is a noun."""
    if CLAIMING.get(word) != word:
        return True
    return any(words.is_plural(index) for index in range(*speaker))


def _closes(words: Words, index: int, *, quoted: bool) -> bool:
    """Whether what follows who said it is the end, a pause, a time, or beside a quotation any phrase."""
    timed = words.at(index) in PAST or words.is_day(index) or words.is_day(index + 1)
    return quoted or timed or words.at(index) in _ENDS


def _active(words: Words, index: int, target: Phrase | None) -> Reading | None:
    """The verb at `index` with its subject, if it has one that can allege."""
    start = words.verb_start(index)
    before = words.at(start - 1)
    some = before in QUANTIFIERS and not words.at(index).endswith("s")
    if (before in PREPOSITIONS | DETERMINERS and not some) or words.is_passive(index):
        return None
    shared = before in LINKS or (start == index and words.at(index).endswith("ing"))
    subject = leading_subject(words, start) if shared else subject_before(words, start)
    if subject is None or words.at(subject.start) in NO_CLAIMANTS or words.is_verb(subject.start - 1):
        return None
    if start == index and not _can_say(words, subject, words.at(index)):
        return None
    return Reading(Phrase(start, index + 1), subject, target, aside=before in RELATIVES)


def _clause(words: Words, start: int, base: str) -> int | None:
    """Where the clause begins that the verb before `start` reports; None where it reports none."""
    first, second = words.at(start), words.at(start + 1)
    if first in {":", *_QUOTES} or (first == "," and second in _QUOTES):
        return start
    if first in {"is", "was"} and second == "that":
        return start + 2
    if base in INTENDING and first == "to":
        return start
    if base in HEARERS and first != "that":
        hearer = phrase_after(words, start)
        start = hearer.end if hearer else start
    if words.at(start) in PREPOSITIONS | PAST | {"that"} or words.is_day(start):
        return that_clause(words, start)
    return start if _is_clause(words, start, base) else None


def _is_clause(words: Words, start: int, base: str) -> bool:
    """Whether a subject with its verb begins here: `the board had known`, `prices to rise`."""
    subject = phrase_after(words, start)
    if subject is None:
        return False
    return words.has_verb(subject) or (base in JUDGING and words.at(subject.end) == "to")
