"""A sentence of which words can be chosen, by key or by mouse."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.style import Style

from annotator.domain.documents import Span
from annotator.tui.text import literal

WORD: Final = "word"
"""Name under which a click tells the position of its word."""


def clickable(sentence: str, words: Sequence[Span]) -> Content:
    """The sentence; a click on a word, or on the space after it, tells which it is."""
    content = literal(sentence)
    ends = [word.start for word in words[1:]] + [len(sentence)]
    for position, (word, end) in enumerate(zip(words, ends, strict=True)):
        content = content.stylize(Style.from_meta({WORD: position}), word.start, end)
    return content
