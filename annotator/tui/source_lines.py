"""A source in the library: as a line of the list, with all its details, and as fields to type in."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from annotator.domain.sources import Source
from annotator.domain.text import counted
from annotator.domain.vocabulary import SourceKind
from annotator.services.browsing import Listed
from annotator.services.library import Entry
from annotator.tui.field import Field
from annotator.tui.grades import RELIABILITY
from annotator.tui.key_names import ranged
from annotator.tui.keys import caption
from annotator.tui.labels import MUTED
from annotator.tui.text import literal
from annotator.tui.widgets.title_line import headline

_WIDE = 100
"""Cells of a line from which on kind and publisher are written out."""

FIELDS: Mapping[str, tuple[str, str]] = {
    "title": ("Title", ""),
    "kind": ("Kind", ", ".join(SourceKind)),
    "author": ("Author", ""),
    "publisher": ("Publisher", ""),
    "date": ("Date", "2024-05-31"),
    "reliability": ("Reliability", "A completely reliable ... E unreliable, F cannot be judged"),
    "url": ("URL", ""),
    "archive_url": ("Archive URL", "a copy of the page that stays as it was"),
    "accessed": ("Accessed", "when it was read, as 2024-05-31"),
    "derived_from": ("Derived from", "title, URL or start of the uid of a source"),
    "note": ("Note", ""),
}
"""Per field of a source its name, and what to type there."""


def line(listed: Listed, width: int) -> Content:
    """Grade, title, kind, publisher, date and number of links in `width` cells."""
    source = listed.source
    name = Content.assemble((f"{source.reliability or '-'}  ", "bold"), literal(source.name))
    if listed.is_alike:
        name = Content.assemble(("alike: ", "bold $text-warning"), name)
    kind, publisher = (14, 24) if width >= _WIDE else (8, 11)
    cells = (
        (source.kind or "", kind),
        (source.publisher or source.author or "", publisher),
        (source.date or "", 10),
    )
    report = Content("  ").join(literal(text).truncate(room, ellipsis=True, pad=True) for text, room in cells)
    report = Content.assemble(report.stylize(MUTED), count(listed.links).rjust(10))
    return headline(name, (report,), width)


def count(links: int) -> str:
    """How many links, in words."""
    return counted(links, "link") if links else ""


def named(entry: Entry) -> str:
    """A source with the number of its links."""
    return f"{entry.source.name} ({count(entry.links) or 'no links'})"


def details(entry: Entry) -> Content:
    """All that is known of a source, a fact a line."""
    source = entry.source
    lines = [literal(source.name).stylize("bold")]
    lines += (Content.assemble((f"{name}: ", MUTED), literal(text)) for name, text in _facts(entry) if text)
    return Content("\n").join(lines)


def _facts(entry: Entry) -> Iterator[tuple[str, str | None]]:
    source = entry.source
    yield "by", ", ".join(filter(None, (source.author, source.publisher, source.date)))
    grade = (
        f"{source.reliability} {RELIABILITY[source.reliability]}"
        if source.reliability
        else f"none, {ranged([caption(f'source-grade-{letter.lower()}') for letter in RELIABILITY])} sets it"
    )
    yield "kind", f"{source.kind or 'none'}   grade: {grade}"
    yield "url", source.url if source.title else None
    yield "archive", source.archive_url
    yield "accessed", source.accessed
    yield "derived from", entry.origin.name if entry.origin else None
    yield "others derived from it", ", ".join(one.name for one in entry.derived)
    yield "linked in", ", ".join(f"{name} ({links})" for name, links in entry.uses) or "no document"
    given = f"none, {caption('source-text')} gives it one"
    yield "text", given if entry.characters is None else f"{entry.characters:,} characters"
    yield "note", source.note


def fields(source: Source, origin: Source | None = None) -> list[Field]:
    """What can be typed of a source, with what is known already, in the order of `FIELDS`."""
    known = {name: getattr(source, name) for name in FIELDS} | {"derived_from": origin and origin.name}
    return [Field(caption, known[name], hint) for name, (caption, hint) in FIELDS.items()]
