"""JSON Lines: one record a line."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from annotator.domain.records import AnnotationRecord, Record

_FLUSH = 1 << 18
"""Bytes gathered before they are written."""


def write_jsonl(file: BinaryIO, records: Iterable[Record]) -> int:
    """Write the records; the number of annotations among them."""
    encoder, buffer, count = msgspec.json.Encoder(), bytearray(), 0
    for record in records:
        encoder.encode_into(record, buffer, -1)
        buffer += b"\n"
        count += isinstance(record, AnnotationRecord)
        if len(buffer) > _FLUSH:
            file.write(buffer)
            buffer.clear()
    file.write(buffer)
    return count
