"""The chain of the ledger: each entry carries a hash of what it says and of the hash of the one before.

The hash is the SHA-256, in hexadecimal, of the JSON array of the previous hash and the entry's fields, as
Python's `json.dumps` writes it. Anybody can recompute it from the database:

    previous = "0" * 64
    for *fields, stored in database.execute(
        "SELECT id, at, annotator, act, document_id, start, end, before, after, reverses, follows, "
        "continues, hash FROM event ORDER BY id"
    ):
        assert stored == hashlib.sha256(json.dumps([previous, *fields]).encode()).hexdigest()
        previous = stored

An entry that was changed, removed, inserted or moved breaks it from there on. What it cannot show by itself
is that entries are missing at its end, or that all hashes were computed anew: an older head, as exports carry
it, is then not in it any more.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import chain, pairwise
from typing import NamedTuple

FIELDS = (
    *("id", "at", "annotator", "act", "document_id", "start", "end", "before", "after", "reverses"),
    *("follows", "continues"),
)
"""What a hash is made of after the previous one, in this order; columns of the table of events."""

START = "0" * 64
"""What stands for the previous hash where nothing is before."""

_HASH = re.compile("[0-9a-f]{64}")
_written = json.JSONEncoder(default=repr).encode
"""As `json.dumps` does; a field that was forged may hold bytes."""


class Link(NamedTuple):
    """One entry as it is stored."""

    id: int
    at: str
    annotator: str
    act: str
    document_id: int | None
    start: int | None
    end: int | None
    before: str
    after: str
    reverses: int | None
    follows: int | None
    continues: str | None
    hash: str

    def fits(self, previous: str, number: int) -> bool:
        """Whether its hash is right if it comes after the hash `previous`, as the entry `number`."""
        return self.hash == entry_hash(previous, (number, *self[1:-1]))


class Fault(StrEnum):
    """Why an entry does not fit."""

    REMOVED = "entries before it were removed"
    CHANGED = "it was changed, or the one before it was replaced"
    INSERTED = "it was inserted"
    MOVED = "it stood after the next one"
    FOREIGN = "it is not what was written there: it was changed, added or moved, or others were"


@dataclass(frozen=True, slots=True)
class Whole:
    """A chain in which every entry fits."""

    entries: int
    head: str
    """The hash of the last entry, `START` where there is none."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A chain up to the first entry that does not fit."""

    link: Link
    fault: Fault


def entry_hash(previous: str, fields: Iterable[object]) -> str:
    """The hash of an entry with these fields, in the order of `FIELDS`, after one with that hash."""
    return sha256(_written([previous, *fields]).encode()).hexdigest()


def is_hash(text: str) -> bool:
    """Whether `text` can be the hash of an entry."""
    return _HASH.fullmatch(text) is not None


def verify(links: Iterable[Link]) -> Whole | Broken:
    """Recompute the chain from its first entry on, until one does not fit."""
    count, head = 0, START
    for link, following in pairwise(chain(links, (None,))):
        if link is None:
            break
        count += 1
        if link.id != count or not link.fits(head, count):
            return Broken(link, _fault(head, count, link, following))
        head = link.hash
    return Whole(count, head)


def _fault(head: str, number: int, link: Link, following: Link | None) -> Fault:
    """Why the link does not fit as the entry `number` after `head`, as far as the next one tells."""
    if link.id > number:
        return Fault.REMOVED
    if following is None:
        return Fault.FOREIGN
    if following.fits(head, number):
        return Fault.MOVED if link.fits(following.hash, following.id) else Fault.INSERTED
    return Fault.CHANGED if following.fits(link.hash, following.id) else Fault.FOREIGN
