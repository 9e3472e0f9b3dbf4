"""Bibliographies in CSL-JSON, as Zotero and other reference managers export them."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import msgspec

from annotator.domain.errors import UnreadableError
from annotator.domain.limits import USUAL, Limits
from annotator.domain.sources import Source
from annotator.domain.text import shown
from annotator.domain.vocabulary import SourceKind
from annotator.readers.bibliographies import LIMIT, Entry, importing, source_of
from annotator.readers.dates import from_parts
from annotator.readers.encoding import decode
from annotator.readers.files import read_bytes

_KINDS = {
    SourceKind.ARTICLE: "article article-journal article-magazine article-newspaper entry entry-dictionary"
    " entry-encyclopedia paper-conference review review-book",
    SourceKind.REPORT: "pamphlet report standard thesis",
    SourceKind.BOOK: "book chapter classic collection",
    SourceKind.DATASET: "dataset",
    SourceKind.INTERVIEW: "interview",
    SourceKind.WEB_PAGE: "webpage",
    SourceKind.POST: "post post-weblog",
    SourceKind.SPEECH: "speech",
    SourceKind.LEGAL: "bill hearing legal_case legislation patent regulation treaty",
    SourceKind.RECORDING: "broadcast motion_picture musical_score performance song",
    SourceKind.IMAGE: "figure graphic map",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}

_Text = str | int | float | None
"""A text, which some programs write as a number."""


class _Name(msgspec.Struct, rename="kebab"):
    family: _Text = None
    given: _Text = None
    literal: _Text = None
    suffix: _Text = None
    dropping_particle: _Text = None
    non_dropping_particle: _Text = None


class _Date(msgspec.Struct, rename="kebab"):
    date_parts: list[list[_Text]] | None = None
    raw: _Text = None
    literal: _Text = None


class _Item(msgspec.Struct, rename="kebab"):
    type: _Text = None
    title: _Text = None
    author: list[_Name | str] | None = None
    container_title: _Text = None
    publisher: _Text = None
    issued: _Date | _Text = None
    accessed: _Date | _Text = None
    url: _Text = msgspec.field(name="URL", default=None)
    doi: _Text = msgspec.field(name="DOI", default=None)
    note: _Text = None
    archive: _Text = None
    archive_location: _Text = msgspec.field(name="archive_location", default=None)


class _Identified(msgspec.Struct):
    id: _Text = None


def read_csl_json(path: Path, limits: Limits = USUAL) -> Iterator[Source]:
    """The sources of a CSL-JSON file.

    Raises `UnreadableError` with line and key at the first entry that is malformed.
    """
    name = shown(path.name)
    data = decode(read_bytes(path, LIMIT, limits), name).encode("utf-8", "replace")
    items = _items(name, data)
    if not items:
        raise UnreadableError(f"{name}: holds no entries; there is nothing to import.")
    line, end = 1, 0
    for item in items:
        text = bytes(item)
        start = data.index(text, end)
        line += data.count(b"\n", end, start)
        with importing(name, line, _key(text)):
            source = source_of(_entry(msgspec.json.decode(text, type=_Item)))
        yield source
        line += text.count(b"\n")
        end = start + len(text)


def _items(name: str, data: bytes) -> list[msgspec.Raw]:
    if not data.lstrip().startswith(b"["):
        raise UnreadableError(f"{name}: is no CSL-JSON, which is a list of entries; export it as CSL JSON.")
    try:
        return msgspec.json.decode(data, type=list[msgspec.Raw])
    except msgspec.DecodeError as error:
        found = re.search(r"\(byte ([0-9]+)\)", str(error))
        place = int(found[1]) if found else len(data)
        with importing(name, 1 + data.count(b"\n", 0, place)):
            raise
    except RecursionError as error:
        raise UnreadableError(f"{name}: is nested too deeply to be CSL-JSON.") from error


def _key(item: bytes) -> _Text:
    try:
        return msgspec.json.decode(item, type=_Identified).id
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None  # what is wrong is told when the entry itself is decoded


def _entry(item: _Item) -> Entry:
    return Entry(
        kind=None if item.type is None else _KIND_OF.get(str(item.type), SourceKind.OTHER),
        title=_text(item.title),
        authors=[_author(name) for name in item.author or ()],
        container=_text(item.container_title),
        publisher=_text(item.publisher),
        date=_date(item.issued),
        url=_text(item.url),
        doi=_text(item.doi),
        note=_text(item.note),
        accessed=_date(item.accessed),
        archives=(_text(item.archive_location), _text(item.archive)),
    )


def _text(value: _Text) -> str | None:
    return None if value is None else str(value)


def _author(name: _Name | str) -> str:
    if isinstance(name, str):
        return name
    if name.literal:
        return str(name.literal)
    family = _joined(" ", name.non_dropping_particle, name.family)
    given = _joined(" ", name.given, name.dropping_particle)
    return _joined(", ", family, given, name.suffix)


def _joined(between: str, *parts: _Text) -> str:
    return between.join(str(part) for part in parts if part)


def _date(value: _Date | _Text) -> str | None:
    """Give the date, of a range its first, as text."""
    if not isinstance(value, _Date):
        return _text(value)
    parts = list(map(str, takewhile(bool, (value.date_parts or [[]])[0])))
    if not parts:
        return _text(value.raw) or _text(value.literal)
    if len(parts) <= 3 and all(re.fullmatch("[0-9]{1,4}", part) for part in parts):
        return from_parts(*map(int, parts)) or "-".join(parts)
    return "-".join(parts)
