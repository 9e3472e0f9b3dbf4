"""Sentences: the spans that an analyst steps through."""

from collections.abc import Iterator

from annotator.domain.documents import Span
from annotator.language.boundaries import boundaries
from annotator.language.breaks import passages


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text in order, in code points of that text, unchanged.

    Any string is accepted. Between the spans, before and after them there is nothing but white space (what
    `str.isspace` says is white), and no span is empty or has white space at its ends.
    """
    for passage in passages(text):
        start = passage.start
        for end, following in boundaries(text, start, passage.end):
            yield Span(start, end)
            start = following
        yield Span(start, passage.end)


def segment(text: str) -> list[Span]:
    """All `sentences` of a text that is not large."""
    return list(sentences(text))
