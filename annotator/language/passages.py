"""Passages: paragraph-sized spans of a source, and where in it a reader finds them."""

from collections.abc import Iterator
from itertools import chain, pairwise

from annotator.domain.documents import Span
from annotator.language.breaks import passages as unbroken
from annotator.language.segmentation import segment

LONGEST = 800
"""Characters of a passage, unless a single sentence has more."""

SHORT = 80
"""A stretch of fewer characters, such as a headline, is joined with what follows."""

LONGEST_SENTENCE = 4_000
"""A longer sentence is cut."""


def passages(text: str) -> list[Span]:
    """The passages in order, apart from each other; outside of them there is nothing but white space.

    None has white space at its ends. Linear in the text.
    """
    found: list[Span] = []
    may_grow = False
    for stretch in unbroken(text):
        for piece in _pieces(text, stretch):
            if may_grow and piece.end - found[-1].start <= LONGEST:
                found[-1] = Span(found[-1].start, piece.end)
            else:
                found.append(piece)
            may_grow = True
        may_grow = stretch.end - stretch.start < SHORT
    return found


def page(text: str, offset: int) -> int | None:
    """The page that an offset is on, from 1 on; None in a text without form feeds."""
    return 1 + text.count("\f", 0, offset) if "\f" in text else None


def locator(text: str, span: Span) -> str:
    """Where a reader finds the beginning of a span: `p. 4, para. 2`, or `para. 12` without form feeds.

    Paragraphs are counted on the page: what stands between blank lines or, if there are none, between the
    other hard breaks.
    """
    number = page(text, span.start)
    start = text.rfind("\f", 0, span.start) + 1
    end = text.find("\f", span.start)
    paragraph = _paragraph(text[start : end if end >= 0 else len(text)], span.start - start)
    return f"para. {paragraph}" if number is None else f"p. {number}, para. {paragraph}"


def _pieces(text: str, stretch: Span) -> Iterator[Span]:
    """A stretch that fits into a passage, with a headline even; else its sentences."""
    start, end = stretch
    if end - start <= LONGEST - SHORT:
        yield stretch
        return
    for sentence in segment(text[start:end]):
        yield from _cut(text, Span(start + sentence.start, start + sentence.end))


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence at white space into as few parts as may be; anywhere where there is none."""
    start, end = sentence
    while end - start > LONGEST_SENTENCE:
        head = text[start : start + LONGEST_SENTENCE + 1]
        cut = start + len(_without_last_word(head))
        yield Span(start, cut)
        start = cut
        while text[start].isspace():
            start += 1
    yield Span(start, end)


def _without_last_word(head: str) -> str:
    """What stands before the last white space, or all but the last character where there is none."""
    words = head.rsplit(None, 1)
    if head[-1].isspace():
        return head.rstrip()
    return words[0].rstrip() if len(words) > 1 else head[:-1]


def _paragraph(text: str, offset: int) -> int:
    """The number of the paragraph that an offset is in, from 1 on."""
    if _blocks(text) > 1:
        return max(1, _blocks(text[: offset + 1]))
    return max(1, sum(stretch.start <= offset for stretch in unbroken(text)))


def _blocks(text: str) -> int:
    """How many paragraphs there are between blank lines."""
    blank = (not line.strip() for line in chain([""], text.splitlines()))
    return sum(before and not after for before, after in pairwise(blank))
