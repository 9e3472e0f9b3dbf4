"""What is alleged without a speaker as its subject: hearsay in the passive, nouns, adverbs, `according to`.

The forms follow the cues that the guidelines of PolNeAR list for attribution.
"""

from annotator.language.attribution_words import (
    AFTER_HEARSAY,
    ATTACHING,
    ATTRIBUTES,
    AUXILIARIES,
    BARE_HEARSAY,
    BE,
    DETERMINERS,
    FORECAST,
    HEARSAY,
    HELD_BACK,
    LINKS,
    NO_PERSONS,
    NOBODY,
    NOUNS,
    PERSON_ENDINGS,
    PREPOSITIONS,
    RELATIVES,
)
from annotator.language.noun_phrases import is_definite, phrase_after, phrase_before, subject_before
from annotator.language.readings import REACH, Reading, phrase_behind, subject_of, that_clause
from annotator.language.sentence_words import Phrase, Words

_TO = frozenset(["to"])
_SUFFERED = BE | {"stand", "stands", "stood"}


def passive(words: Words, index: int) -> Reading | None:
    """`X is alleged to have`, `X was accused by Y of`, `it is said that X`, `he was told that X`."""
    word = words.at(index)
    start = words.verb_start(index)
    if word not in HEARSAY | {"told"} or _SUFFERED.isdisjoint(words.lower[start:index]):
        return None
    if words.at(index + 1) == "to" and not _is_infinitive(words, index + 1):
        return None
    verb, agent = Phrase(start, _infinitive_end(words, index + 1)), _agent(words, index)
    subject = subject_before(words, start)
    if word == "told" or (subject is not None and words.at(subject.start) == "it"):
        clause = that_clause(words, index + 1)
        return Reading(verb, agent, subject_of(words, clause)) if clause else None
    if not _is_hearsay(words, index) or (subject is not None and words.at(subject.start) in NOBODY):
        return None
    target = phrase_after(words, index + 2) if (word, words.at(index + 1)) == ("blamed", "on") else subject
    aside = words.at(start - 1) in RELATIVES
    return Reading(verb, agent, None if word in FORECAST else target, aside)


def participle(words: Words, index: int) -> Reading | None:
    """`the man accused of`, `a farm, said to belong`, `the bishop, accused by pupils`."""
    word, following = words.at(index), words.at(index + 1)
    linked = following in AFTER_HEARSAY.get(word, _TO) or (following == "by" and word in AFTER_HEARSAY)
    if word not in HEARSAY or not linked or words.verb_start(index) != index:
        return None
    if following == "to" and (word in FORECAST | {"claimed"} or not _is_infinitive(words, index + 1)):
        return None
    target = phrase_before(words, index - 1 if words.at(index - 1) == "," else index)
    verb = Phrase(index, _infinitive_end(words, index + 1))
    return target and Reading(verb, _agent(words, index), target)


def attribute(words: Words, index: int) -> Reading | None:
    """`the alleged smugglers`, `a suspected arsonist`."""
    if words.at(index) not in ATTRIBUTES or not words.is_word(index + 1):
        return None
    before = words.at(index - 1)
    opens = before in DETERMINERS | PREPOSITIONS | LINKS or before[:1].isdigit() or words.is_verb(index - 1)
    clause = words.at(index + 1) in DETERMINERS | PREPOSITIONS | {"that"} or before in AUXILIARIES
    if clause or not (opens or index == 0):
        return None
    accused = phrase_after(words, index + 1, stops=ATTACHING - {"of"})
    named = accused is not None and _is_person(words, accused)
    return Reading(Phrase(index, index + 1), target=accused if named else None, aside=True)


def noun(words: Words, index: int) -> Reading | None:
    """`Kyiv's claim that`, `accusations by Kyiv against`, `US intelligence warnings of`."""
    needed = NOUNS.get(words.at(index))
    following = words.at(index + 1)
    if needed is None or (needed and following not in needed) or words.at(index - 1) in {"to", "our", "my"}:
        return None
    agent = phrase_after(words, index + 2) if following in {"by", "from"} else _owner(words, index)
    end = agent.end if agent and agent.start > index else index + 1
    clause = end + 1 if words.at(end) == "that" else None
    target = phrase_behind(words, index + 1, "against") or subject_of(words, clause)
    return Reading(Phrase(index, index + 1), agent, target, aside=following != "that" and agent is None)


def held_back(words: Words, index: int) -> Reading | None:
    """`X allegedly paid`, `X has reportedly fled`; after `is`, X may be the victim."""
    if words.at(index) not in HELD_BACK:
        return None
    start = words.verb_start(index)
    subject = phrase_before(words, start) if BE.isdisjoint(words.lower[start:index]) else None
    named = subject is not None and is_definite(words, subject)
    return Reading(Phrase(index, index + 1), target=subject if named else None)


def according(words: Words, index: int) -> Reading | None:
    """`According to Kyiv, the dam`; `the guards were drunk, according to an inmate`."""
    if words.at(index) != "according" or words.at(index + 1) != "to":
        return None
    claimant = phrase_after(words, index + 2)
    if claimant is None:
        return None
    opens = index == 0 and words.at(claimant.end) == ","
    target = subject_of(words, claimant.end + 1) if opens else None
    return Reading(Phrase(index, index + 2), claimant, target)


def _is_hearsay(words: Words, index: int) -> bool:
    """Whether a participle is one by itself or by what follows: `charged with`, not `charged twice`."""
    word = words.at(index)
    if word in BARE_HEARSAY or words.at(index + 1) in {"to", "by"}:
        return True
    rest = words.lower[index + 1 : index + REACH]
    clause = rest[: next((i for i in range(len(rest)) if not words.is_word(index + 1 + i)), len(rest))]
    return not AFTER_HEARSAY.get(word, frozenset()).isdisjoint(clause)


def _agent(words: Words, index: int) -> Phrase | None:
    """Who accuses after a passive: `by Kyiv of`, or at the end `of fraud by Kyiv`."""
    if words.at(index + 1) == "by":
        return phrase_after(words, index + 2, stops=frozenset(["of", "for"]))
    return phrase_behind(words, index + 1, "by") if words.at(index) in AFTER_HEARSAY else None


def _infinitive_end(words: Words, index: int) -> int:
    """Behind the `to` or `to have` of `is alleged to have`."""
    if words.at(index) != "to":
        return index
    return index + 2 if words.at(index + 1) == "have" else index + 1


def _is_infinitive(words: Words, index: int) -> bool:
    """Whether a verb follows the `to` at `index`, no noun."""
    return words.is_word(index + 1) and not words.is_name(index + 1) and not words.is_determiner(index + 1)


def _is_person(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase ends, but for what is bound to it, in a noun for people: `smugglers from Duln`."""
    places = range(phrase.start, phrase.end)
    head = words.at(next((i for i in places if words.at(i) in PREPOSITIONS), phrase.end) - 1)
    return head.endswith(PERSON_ENDINGS) and head not in NO_PERSONS


def _owner(words: Words, index: int) -> Phrase | None:
    """Whose claim it is: `Kyiv|'s repeated claim`, `US intelligence| warnings`."""
    for end in (index, index - 1):
        if words.is_possessive(end - 1):
            return phrase_before(words, end)
    phrase = phrase_before(words, index)
    first = next((i for i in range(phrase.start, index) if words.is_name(i)), index) if phrase else index
    bound = any(words.at(i) in PREPOSITIONS | DETERMINERS for i in range(first, index))
    return None if bound or first == index or words.starts[first] == 0 else Phrase(first, index)
