"""Noun phrases of an English sentence to the left or right of a place, by word lists and capitals."""

from annotator.language.attribution_words import (
    ATTACHING,
    AUXILIARIES,
    BREAKS,
    DEFINITE,
    DETERMINERS,
    LINKS,
    NOMINATIVE,
    PAST,
    PERIODS,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    VERBS,
)
from annotator.language.sentence_words import Phrase, Words

_LONGEST = 30
"""So many words a noun phrase with what is put between commas may have."""
_AGAIN = 8
"""Within so many words a second `of` tells that the first one binds: `accused the head of the board of`."""
_INSERTIONS = 3
"""So many phrases between commas may stand between a subject and its verb."""

_NO_SUBJECT = (BREAKS | AUXILIARIES | VERBS | PRONOUNS) - POSSESSIVE
_UNBOUND = DETERMINERS | PREPOSITIONS
_COMMAS = frozenset([",", "—", "–", "(", ")"])
_WHO = RELATIVES - {"that"}
_BEFORE_THE = frozenset(["all", "half", "such"])


def is_definite(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase is a name or definite: `the board`, `Duln's mayor`, `Moravec`."""
    start, end = phrase
    if words.at(start) in DEFINITE or any(map(words.is_possessive, range(start, end))):
        return True
    names = [i for i in range(start, end) if words.is_name(i)]
    if names != [start] or words.starts[start]:
        return bool(names)
    plain = words.at(start) in DETERMINERS or words.at(end - 1).endswith("s")
    return not plain


def leading_subject(words: Words, stop: int) -> Phrase | None:
    """The subject that opens the sentence, for a verb at `stop` that has none of its own."""
    start = 0
    if words.at(0) in PREPOSITIONS | BREAKS or words.is_adverb(0):
        start = next((i + 1 for i in range(min(stop, _LONGEST)) if words.at(i) == ","), 0)
    phrase = phrase_after(words, start)
    if phrase is None or phrase.end >= stop:
        return None
    return phrase if words.at(phrase.end) not in PREPOSITIONS | DETERMINERS | PRONOUNS else None


def subject_before(words: Words, end: int) -> Phrase | None:
    """The subject of a verb at `end`, left of relative clauses and of what is put between commas."""
    for _ in range(_INSERTIONS):
        start = _insertion_before(words, end)
        if start is None:
            break
        end = start
    return phrase_before(words, end)


def _insertion_before(words: Words, end: int) -> int | None:
    """Where what stands between a subject and its verb at `end` begins; None where nothing does."""
    if words.at(end - 1) in _COMMAS:
        return _opening_comma(words, end - 1)
    if words.at(end - 1).isdigit() and words.at(end - 2) == ",":
        return end - 2
    pronoun = _relative_before(words, end)
    if pronoun is not None and words.at(pronoun - 1) == ",":
        return pronoun - 1
    return pronoun


def _opening_comma(words: Words, closing: int) -> int:
    """Where what the comma at `closing` ends was opened, 0 where nowhere."""
    for index in range(closing - 1, max(-1, closing - _LONGEST), -1):
        if words.at(index) in _COMMAS:
            return index
        if not words.is_word(index):
            return 0
    return 0


def _relative_before(words: Words, end: int) -> int | None:
    """Where the relative clause that ends at `end` begins: `the man who had fled |said`."""
    verbs = False
    for index in range(end - 1, max(-1, end - _LONGEST), -1):
        if not words.is_word(index):
            return None
        if words.at(index) in _WHO:
            return index if verbs or index == end - 1 else None
        verbs = verbs or words.is_verb(index)
    return None


def phrase_before(words: Words, end: int) -> Phrase | None:
    """The noun phrase that ends right before `end`, but for adverbs and times."""
    first = max(0, end - _LONGEST)
    end = _without_time(words, first, end)
    if words.at(end - 1) in NOMINATIVE:
        return Phrase(end - 1, end)
    start = end
    while start > first and _goes_on_left(words, start - 1):
        start -= 1
        if _trails(words, start):
            end = start
        if _begins(words, start):
            break
    return _tight(words, start, end)


def _goes_on_left(words: Words, index: int) -> bool:
    word = words.at(index)
    if not words.is_word(index) or word in BREAKS:
        return False
    if word in PRONOUNS and not words.is_determiner(index):
        return words.at(index - 1) in PREPOSITIONS
    if word in LINKS:
        second = words.is_name(index + 1) or words.at(index + 1) in POSSESSIVE
        return word in {"and", "&"} and second and words.is_name(index - 1)
    return not words.is_verb(index) or _trails(words, index)


def _begins(words: Words, index: int) -> bool:
    """Whether a determiner opens the phrase, since another one ends before it: `years |the board`."""
    before = words.at(index - 1)
    linked = before in _UNBOUND | LINKS | _BEFORE_THE or words.is_possessive(index - 1)
    return words.at(index) in DETERMINERS and not linked


def _trails(words: Words, index: int) -> bool:
    """Whether a participle behind its noun begins here: `a group |based in Duln`."""
    word = words.at(index)
    if not word.endswith(("ed", "ing")) or words.is_name(index) or word in AUXILIARIES:
        return False
    before = words.at(index - 1)
    return words.at(index + 1) in PREPOSITIONS and before not in _UNBOUND


def _without_time(words: Words, first: int, end: int) -> int:
    """Before adverbs and times at the end: `the ministry |on Monday`, `the board |last week also`."""
    while end > first + 1:
        if words.is_adverb(end - 1) and words.is_word(end - 1):
            end -= 1
        elif _is_time(words, end - 1):
            end -= 2
        else:
            break
    return end


def _is_time(words: Words, index: int) -> bool:
    """Whether a time ends here: `on Monday`, `last week`."""
    if words.at(index - 1) in PAST:
        return words.is_day(index) or words.at(index) in PERIODS
    return words.is_day(index) and words.at(index - 1) in PREPOSITIONS


def _tight(words: Words, start: int, end: int) -> Phrase | None:
    """Without what comes before the subject: `but |critics`, `in May |the ministry`."""
    while start < end and (words.is_adverb(start) or words.at(start) in LINKS):
        start += 1
    if words.at(start) in PREPOSITIONS:
        start = _after_adverbial(words, start, end)
    alone = words.at(start) in QUANTIFIERS and end == start + 1
    while start < end and words.at(end - 1) in _UNBOUND and not alone:
        end -= 1
    return Phrase(start, end) if start < end and words.at(start) not in AUXILIARIES else None


def _after_adverbial(words: Words, start: int, end: int) -> int:
    """Where the subject begins after a preposition that opens the sentence without a comma."""
    for index in range(start + 2, end):
        before = words.at(index - 1)
        fresh = before not in _UNBOUND
        plural = words.is_name(index - 1) and not words.is_name(index) and words.at(index).endswith("s")
        if fresh and words.at(index) not in PREPOSITIONS and (words.is_determiner(index) or plural):
            return index
    return end


def phrase_after(words: Words, start: int, stops: frozenset[str] = frozenset()) -> Phrase | None:
    """The noun phrase that begins at `start`; no preposition of `stops` goes on with it."""
    if words.at(start) in PRONOUNS and not words.is_determiner(start):
        return Phrase(start, start + 1)
    index = start
    while index < min(len(words), start + _LONGEST) and _goes_on_right(words, start, index, stops):
        index += 1
    while index > start and words.at(index - 1) in _UNBOUND and not words.is_name(index - 1):
        index -= 1
    return Phrase(start, index) if index > start else None


def _goes_on_right(words: Words, start: int, index: int, stops: frozenset[str]) -> bool:
    word = words.at(index)
    if not words.is_word(index) or (word in _NO_SUBJECT and not words.is_name(index)):
        return False
    if word in LINKS:
        return index > start and words.is_name(index - 1) and words.is_name(index + 1)
    if word in PREPOSITIONS:
        return index > start and _attaches(words, start, index, stops)
    if words.is_determiner(index) and index > start:
        return words.at(index - 1) in _UNBOUND
    late = index > start and (words.is_verb(index) or words.is_adverb(index) or _trails(words, index))
    return not late and not _verb_after_name(words, start, index)


def _attaches(words: Words, start: int, index: int, stops: frozenset[str]) -> bool:
    """Whether the preposition at `index` goes on with it: `head |of the board`, `officials |in Kyiv`."""
    word = words.at(index)
    if word not in ATTACHING or words.is_day(index + 1) or words.at(index + 1)[:1].isdigit():
        return False
    named = words.is_name(index + 1)
    if word in stops:
        again = index > start + 1 and word in words.lower[index + 1 : index + _AGAIN]
        return again and (named or words.at(index + 1) in DETERMINERS)
    if word == "of":
        return words.is_word(index + 1)
    return named or (words.is_determiner(index + 1) and not words.is_name(start))


def _verb_after_name(words: Words, start: int, index: int) -> bool:
    """Whether a word after a name is its verb: `Karvia |shells`, but not `Kremlin |officials had`."""
    if index == start or not words.is_name(index - 1) or words.is_name(index):
        return False
    if words.is_determiner(index + 1) or words.at(index + 1) in PRONOUNS:
        return True
    plural = words.at(index).endswith("s") and not words.is_possessive(index)
    return plural and (words.is_name(index + 1) or words.at(index + 1) == "that")
