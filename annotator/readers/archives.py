"""What an Office file is before a library unpacks it: protected, of an old format, or a bomb."""

import re
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from annotator.domain.errors import UnreadableError
from annotator.domain.limits import ADVICE, USUAL, Limits

UNPACKED = 300_000_000
"""Largest size of all entries together, in bytes."""

XML = 32_000_000
"""Largest size of all XML together, in bytes; a tree of it takes some ten times the memory."""

RATIO = 200
"""Largest ratio of unpacked to packed size, beyond the first 10 MB; a bomb reaches 1,000."""

ENTRIES = 10_000
"""Largest number of entries; each takes some 0.6 kB of memory before any is unpacked."""

_ENTRY = b"PK\x01\x02"
"""How the directory of an archive names each entry."""

_HEAD = 1_000
_MARKUP = re.compile(rb"[\xef\xbb\xbf\xfe\xff\x00\s]*+(?:[<\x4c]|$)")
"""How XML begins, in ASCII, UTF-16 or EBCDIC; its name need not tell, since a part of a document has any."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of an OLE compound file: an old Office file, or a new one behind a password."""
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PROTECTED = "is protected by a password; save a copy without one."


def require_harmless(data: bytes, name: str, limits: Limits = USUAL) -> None:
    """Refuse what cannot or should not be unpacked.

    The declared sizes are the ones to judge by: `ZipFile` never reads more of an entry than it declares.
    """
    if data.startswith(_OLE):
        problem = _PROTECTED if _PACKAGE in data else "is an old Word file; save it as .docx."
        raise UnreadableError(f"{name}: {problem}")
    too_much = UnreadableError(f"{name}: unpacks to far too much; save its text as .txt, {ADVICE}.")
    if data.count(_ENTRY) > limits.raised(ENTRIES):
        raise too_much
    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableError(f"{name}: {_PROTECTED}")
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > limits.raised(min(UNPACKED, 10_000_000 + RATIO * len(data))):
            raise too_much
        if sum(entry.file_size for entry in entries if _is_xml(archive, entry)) > limits.raised(XML):
            raise too_much


def _is_xml(archive: ZipFile, entry: ZipInfo) -> bool:
    with archive.open(entry) as unpacking:
        return _MARKUP.match(unpacking.read(_HEAD)) is not None
