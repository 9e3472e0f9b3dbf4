"""The words of a sentence as one selects them, and a proposal for the claims in it: its clauses."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

from annotator.domain.documents import Span
from annotator.language.verbs import OPENING, PRONOUNS, SUBORDINATORS, verbs

FEWEST_WORDS = 3
"""A proposed piece has no fewer."""

MOST_WORDS = 20_000
"""A sentence of more is proposed whole: in one so long nobody looks for clauses, and it must open at once."""

_REACH = 10
"""Within so many words a new clause has its verb."""

_PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "“": "”",
    "„": "“",
    "«": "»",
    "‘": "’",
    "「": "」",
    "『": "』",
    '"': '"',
}
_CLOSERS = "".join(_PAIRS.values())
_OPENERS = "".join(_PAIRS)
_OUTER = ".,;:!?…—–―'’、。，；：！？·"
"""What stands around words, brackets and quotation marks apart."""

_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that are written without spaces."""

_RELATIVE = frozenset(["who", "whom", "whose", "which", "where"])
_SUBORDINATORS = "although though because while whereas when after before since until unless"
_SUBORDINATE = frozenset(_SUBORDINATORS.split())
_CONJUNCTIONS = frozenset(["and", "but"])
_BEYOND_SUBJECT = SUBORDINATORS | _CONJUNCTIONS
"""Where one of these stands before the verb of a clause, the verb is another one's."""


def likeliest_split(sentence: str, words: Sequence[Span]) -> int:
    """Position of the word before which a sentence is best split: the first clause after the beginning.

    Of at least two words.
    """
    ends = [word.end for word in words]
    positions = (bisect_right(ends, piece.start) for piece in clauses(sentence, words)[1:])
    return next((position for position in positions if 0 < position < len(words)), 1)


def word_spans(sentence: str) -> list[Span]:
    """The words in order: runs of non-space with the punctuation that clings to them.

    A dash that stands alone is no word, and one between letters ends its word. Of scripts that are written
    without spaces each character is a word.
    """
    found = (Span(*match.span()) for match in _run().finditer(sentence))
    return [
        span for span in found if sentence[span.start : span.end].strip(_OUTER + _OPENERS + _CLOSERS + "-")
    ]


def trimmed(sentence: str, span: Span) -> Span:
    """The span without white space, punctuation, quotation marks and brackets at its ends.

    What belongs to something within stays: the bracket that is opened inside, the stop of `U.S.`. Where
    nothing would be left, the span stays as it is.
    """
    start, end = span
    counts = Counter(c for c in sentence[start:end] if c in _OPENERS or c in _CLOSERS)
    while start < end:
        first, last = sentence[start], sentence[end - 1]
        encloses = end - start > 1 and _PAIRS.get(first) == last and counts[first] == 1 + (first == last)
        ahead = encloses or _is_outer(first, counts)
        behind = (last == "-" or _is_outer(last, counts)) and not _ends_dotted(sentence, start, end)
        if not ahead and not behind:
            return Span(start, end)
        counts[first if ahead else last] -= 1
        start, end = start + ahead, end - (not ahead)
    return span


def _is_outer(character: str, counts: Counter[str]) -> bool:
    """Whether a character at an end is punctuation, or a bracket whose other half is not inside."""
    if character == '"':
        return counts[character] == 1
    if character in _PAIRS:
        return not counts[_PAIRS[character]]
    if character in _CLOSERS and character != "’":
        return not any(counts[opener] for opener, closer in _PAIRS.items() if closer == character)
    return character.isspace() or (character in _OUTER and not (character == "’" and counts["‘"]))


def _ends_dotted(sentence: str, start: int, end: int) -> bool:
    """Whether the last stop belongs to dotted letters."""
    tail = sentence[max(start, end - 4) : end]
    return len(tail) == 4 and tail[1] == tail[3] == "." and tail[0].isalpha() and tail[2].isalpha()


def clauses(sentence: str, words: Sequence[Span] | None = None) -> list[Span]:
    """Where to carve: the clauses of an English sentence, each trimmed, in order and apart; at least one.

    Cut is before relative and subordinate clauses behind a comma, at semicolons, at a single dash or a colon,
    and at a conjunction whose clause has a verb of its own; never in lists, quotation marks or brackets, nor
    so that fewer than `FEWEST_WORDS` words would stand alone; nor in a sentence of more than `MOST_WORDS`.
    `and` and `but` belong to no piece. Linear in the sentence; white space alone has no clauses. `words` are
    its `word_spans`, where they are known already.
    """
    spans = word_spans(sentence) if words is None else words
    if not spans:
        return [trimmed(sentence, Span(0, len(sentence)))] if sentence.strip() else []
    pieces = _pieces(sentence, spans) if len(spans) <= MOST_WORDS else [(0, len(spans))]
    return [trimmed(sentence, Span(spans[a].start, spans[b - 1].end)) for a, b in pieces]


