"""Quotes looked up in the text of their source: verbatim, but for typography, or nearly."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from heapq import nsmallest
from itertools import islice

from rapidfuzz.distance import LCSseq, Prefix

from annotator.domain.documents import Span
from annotator.domain.vocabulary import QuoteMatch
from annotator.language.alignment import align
from annotator.language.typography import DASHES, QUOTATION_MARKS, UNSEEN, WHITE, Typeset

LEAST_SIMILAR = 80
"""Below this similarity, in percent, a quote is not found."""

FARTHEST = 1_000
"""So many characters a quote may leave out at an ellipsis."""

_TRIES = 10_000
"""How many places are looked at that may prove to be wrong: words joined in another way, parts far apart."""

_MOST_PARTS = 10
"""Quotes with more ellipses are not looked for part by part."""

_MARGIN = WHITE + QUOTATION_MARKS
_WIDE_MARGIN = _MARGIN + DASHES + UNSEEN

_ELLIPSIS = re.compile(r"[\[(]?\s{0,2}(?:…|\.(?:\s?\.){2,3})\s{0,2}[\])]?")
_FIRST_LETTER = re.compile(r"\[(\w)\]")
_TOKEN = re.compile(r"(?:\S+[-‐\u00ad](?=[^\S\n]*+\n)\s++(?=\S))*+\S+\s*|\s+")
"""A word with the white space after it, its hyphenation included."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands in a text."""

    match: QuoteMatch
    """Any but `NO_TEXT`."""
    similarity: int | None
    """Percent, `LEAST_SIMILAR` to 100; 100 where the quote is verbatim or normalised, None if not found."""
    span: Span | None
    """In the text, without white space and quotation marks at its ends."""


NOT_FOUND = Found(QuoteMatch.NOT_FOUND, None, None)


class Side(StrEnum):
    """Who has a run of words."""

    EQUAL = "equal"
    QUOTE = "quote"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in the quote, in its source or, but for typography, in both."""

    side: Side
    quoted: str
    """As the quote has them, with the white space after them; empty on the other side."""
    said: str
    """As the source has them."""


def find_quote(quote: str, text: str, near: int = 0) -> Found:
    """Look for `quote`, without white space and quotation marks at its ends, from strict to lenient.

    Of several places the one that begins nearest to offset `near` is taken, if they are equally good. A quote
    with an ellipsis may leave out up to `FARTHEST` characters there. Linear in the text.
    """
    near = max(0, near)
    core = quote.strip(_MARGIN)
    if not core:
        return NOT_FOUND
    start = _nearest(core, text, near, lambda _: True)
    if start is not None:
        return Found(QuoteMatch.VERBATIM, 100, Span(start, start + len(core)))
    source = _typeset(text)
    core = core.strip(_WIDE_MARGIN)
    if not core:
        return NOT_FOUND
    key_near = source.offset(near)
    span = _find_typeset(core, source, key_near) or _find_parts(core, source, key_near)
    if span:
        return Found(QuoteMatch.NORMALISED, 100, source.span(*span))
    return _find_alike(core, source)


def differences(quote: str, said: str) -> list[Run]:
    """The words of a quote against those of its source, in order.

    The `quoted` of all runs joined are `quote`, the `said` are `said`, white space included.
    """
    ours, theirs = _TOKEN.findall(quote), _TOKEN.findall(said)
    runs: list[Run] = []
    position = other = 0
    for start, other_start, length in LCSseq.editops(_plain(ours), _plain(theirs)).as_matching_blocks():
        end, other_end = start + length, other_start + length
        runs.append(Run(Side.QUOTE, "".join(ours[position:start]), ""))
        runs.append(Run(Side.SOURCE, "", "".join(theirs[other:other_start])))
        runs.append(Run(Side.EQUAL, "".join(ours[start:end]), "".join(theirs[other_start:other_end])))
        position, other = end, other_end
    return [run for run in runs if run.quoted or run.said]


def _plain(tokens: list[str]) -> list[str]:
    """The words but for typography; a hyphen at the end of a line is dropped, another one kept."""
    plain = {token: _plain_word(Typeset(token.strip())) for token in set(tokens)}
    return [plain[token] for token in tokens]


def _plain_word(word: Typeset) -> str:
    ends = [*word.joints, len(word.key)]
    joints = ["", *(joint.strip() for joint in word.joints.values())]
    starts = [0, *word.joints]
    return "".join(j + word.key[a:b] for j, a, b in zip(joints, starts, ends, strict=True))


def _find_typeset(part: str, source: Typeset, near: int) -> Span | None:
    """Where the source says the same but for typography, in its key."""
    exact, *recased = _forms(part)
    accepted = [(exact, partial(source.hyphenated_as, exact))]
    accepted += [(form, partial(_has_words, source, form)) for form in recased]
    for form, accepts in accepted:
        start = _nearest(form.key, source.key, near, accepts)
        if start is not None:
            return Span(start, start + len(form.key))
    return None


def _find_parts(core: str, source: Typeset, near: int) -> Span | None:
    """Where the parts of a quote with an ellipsis stand in order, in the source's key."""
    stripped = (part.strip(_WIDE_MARGIN) for part in _ELLIPSIS.split(core))
    parts = [_forms(part) for part in stripped if part]
    if not 0 < len(parts) <= _MOST_PARTS:
        return None
    firsts = (span for form in parts[0] for span in _words(form, source, 0, None))
    nearest = nsmallest(_TRIES, firsts, key=lambda span: abs(span.start - near))
    return next(filter(None, (_chain(first, parts[1:], source) for first in nearest)), None)


