"""Made-up documents of any size for the tests of the document view."""

from collections.abc import Sequence

from annotator.domain.annotations import Mark
from annotator.domain.documents import Span
from annotator.domain.vocabulary import Label


def compose(*parts: str) -> tuple[str, list[Span]]:
    """Return a text and the spans of its sentences: the parts that are not white space."""
    spans = []
    start = 0
    for part in parts:
        if not part.isspace():
            spans.append(Span(start, start + len(part)))
        start += len(part)
    return "".join(parts), spans


def repeat(sentences: Sequence[str], count: int, per_paragraph: int = 5) -> tuple[str, list[Span]]:
    """Return a document of `count` sentences taken in turn."""
    parts = []
    for index in range(count):
        parts.append(sentences[index % len(sentences)])
        parts.append(" " if (index + 1) % per_paragraph else "\n\n")
    return compose(*parts[:-1])


def marked(label: Label | None, *, flagged: bool = False, linked: bool = False) -> Mark:
    return Mark(label, flagged, linked)
