"""Lists of sources: CSV with a header, or JSON Lines, with the same field names; and bibliographies."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from annotator.domain.errors import UnreadableError, UsageError
from annotator.domain.identity import new_uid
from annotator.domain.limits import SECONDS, USUAL, Limits
from annotator.domain.sources import Source
from annotator.domain.text import shown, tidy
from annotator.domain.vocabulary import Reliability, SourceKind
from annotator.readers.clock import within
from annotator.readers.csl_json import read_csl_json
from annotator.readers.dates import partial_date
from annotator.readers.encoding import decode
from annotator.readers.files import read_bytes
from annotator.readers.malformed import malformed
from annotator.readers.records import json_lines

LIMIT = 200_000_000
"""Largest CSV file, in bytes."""

_TEXTS = ("title", "author", "publisher", "date", "url", "note", "archive_url", "accessed", "derived_from")


class _Listed(msgspec.Struct):
    uid: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    reliability: Reliability | None = None
    note: str | None = None
    kind: SourceKind | None = None
    archive_url: str | None = None
    accessed: str | None = None
    derived_from: str | None = None


def read_sources(path: Path, limits: Limits = USUAL) -> Iterator[Source]:
    """The sources of a list or of a bibliography; those that bring no uid get a new one.

    Raises `UnreadableError` with line, and field or key, at the first one that is malformed.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise UsageError(
            f"{shown(path.name)}: give a file that ends in .csv, .jsonl, .json (CSL-JSON), .bib or .ris."
        )
    return _READERS[suffix](path, limits)


def _from_json(path: Path, limits: Limits) -> Iterator[Source]:
    for place, line in json_lines(path, limits):
        with malformed(place):
            yield _source(place, msgspec.json.decode(line, type=_Listed))


def _from_csv(path: Path, limits: Limits) -> Iterator[Source]:
    name = shown(path.name)
    text = decode(read_bytes(path, LIMIT, limits), name)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip().lower() for column in next(rows, [])]
        if not {"title", "url"} & set(header):
            raise UnreadableError(f"{name}, line 1: no column is called title or url.")
        if len(set(header)) < len(header):
            raise UnreadableError(f"{name}, line 1: two columns have the same name.")
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _from_row(f"{name}, line {rows.line_num}", header, row)
    except csv.Error as error:
        raise UnreadableError(f"{name}, line {rows.line_num}: {error}.") from error


def _from_row(place: str, header: list[str], row: list[str]) -> Source:
    if len(row) != len(header):
        raise UnreadableError(f"{place}: {len(row)} fields where the header has {len(header)}.")
    known: dict[str, Any] = {name: tidy(cell) for name, cell in zip(header, row, strict=True)}
    with malformed(place):
        return _source(place, msgspec.convert(known, _Listed))


def _source(place: str, listed: _Listed) -> Source:
    texts: dict[str, Any] = {name: tidy(getattr(listed, name)) for name in _TEXTS}
    if texts["title"] is None and texts["url"] is None:
        raise UnreadableError(
            f"{place}: fields `title` and `url` are both empty; a source needs one of them."
        )
    dates = {name: partial_date(texts[name]) for name in ("date", "accessed")}
    return Source(
        uid=listed.uid or new_uid(), reliability=listed.reliability, kind=listed.kind, **texts | dates
    )


def _from_bibtex(path: Path, limits: Limits) -> Iterator[Source]:
    from annotator.readers.bibtex import read_bibtex  # noqa: PLC0415 - the import takes 30 ms

    return _in_time(read_bibtex, path, limits)


def _from_ris(path: Path, limits: Limits) -> Iterator[Source]:
    from annotator.readers.ris import read_ris  # noqa: PLC0415 - the import takes 12 ms

    return _in_time(read_ris, path, limits)


def _in_time(
    read: Callable[[Path, Limits], Iterator[Source]], path: Path, limits: Limits
) -> Iterator[Source]:
    """All that a library reads, which may take a second for 20 kB of LaTeX, or the square of a RIS field."""
    with within(limits.raised(SECONDS), shown(path.name)):
        found = list(read(path, limits))
    return iter(found)


_READERS = {
    ".csv": _from_csv,
    ".jsonl": _from_json,
    ".json": read_csl_json,
    ".bib": _from_bibtex,
    ".ris": _from_ris,
}
