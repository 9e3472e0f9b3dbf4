"""The words and marks of an English sentence, and what each of them may be as far as its form tells."""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from annotator.domain.documents import Span
from annotator.language.abbreviations import NEVER_LAST
from annotator.language.attribution_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    BREAKS,
    DAYS,
    DETERMINERS,
    LINKS,
    NOT_PAST,
    PLURAL,
    PREPOSITIONS,
    PRONOUNS,
    SEEKING,
    VERBS,
)

_MOST_WORDS = 1_000
"""So many words and marks of a sentence are looked at."""
_LONGEST_GROUP = 8
"""So many auxiliaries and adverbs before a verb are looked at."""
_POSSESSORS = ("'s", "’s", "s'", "s’")
_CLOSING_QUOTES = frozenset("”\"»’'")
_NO_VERB_AFTER = DETERMINERS | PREPOSITIONS | LINKS
_NO_NOUN = PREPOSITIONS | BREAKS | AUXILIARIES | LINKS


@cache
def _token() -> re.Pattern[str]:
    shortened = r"['’](?:ve|d|ll|re|m)\b"
    pronoun = r"(?i:he|she|it|who|that|there|let)(?=['’]s\b)|['’]s\b"
    word = rf"[^\W_]+(?:(?!{shortened})[-'’.&][^\W_]+)*(?:(?<=s)['’](?=\s))?"
    return re.compile(rf"(?:[A-Z]\.){{2,}}|{shortened}|{pronoun}|{word}|[^\w\s]")


class Phrase(NamedTuple):
    """Words `[start, end)` of a sentence."""

    start: int
    end: int


class Words:
    """A sentence as words and marks, with what each of them may be."""

    def __init__(self, sentence: str) -> None:
        self.raw: list[str] = []
        self.starts: list[int] = []
        for match in islice(_token().finditer(sentence), _MOST_WORDS):
            start, text = match.start(), match[0]
            if text == "." and self.raw and self._is_abbreviated(start):
                self.raw[-1] += "."
            else:
                self.raw.append(text)
                self.starts.append(start)
        self.lower = [text if text.isupper() and len(text) > 1 else text.lower() for text in self.raw]
        """Abbreviations keep their capitals, since `US` is not `us`."""

    def __len__(self) -> int:
        return len(self.raw)

    def _is_abbreviated(self, stop: int) -> bool:
        """Whether the full stop at `stop` belongs to the word before it, as in `Mr.` and `J.`."""
        last = self.raw[-1]
        initial = len(last) == 1 and last.isupper()
        return self.starts[-1] + len(last) == stop and (initial or last in NEVER_LAST)

    def at(self, index: int) -> str:
        """The word or mark in lower case, empty beyond the sentence."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def is_word(self, index: int) -> bool:
        """Whether it is a word or number, no mark."""
        return self.at(index)[:1].isalnum() or self.at(index) == "&"

    def is_name(self, index: int) -> bool:
        """Whether it has a capital, wherever it stands."""
        return 0 <= index < len(self) and self.raw[index] != self.raw[index].lower()

    def is_adverb(self, index: int) -> bool:
        """Whether it may stand among verbs: `repeatedly`, `never`."""
        word = self.at(index)
        return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and not self.is_name(index))

    def is_determiner(self, index: int) -> bool:
        """Whether it opens a noun phrase: `the`, `several`, `three`, `2,000`; `her` only before a noun."""
        word = self.at(index)
        if word == "her":
            following = self.at(index + 1)
            return self.is_word(index + 1) and following not in _NO_NOUN
        return word in DETERMINERS or word[:1].isdigit()

    def is_verb(self, index: int) -> bool:
        """Whether it is a finite verb or an auxiliary, as far as its form tells."""
        word = self.at(index)
        if word in AUXILIARIES or (word in VERBS and not self.is_name(index)):
            return True
        past = word.endswith("ed") and len(word) > 4 and "-" not in word and word not in NOT_PAST
        if not past or self.is_name(index):
            return False
        if not self.is_word(index - 1):
            return self.at(index + 1) in DETERMINERS | PREPOSITIONS | PRONOUNS
        before = self.at(index - 1)
        return before not in _NO_VERB_AFTER and not before.endswith("ly")

    def is_day(self, index: int) -> bool:
        """Whether it is a day or a month; the verb `may` is none."""
        word = self.at(index)
        return word in {"yesterday", "today"} or (word in DAYS and self.is_name(index))

    def has_verb(self, subject: Phrase) -> bool:
        """Whether its verb comes right after a subject, maybe behind an adverb: `the board never knew`."""
        end = subject.end
        following = self.is_word(end + 1) and self.at(end + 1) not in PREPOSITIONS | LINKS
        return self.is_verb(end) or (self.is_adverb(end) and following)

    def is_possessive(self, index: int) -> bool:
        """Whether it ends in the sign of a possessor: `Duln's`, `the witnesses'`."""
        return 0 <= index < len(self) and self.raw[index][1:].endswith(_POSSESSORS)

    def is_plural(self, index: int) -> bool:
        """Whether it may make a subject plural: `officials`, `they`, `and`, `NATO`."""
        word = self.at(index)
        return word in PLURAL or word.isupper() or (word.endswith("s") and not self.is_possessive(index))

    def is_closing(self, index: int) -> bool:
        """Whether a quotation mark there ends what is said."""
        if not 0 < index < len(self) or self.raw[index] not in _CLOSING_QUOTES:
            return False
        return self.starts[index] == self.starts[index - 1] + len(self.raw[index - 1])

    def span(self, phrase: Phrase) -> Span:
        """Where a phrase stands in the sentence, without the possessive sign at its end."""
        last = phrase.end - 1
        length = len(self.raw[last])
        if self.is_possessive(last):
            length -= 1 if self.raw[last][-1] in "'’" else 2
        return Span(self.starts[phrase.start], self.starts[last] + length)

    def verb_start(self, index: int) -> int:
        """Where the group of the verb at `index` begins: `|have repeatedly said`, `|sought to blame`."""
        start = place = index
        while place > max(0, index - _LONGEST_GROUP):
            if self.at(place - 1) in AUXILIARIES:
                start = place = place - 1
            elif self.at(place - 1) == "to" and self.at(place - 2) in SEEKING:
                start = place = place - 2
            elif self.is_adverb(place - 1):
                place -= 1
            else:
                break
        return start

    def is_passive(self, index: int) -> bool:
        """Whether the verb at `index` is suffered by its subject: `was told`, not `is saying`."""
        group = self.lower[self.verb_start(index) : index]
        return not BE.isdisjoint(group) and not self.at(index).endswith("ing")
