"""Searching in a document: its text, and what the analyst noted there."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import TypeVar

from annotator.domain.documents import Document, NumberedSpan, Span
from annotator.language.search import MOST, find_alike, find_all
from annotator.services.workspace import Workspace
from annotator.storage import documents, exports, scanning

T = TypeVar("T")

ALIKE = "~"
"""A query that begins so finds what is like it, too."""

_PART = 5_000
"""So many characters are searched in one go: within a millisecond."""
_TURN = 0.001
"""Seconds of work after which other threads, such as the one that draws, are let in."""
_REST = 0.0001
"""Seconds for which they are let in at least."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where what was searched for stands."""

    span: Span
    """In the document's text; of a note, its claim."""
    in_note: bool = False


def search(workspace: Workspace, document: Document, query: str) -> list[Found]:
    """Where `query` stands in the document and in this analyst's notes on it, in text order.

    Case counts for nothing. A query that begins with `~` finds what is like it, in each sentence the best.
    At most `MOST` places in the text. No other thread is held up for more than a few milliseconds.
    """
    is_alike = query.startswith(ALIKE)
    asked = query.removeprefix(ALIKE)
    finds = find_alike if is_alike else find_all
    with workspace.database.read() as transaction:
        text = documents.text(transaction, document.id)
        sentences = exports.sentences(transaction, document.id)
        spans = _alike(text, sentences, asked) if is_alike else _exact(text, asked)
        noted = scanning.notes(transaction, document.id, workspace.annotator)
        in_text = map(Found, islice(spans, MOST))
        in_notes = (Found(claim, in_note=True) for claim, note in _in_turns(noted) if finds(note, asked))
        return list(merge(in_text, in_notes, key=lambda found: found.span.start))


def _exact(text: str, query: str) -> Iterator[Span]:
    done = 0
    for start in _in_turns(range(0, len(text), _PART)):
        for span in find_all(text, query, Span(max(start, done), start + _PART)):
            done = span.end
            yield span


def _alike(text: str, sentences: Iterable[NumberedSpan], query: str) -> Iterator[Span]:
    for start, end, _ in _in_turns(sentences):
        if place := find_alike(text[start:end], query):
            yield Span(start + place.start, start + place.end)


def _in_turns(items: Iterable[T]) -> Iterator[T]:
    """The items, with other threads let in now and then: Python runs one at a time."""
    since = time.perf_counter()
    for item in items:
        if time.perf_counter() - since > _TURN:
            time.sleep(_REST)
            since = time.perf_counter()
        yield item
