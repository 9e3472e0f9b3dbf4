"""What the rows should be, going by the ledger: kept apart from the database, however many there are."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec
from sqlalchemy import Connection, Text, select, type_coerce

from annotator.domain.annotations import Annotation, Evidence
from annotator.domain.events import Act, State
from annotator.storage.claims import ANNOTATION_FIELDS, EVIDENCE_FIELDS
from annotator.storage.tables import annotation, document, event, evidence, source

Row: TypeAlias = tuple[str, int]
"""Kind and uid of an annotation or a piece of evidence, and the hash of all that tells it apart."""

_ANNOTATIONS = select(
    annotation.c.document_id, *(type_coerce(annotation.c[name], Text) for name in ANNOTATION_FIELDS)
)
_EVIDENCE = (
    select(
        annotation.c.document_id,
        evidence.c.uid,
        annotation.c.uid,
        source.c.uid,
        *(type_coerce(evidence.c[name], Text) for name in EVIDENCE_FIELDS[1:]),
    )
    .join_from(evidence, annotation)
    .join(source)
)


class Replica:
    """Hashes of rows, in a temporary file that SQLite removes; it holds no text."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("CREATE TABLE row (name TEXT PRIMARY KEY, hash INTEGER) WITHOUT ROWID")
        self._connection.execute("BEGIN")

    def turn(self, before: Iterable[Row], after: list[Row]) -> bool:
        """Let the rows of `after` take the place of those of `before`; whether just those were there."""
        missing = sum(not self.take(*row) for row in before)
        added = self._connection.executemany("INSERT OR IGNORE INTO row VALUES (?, ?)", after).rowcount
        if added < len(after):
            self._connection.executemany("REPLACE INTO row VALUES (?, ?)", after)
        return not missing and added == len(after)

    def take(self, name: str, hash_: int) -> bool:
        """Take a row away; whether it was there, just so."""
        found = self._connection.execute("DELETE FROM row WHERE name = ? RETURNING hash", (name,)).fetchall()
        return found == [(hash_,)]

    def rest(self) -> Iterator[str]:
        """Kind and uid of the rows that were not taken."""
        for (name,) in self._connection.execute("SELECT name FROM row ORDER BY name"):
            yield name

    def close(self) -> None:
        """Let it go."""
        self._connection.close()


def merges(connection: Connection) -> dict[str, str]:
    """Per uid of a source that was ever merged into another one, the uid of that one."""
    merging = (
        select(event.c.before, event.c.after).where(event.c.act == Act.MERGE_SOURCES).order_by(event.c.id)
    )
    decode = msgspec.json.Decoder(State).decode
    pairs = ((decode(before), decode(after)) for before, after in connection.execute(merging))
    return {before.sources[1].uid: after.sources[0].uid for before, after in pairs}


def annotations(connection: Connection) -> Iterator[tuple[int, Annotation]]:
    """All annotations, each after the key of its document; words outside a vocabulary stay as they are."""
    for document_id, *fields in connection.execute(_ANNOTATIONS):
        yield document_id, Annotation(*fields)


def all_evidence(connection: Connection) -> Iterator[tuple[int, Evidence]]:
    """All evidence, in the same way."""
    for document_id, *fields in connection.execute(_EVIDENCE):
        yield document_id, Evidence(*fields)


def names(connection: Connection) -> dict[int | None, str]:
    """What to call each document, by its key."""
    rows = connection.execute(select(document.c.id, document.c.title, document.c.url, document.c.uid))
    return {id_: title or url or uid for id_, title, url, uid in rows}
