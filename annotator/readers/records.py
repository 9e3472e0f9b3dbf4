"""JSON Lines as an export writes them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from annotator.domain.errors import UnreadableError
from annotator.domain.limits import ADVICE, USUAL, Limits
from annotator.domain.records import AnnotationRecord, DocumentRecord, GuideRecord, Record, SourceRecord
from annotator.domain.text import brief, shown
from annotator.readers.files import access, require_file
from annotator.readers.malformed import malformed

LIMIT = 300_000_000
"""Longest line, in bytes: a document of the largest size, its sentences, and what JSON escapes."""


class _Typed(msgspec.Struct):
    type: str


_kind = msgspec.json.Decoder(_Typed).decode
_DECODERS: dict[str, msgspec.json.Decoder[Record]] = {
    "annotation": msgspec.json.Decoder(AnnotationRecord),
    "document": msgspec.json.Decoder(DocumentRecord),
    "guideline": msgspec.json.Decoder(GuideRecord),
    "source": msgspec.json.Decoder(SourceRecord),
}


def read_records(path: Path, limits: Limits = USUAL) -> Iterator[tuple[str, Record]]:
    """The records of a JSONL export, each with the place it stands at, as `FILE, line N`.

    Raises `UnreadableError` with that place and the field at the first one that is malformed.
    """
    for place, line in json_lines(path, limits):
        with malformed(place):
            kind = _kind(line).type
            if kind not in _DECODERS:
                raise UnreadableError(
                    f"{place}: field `type`: `{brief(kind)}` is none of {', '.join(_DECODERS)}."
                )
            record = _DECODERS[kind].decode(line)
        yield place, record


def json_lines(path: Path, limits: Limits = USUAL) -> Iterator[tuple[str, bytes]]:
    """The lines of a file that hold something, each with its place; one at a time, however many."""
    require_file(path)
    limit = limits.raised(LIMIT)
    with access(shown(path)):
        file = path.open("rb")
    with file:
        for number, line in enumerate(iter(partial(file.readline, limit), b""), 1):
            place = f"{shown(path.name)}, line {number}"
            if len(line) == limit:
                raise UnreadableError(
                    f"{place}: is longer than {limit // 1_000_000} MB; export it in parts, {ADVICE}."
                )
            if line.strip():
                yield place, line.removeprefix(b"\xef\xbb\xbf")