def _chain(first: Span, parts: list[list[Typeset]], source: Typeset) -> Span | None:
    """From the first part to the last, each taken where it comes soonest after the one before."""
    end = first.end
    for forms in parts:
        following = (_words(form, source, end, end + FARTHEST + len(form.key)) for form in forms)
        ends = [span.end for spans in following for span in islice(spans, 1)]
        if not ends:
            return None
        end = min(ends)
    return Span(first.start, end)


def _forms(part: str) -> list[Typeset]:
    """A part as it is, and with its first letter in the other case: `[T]he` for `the`, `the` for `The`."""
    bare = _FIRST_LETTER.sub(r"\1", part, count=1) if part[0] == "[" else part
    swapped = bare[0].swapcase() + bare[1:]
    return [Typeset(form) for form in dict.fromkeys([part, bare, swapped])]


def _words(form: Typeset, source: Typeset, start: int, stop: int | None) -> Iterator[Span]:
    """Where the words of `form` stand in `key[start:stop]` of the source, in order."""
    for place in _places(form.key, source.key, start, stop):
        if _has_words(source, form, place):
            yield Span(place, place + len(form.key))


def _has_words(source: Typeset, form: Typeset, start: int) -> bool:
    """Whether the source has `form` at `start` of its key, as whole words."""
    ends = (start, start + len(form.key))
    return all(_is_edge(source, offset) for offset in ends) and source.hyphenated_as(form, start)


def _is_edge(source: Typeset, offset: int) -> bool:
    """Whether a word may begin or end at `offset`; scripts without spaces allow it anywhere."""
    sides = source.key[max(0, offset - 1) : offset + 1]
    return offset in source.joints or not (len(sides) == 2 and sides.isalnum() and max(sides) < "\u2e80")


def _nearest(part: str, text: str, near: int, accepts: Callable[[int], bool]) -> int | None:
    """Where `part` begins in `text`, as near to `near` as can be."""
    after = next(filter(accepts, islice(_places(part, text, near), _TRIES)), None)
    if near in {0, after}:
        return after
    length = near + len(part) - 1
    head = text[:length][::-1]  # `rfind` may take quadratic time
    mirrored = (len(head) - start - len(part) for start in _places(part[::-1], head))
    before = next(filter(accepts, islice(mirrored, _TRIES)), None)
    if before is None or after is None:
        return before if after is None else after
    return after if after - near < near - before else before


def _places(part: str, text: str, start: int = 0, stop: int | None = None) -> Iterator[int]:
    """Where `part` begins in `text[start:stop]`, in order."""
    place = text.find(part, start, stop)
    while place >= 0:
        yield place
        place = text.find(part, place + 1, stop)


@lru_cache(maxsize=2)
def _typeset(text: str) -> Typeset:
    """Kept for a while, since many quotes are looked up in one text."""
    return Typeset(text)


def _find_alike(core: str, source: Typeset) -> Found:
    key = Typeset(core).key
    aligned = align(key, source.key)
    if aligned is None or round(aligned[0]) < LEAST_SIMILAR:
        return NOT_FOUND
    similarity, span = aligned
    return Found(
        QuoteMatch.FUZZY, min(99, round(similarity)), source.span(*_with_marks(key, source.key, span))
    )


def _with_marks(quote: str, text: str, span: Span) -> Span:
    """The span with the marks around it that the quote has too, such as its full stop."""
    letters = [offset for offset, character in enumerate(quote) if character.isalnum()]
    before, after = quote[: letters[0]], quote[letters[-1] + 1 :]
    start, end = span
    start -= Prefix.similarity(before[::-1], text[max(0, start - len(before)) : start][::-1])
    end += Prefix.similarity(after, text[end : end + len(after)])
    return Span(start, end)