def _pieces(sentence: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The clauses by their first word and the word after their last one."""
    words = _Words(sentence, spans)
    pieces, first = [], 0
    for at in range(FEWEST_WORDS, len(spans)):
        following = at + (words.cores[at] in _CONJUNCTIONS)
        is_long_enough = min(at - first, len(spans) - following) >= FEWEST_WORDS
        if is_long_enough and words.opens_clause(first, at):
            pieces.append((first, at))
            first = following
    return [*pieces, (first, len(spans))]


class _Words:
    """The words of a sentence with what stands between them; each question takes constant time."""

    def __init__(self, sentence: str, spans: Sequence[Span]) -> None:
        runs = [sentence[start:end] for start, end in spans]
        self.cores = [run.strip(_OUTER + _OPENERS + _CLOSERS).lower() for run in runs]
        self._tails = [run.rstrip(_CLOSERS)[-1:] for run in runs]
        self._inside = _inside(sentence, [span.start for span in spans])
        self._dashes = self._dash_places(sentence, spans)
        finite, alike = verbs(self.cores)
        self._finite, self._alike = ([*accumulate(found, initial=0)] for found in (finite, alike))
        marks = (at if core in OPENING else -1 for at, core in enumerate(self.cores))
        self._opened = [*accumulate(marks, max, initial=-1)]
        """Per word the last one before it that opens a clause."""
        count = len(spans)
        commas = (at if tail == "," else count for at, tail in enumerate(self._tails))
        self._commas = [*accumulate(reversed([*commas]), min, initial=count)][::-1]
        """Per word the next one, from it on, that a comma follows."""

    def opens_clause(self, first: int, at: int) -> bool:
        """Whether the piece from word `first` on ends before word `at`, where a clause begins."""
        tail, core = self._tails[at - 1], self.cores[at]
        if self._inside[at]:
            return False
        if tail in {";", "；"}:
            return True
        if core in _CONJUNCTIONS:
            return self._is_new(first, at, behind_comma=tail == ",")
        if tail == ":" or at in self._dashes:
            return self._has(self._alike, at, at + _REACH)
        return tail == "," and (self._is_subordinate(first, at) or self._is_relative(at))

    def _is_new(self, first: int, at: int, *, behind_comma: bool) -> bool:
        """Whether `and` or `but` joins clauses, not the parts of a list.

        Before it there must be a verb since the last word that opens a clause, as `that` does.
        """
        following = self._core(at + 1)
        if following in (SUBORDINATORS if at in self._dashes else _RELATIVE):
            return True
        if behind_comma and self.cores[at] == "but":
            return True
        if not self._has(self._alike, max(first, self._opened[at] + 1), at):
            return False
        found = self._alike if behind_comma or at in self._dashes else self._finite
        return self._is_pronoun(at + 1) or self._has(found, at + 1, self._end_of_subject(at + 1))

    def _end_of_subject(self, at: int) -> int:
        """The word at which one may stop looking for the verb of a clause that begins at word `at`."""
        end = min(at + _REACH, self._commas[min(at, len(self.cores))] + 1, len(self.cores))
        return next((i for i in range(at, end) if self.cores[i] in _BEYOND_SUBJECT), end)

    def _is_subordinate(self, first: int, at: int) -> bool:
        """Whether a clause with a verb follows another one, unlike `On Monday, when it rained`."""
        has_verbs = self._has(self._alike, first, at) and self._has(self._alike, at + 1, at + _REACH)
        return has_verbs and self.cores[at] in _SUBORDINATE

    def _is_relative(self, at: int) -> bool:
        """Whether a relative clause begins that is not inserted in another: `, who fell, was saved`."""
        if self.cores[at] not in _RELATIVE and {"which", "whom"}.isdisjoint(self.cores[at + 1 : at + 3]):
            return False
        after = self._commas[at] + 1
        after += self._core(after).endswith("ly")
        return not (self._is_pronoun(after) or self._has(self._alike, after, after + 1))

    def _dash_places(self, sentence: str, spans: Sequence[Span]) -> set[int]:
        """The words before which a dash stands; what is between two of them counts as inside."""
        gaps = (sentence[max(0, a.end - 2) : b.start + 2] for a, b in pairwise(spans))
        found = [at for at, gap in enumerate(gaps, 1) if _dash().search(gap)]
        for opening, closing in zip(found[::2], found[1::2], strict=False):
            self._inside[opening:closing] = [True] * (closing - opening)
            if self.cores[closing] not in _CONJUNCTIONS:
                self._inside[closing] = True
        return set(found)

    def _is_pronoun(self, at: int) -> bool:
        """Whether a clause begins there with its subject, as in `he` or `he’s`."""
        return self._core(at).replace("’", "'").partition("'")[0] in PRONOUNS

    def _core(self, at: int) -> str:
        return self.cores[at] if at < len(self.cores) else ""

    def _has(self, counts: Sequence[int], start: int, end: int) -> bool:
        """Whether there is one of those counted among the words `[start, end)`."""
        end = min(end, len(self.cores))
        return start < end and counts[end] > counts[start]


def _inside(sentence: str, starts: Sequence[int]) -> list[bool]:
    """Per offset whether it is inside brackets or quotation marks that are closed."""
    opened: dict[str, list[int]] = {}
    changes = [0] * (len(sentence) + 1)
    for at, character in enumerate(sentence):
        is_apostrophe = character == "’" and sentence[at + 1 : at + 2].isalnum()
        waiting = opened.get(character)
        if waiting and not is_apostrophe:
            changes[waiting.pop() + 1] += 1
            changes[at + 1] -= 1
        elif character in _PAIRS:
            opened.setdefault(_PAIRS[character], []).append(at)
    depths = [*accumulate(changes)]
    return [depths[start] > 0 for start in starts]


@cache
def _run() -> re.Pattern[str]:
    opener = rf"[{re.escape(_OPENERS)}]"
    unspaced = rf"(?:(?![\W_])[{_UNSPACED}])"
    mark = r"[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u3099\u309a]"
    return re.compile(
        rf"{opener}*+{unspaced}{mark}*+(?:(?!{opener})[^\w\s])*+"
        rf"|(?:(?!{unspaced}|--)[^\s—―])++(?:--++|[—―])*+|(?:--++|[—―])+"
    )


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r"\s[-–]\s|[—―]|--")
