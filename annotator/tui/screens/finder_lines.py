"""What the finder writes of a source and of a passage, with what matched."""

from collections.abc import Iterable

from textual.content import Content

from annotator.domain.documents import Span
from annotator.domain.sources import Match, Passage, Source
from annotator.tui.labels import MUTED
from annotator.tui.text import literal

_MATCHED = "bold underline $text-accent"
_BEFORE = 24
"""Characters of a passage that are shown before the first word that matched."""


def source_line(match: Match, *, is_alike: bool) -> Content:
    """A source in one line; `is_alike` where it may be what was typed as a new one."""
    source = match.source
    parts = [_marked(source.name, match, "title" if source.title else "url")]
    parts += [
        _marked(text, match, field).stylize(MUTED)
        for field in ("author", "publisher")
        if (text := getattr(source, field))
    ]
    if source.date:
        parts.append(literal(source.date).stylize(MUTED))
    if source.title and source.url:
        parts.append(_marked(source.url, match, "url").stylize(MUTED))
    if is_alike:
        parts.insert(0, Content.styled("there already:", "bold $text-warning"))
    return Content("  ").join(parts)


def new_line(new: Source) -> Content:
    """What was typed, as a source of its own."""
    words = literal(" ".join(filter(None, (new.title, new.url))))
    return Content.assemble(("new source: ", "bold $text-accent"), words)


def passage_lines(passage: Passage, width: int) -> Content:
    """Its source in one line, and as much of its text as fits in two, from a little before what matched."""
    source = passage.source
    name = literal(" ".join(filter(None, (source.name, source.origin and f"({source.origin})"))))
    first = passage.marks[0].start if passage.marks else 0
    start = 0 if first <= _BEFORE else passage.text.rfind(" ", 0, first - _BEFORE) + 1
    text = stressed(literal(passage.text[start:]), (Span(a - start, b - start) for a, b in passage.marks))
    text = Content.assemble("…" if start else "", text)
    rows = text.wrap(max(1, width))
    if len(rows) > 2:
        rows = [rows[0], Content.assemble(rows[1].truncate(max(1, width - 1)), "…")]
    return Content("\n").join([name.truncate(max(1, width), ellipsis=True).stylize("bold"), *rows])


def stressed(text: Content, spans: Iterable[Span]) -> Content:
    """The text with its matched parts set off."""
    for start, end in spans:
        text = text.stylize(_MATCHED, start, end)
    return text


def _marked(text: str, match: Match, field: str) -> Content:
    return stressed(literal(text), (Span(*found) for found in match.marks.get(field, ())))
