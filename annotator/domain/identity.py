"""How things are told apart for good: digests, uids and times."""

import hashlib
import secrets
import time
import uuid
from datetime import UTC, datetime

_TEXTS = uuid.UUID("0a3c6f6e-52f5-5b8e-9d0b-6f2b7f3e5c11")


def digest(text: str) -> str:
    """Hexadecimal SHA-256 of `text` in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def document_uid(sha256: str) -> str:
    """The uid of the document with this digest, the same in every database."""
    return str(uuid.uuid5(_TEXTS, sha256))


def new_uid() -> str:
    """A new uid that sorts after those made before, unless that was less than 0.3 microseconds ago.

    Source: UUID version 7 of RFC 9562: 48 bits of Unix time in milliseconds, 12 bits of its fraction (section
    6.2, method 3), the rest random.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = (rest << 12) // 1_000_000
    value = milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0x2 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))


def now() -> str:
    """This moment in UTC, ISO 8601 to the millisecond, ending in `Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
