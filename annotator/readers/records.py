"""JSON Lines as an export writes them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from annotator.domain.errors import UnreadableError
from annotator.domain.records import AnnotationRecord, DocumentRecord, Record, SourceRecord
from annotator.domain.text import shown
from annotator.readers.files import access, require_file
from annotator.readers.malformed import malformed

LIMIT = 1_000_000_000
"""Longest line, in bytes: a document of the largest size, with all that JSON escapes."""


class _Typed(msgspec.Struct):
    type: str


_kind = msgspec.json.Decoder(_Typed).decode
_DECODERS: dict[str, msgspec.json.Decoder[Record]] = {
    "annotation": msgspec.json.Decoder(AnnotationRecord),
    "document": msgspec.json.Decoder(DocumentRecord),
    "source": msgspec.json.Decoder(SourceRecord),
}


def read_records(path: Path) -> Iterator[tuple[str, Record]]:
    """The records of a JSONL export, each with the place it stands at, as `FILE, line N`.

    Raises `UnreadableError` with that place and the field at the first one that is malformed.
    """
    for place, line in json_lines(path):
        with malformed(place):
            kind = _kind(line).type
            if kind not in _DECODERS:
                raise UnreadableError(f"{place}: field `type`: {kind!r} is none of {', '.join(_DECODERS)}.")
            record = _DECODERS[kind].decode(line)
        yield place, record


def json_lines(path: Path) -> Iterator[tuple[str, bytes]]:
    """The lines of a file that hold something, each with its place; one at a time, however many."""
    require_file(path)
    with access(shown(path)):
        file = path.open("rb")
    with file:
        for number, line in enumerate(iter(partial(file.readline, LIMIT), b""), 1):
            place = f"{shown(path.name)}, line {number}"
            if len(line) == LIMIT:
                raise UnreadableError(f"{place}: is longer than {LIMIT // 1_000_000} MB.")
            if line.strip():
                yield place, line.removeprefix(b"\xef\xbb\xbf")
