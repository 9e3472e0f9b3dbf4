"""Plain text: the text as it is; nothing is guessed about where it comes from."""

from annotator.domain.documents import Metadata, RawDocument
from annotator.domain.limits import USUAL, Limits
from annotator.readers.encoding import decode

LIMIT = 100_000_000
"""Largest file, in bytes."""


def read(data: bytes, name: str, _limits: Limits = USUAL) -> RawDocument:
    """Decode the text and leave it unchanged."""
    return RawDocument(decode(data, name), Metadata())
