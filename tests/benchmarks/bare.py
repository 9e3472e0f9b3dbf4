"""The least that Python's own modules need for what imports and exports do: the floor of their figures."""

import csv
import sqlite3
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.benchmarks.children import Act, run_task

_ROWS: Final = """
    SELECT d.title, d.publisher, d.author, d.date, d.url, s.number, a.start, a.end, a.label, a.verdict,
        a.confidence, a.claimant, a.target, a.verb,
        CASE WHEN a.claimant IS NOT NULL THEN 'attributed' WHEN a.verb IS NOT NULL THEN 'unattributed' END,
        a.note, CASE WHEN a.flagged THEN 'yes' END,
        CASE e.stance WHEN 'supports' THEN 'supported' WHEN 'refutes' THEN 'refuted'
            WHEN 'context' THEN 'not enough evidence' END,
        e.id IS NOT NULL, e.stance IS 'supports', e.stance IS 'refutes',
        CASE WHEN e.stance = 'supports' THEN o.title || ' (' || o.publisher || ') ' || e.locator END,
        CASE WHEN e.stance = 'refutes' THEN o.title || ' (' || o.publisher || ') ' || e.locator END,
        CASE WHEN e.stance = 'context' THEN o.title || ' (' || o.publisher || ') ' || e.locator END,
        a.annotator, a.created_at, a.updated_at, a.uid, a.copied_from, d.uid, d.sha256, ?
    FROM annotation AS a JOIN document AS d ON d.id = a.document_id
        JOIN sentence AS s ON s.document_id = a.document_id AND s.start = a.start
        LEFT JOIN evidence AS e ON e.annotation_id = a.id LEFT JOIN source AS o ON o.id = e.source_id
    WHERE a.document_id = ? ORDER BY a.start
"""
"""Our sheet of such a library as `annotated` makes, but for its ninth column, the text."""
_HEAD: Final = "SELECT hash FROM event ORDER BY id DESC LIMIT 1"
_TABLES: Final = ("document", "sentence", "source", "annotation", "evidence")


def connect(path: str) -> sqlite3.Connection:
    """As safe as ours: all that is committed is on disk."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def read_spans(path: str) -> list[tuple[int, ...]]:
    """The sentences of a text, from a file of numbers."""
    numbers = array("Q", Path(path).read_bytes())
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def store(text_path: str, spans_path: str, database: str) -> Act:
    """A document and its sentences, which are cut already."""
    text, spans, connection = Path(text_path).read_text("utf-8"), read_spans(spans_path), connect(database)

    def act() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO document (id, uid, sha256, imported_at, title, text) VALUES (?, ?, ?, ?, ?, ?)",
            (1, "uid", "sha256", "", "A", text),
        )
        rows = ((1, start, end, number) for number, (start, end) in enumerate(spans, 1))
        connection.executemany("INSERT INTO sentence VALUES (?, ?, ?, ?)", rows)
        connection.execute("COMMIT")

    return act


def fetched(database: str) -> Iterator[tuple[object, ...]]:
    """Each annotation with what an export tells of it."""
    connection = connect(database)
    (head,) = connection.execute(_HEAD).fetchone()
    for document_id, text in connection.execute("SELECT id, text FROM document ORDER BY id"):
        for row in connection.execute(_ROWS, (head, document_id)):
            yield (*row[:8], text[row[6] : row[7]], *row[8:])


def fetch(database: str) -> Act:
    """Read all annotations."""

    def act() -> None:
        for _ in fetched(database):
            pass

    return act


def write(database: str, path: str) -> Act:
    """Write all annotations as CSV: our sheet without the line that names its columns."""

    def act() -> None:
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(fetched(database))

    return act


def copy(database: str, empty: str) -> Act:
    """Put what one database holds into the tables of another one."""
    source, target = connect(database), connect(empty)

    def act() -> None:
        target.execute("BEGIN IMMEDIATE")
        for table in _TABLES:
            rows = source.execute(f"SELECT * FROM {table}")  # noqa: S608 - one of our own names
            marks = ", ".join("?" * len(rows.description))
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - the same
        target.execute("COMMIT")

    return act


if __name__ == "__main__":
    run_task({"store": store, "fetch": fetch, "write": write, "copy": copy})
