"""What an Office file is before a library unpacks it: protected, of an old format, or a bomb."""

from io import BytesIO
from zipfile import ZipFile

from annotator.domain.errors import UnreadableError

UNPACKED = 300_000_000
"""Largest size of all entries together, in bytes."""

XML = 32_000_000
"""Largest size of all XML together, in bytes; a tree of it takes some ten times the memory."""

RATIO = 200
"""Largest ratio of unpacked to packed size, beyond the first 10 MB; a bomb reaches 1,000."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of an OLE compound file: an old Office file, or a new one behind a password."""
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PROTECTED = "is protected by a password; save a copy without one."


def require_harmless(data: bytes, name: str) -> None:
    """Refuse what cannot or should not be unpacked.

    The declared sizes are the ones to judge by: `ZipFile` never reads more of an entry than it declares.
    """
    if data.startswith(_OLE):
        problem = _PROTECTED if _PACKAGE in data else "is an old Word file; save it as .docx."
        raise UnreadableError(f"{name}: {problem}")
    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError(f"{name}: {_PROTECTED}")
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.lower().endswith((".xml", ".rels")))
    if unpacked > min(UNPACKED, 10_000_000 + RATIO * len(data)) or xml > XML:
        raise UnreadableError(f"{name}: unpacks to far too much; save its text as .txt.")
