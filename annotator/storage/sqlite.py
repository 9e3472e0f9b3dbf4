"""What is special to SQLite: how a file is made, marked as ours and connected to."""

import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

from annotator.domain.errors import OutOfReachError, StorageError
from annotator.storage.errors import primary_code

APPLICATION_ID = 0x636C6169
"""The file's own mark, `clai`. Source: PRAGMA application_id in SQLite's documentation."""

BUSY_SECONDS = 5.0
"""How long to wait for another program's write before giving up."""

_STEP = 256
"""Pages that are copied at a time: 1 MB."""


def require_file(path: Path) -> None:
    """Make an empty file that only its owner may read, and the folders to it, where there is nothing yet."""
    try:
        if not path.exists():
            make_folder(path.parent)
            make_file(path)
    except OSError as error:
        raise StorageError(
            f"The database {path} cannot be made ({error.strerror}): name another file with --db."
        ) from error


def make_folder(path: Path) -> None:
    """Make a folder, and those around it that are missing, which only their owner may enter."""
    for folder in reversed((path, *path.parents)):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file that only its owner may read."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def real(path: Path) -> Path:
    """Where links lead to; of one that leads to itself, itself, where `Path.resolve` fails."""
    return Path(os.path.realpath(path))


def log_files(path: Path) -> tuple[Path, Path]:
    """The log of the database at `path`, and the index of the log that programs share."""
    whole = real(path)
    return whole.with_name(f"{whole.name}-wal"), whole.with_name(f"{whole.name}-shm")


def connect(path: Path) -> Connection:
    """Open the file at `path` with foreign keys on and every commit on disk when it returns."""
    return _connect(URL.create("sqlite", database=str(path.absolute())))  # a bare `:memory:` would be no file


def connect_to_read(path: Path) -> Connection:
    """Open the file at `path` where one may only read it, and leave no other file beside it.

    Raises `OutOfReachError` where a log is beside it that cannot be read without writing.
    """
    log, shared = log_files(path)
    is_in_use = log.exists() and shared.exists()
    if log.exists() and log.stat().st_size and not is_in_use:
        raise OutOfReachError(
            f"The database {path} cannot be written to, and part of it is still in {log.name}: "
            "copy both to a folder of yours, and name the copy with --db."
        )
    query = {"uri": "true", "mode": "ro"} | ({} if is_in_use else {"immutable": "1"})
    return _connect(URL.create("sqlite", database=path.absolute().as_uri(), query=query))


def _connect(url: URL) -> Connection:
    engine = create_engine(
        url,
        poolclass=StaticPool,
        hide_parameters=True,  # an error report shows no text
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    return engine.connect()


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(text: str | None) -> str | None:
    """SQLite's own knows only the letters of ASCII."""
    return None if text is None else text.lower()


@contextmanager
def impatient(connection: Connection) -> Iterator[None]:
    """Do not wait, within the block, for another program's write."""
    mine: Any = connection.connection.driver_connection
    mine.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        mine.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")


def enter_wal(connection: Connection) -> None:
    """Let readers and a writer work at the same time; the file remembers it.

    SQLite itself does not wait here for another program that does the same.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        except OperationalError as error:
            if primary_code(error.orig) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return
        finally:
            connection.rollback()


def copy(connection: Connection, path: Path, pace: Callable[[], object]) -> None:
    """Write the database, as the transaction that is open sees it, to the empty file at `path`, and to disk.

    `pace` is called after each megabyte or so; what it raises ends the copying.
    """
    mine: Any = connection.connection.driver_connection
    with closing(sqlite3.connect(path)) as target:
        target.execute("PRAGMA journal_mode = OFF")  # a copy that is not whole is thrown away
        target.execute("PRAGMA synchronous = OFF")
        mine.backup(target, pages=_STEP, progress=lambda *_: pace())
    sync(path)


def connect_to_copy(path: Path) -> sqlite3.Connection:
    """Read a file that nobody writes to; no other file is made beside it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def sync(path: Path) -> None:
    """Wait until a file is on disk, or the names in a folder are, where its file system can tell."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def version(connection: Connection) -> int:
    """A number that is another one after each change that another connection made, as this one sees it.

    Source: PRAGMA data_version in SQLite's documentation.
    """
    found: int = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    return found


def mark_as_ours(connection: Connection) -> None:
    """Write the mark by which the file is known."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def create_source_index(connection: Connection) -> None:
    """Full-text index of the source library, kept by triggers, and the list of its words.

    The words come folded, so that the index and what is asked of it agree on what an accent is. The
    prefixes make the first one to three letters of a word as quick to find as the whole word.
    """
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE source_index USING fts5(words, content='source', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')"
    )
    connection.exec_driver_sql("CREATE VIRTUAL TABLE source_word USING fts5vocab('source_index', 'row')")
    _keep_index(connection, "source", "{row}.words")


def create_passage_index(connection: Connection) -> None:
    """Full-text index of the passages, by the stems of their words."""
    _create_stem_index(connection, "passage")


def create_claim_index(connection: Connection) -> None:
    """Full-text index of what annotated claims say, by the stems of their words."""
    _create_stem_index(connection, "claim_text")


def _create_stem_index(connection: Connection, table: str) -> None:
    connection.exec_driver_sql(
        f"CREATE VIEW {table}_words AS SELECT id, coalesce(words, text) AS words FROM {table}"
    )
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {table}_index USING fts5(words, content='{table}_words', content_rowid='id', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    _keep_index(connection, table, "coalesce({row}.words, {row}.text)")


def keep_claims_in_sentences(connection: Connection) -> None:
    """Triggers that refuse a claim which overlaps another one of its analyst or runs into another sentence.

    They list the claims that are no whole sentence, those too that are there already. Cutting sentences anew
    fires none of them.
    """
    connection.exec_driver_sql(
        f"INSERT INTO carved_claim SELECT new.id FROM annotation AS new WHERE {_CARVED}"
    )
    for name, verb in {"insert": "INSERT", "update": "UPDATE OF start, end"}.items():
        connection.exec_driver_sql(
            f"CREATE TRIGGER annotation_inside_{name} BEFORE {verb} ON annotation WHEN EXISTS (SELECT 1 "
            "FROM sentence WHERE document_id = new.document_id AND start > new.start AND start < new.end) "
            "BEGIN SELECT RAISE(ABORT, 'a claim runs into another sentence'); END"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER annotation_apart_{name} BEFORE {verb} ON annotation WHEN (SELECT other.end "
            "FROM annotation AS other WHERE document_id = new.document_id AND start < new.end "
            "AND annotator = new.annotator AND id IS NOT new.id ORDER BY start DESC LIMIT 1) > new.start "
            "BEGIN SELECT RAISE(ABORT, 'two claims overlap'); END"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER annotation_carved_{name} AFTER {verb} ON annotation BEGIN "
            f"DELETE FROM carved_claim WHERE id = new.id; "
            f"INSERT INTO carved_claim SELECT new.id WHERE {_CARVED}; END"
        )


_CARVED = (
    "NOT EXISTS (SELECT 1 FROM sentence WHERE document_id = new.document_id AND start = new.start AND "
    "sentence.end = new.end)"
)
"""Of an annotation called `new`: whether it is not of a whole sentence."""


def _keep_index(connection: Connection, table: str, words: str) -> None:
    """Triggers that put into `TABLE_index` what `words` gives for a `{row}` of the table."""
    old, new = (words.format(row=row) for row in ("old", "new"))
    drop = f"INSERT INTO {table}_index({table}_index, rowid, words) VALUES ('delete', old.id, {old});"
    put = f"INSERT INTO {table}_index(rowid, words) VALUES (new.id, {new});"
    for verb, act in {"INSERT": put, "DELETE": drop, "UPDATE": drop + put}.items():
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_index_{verb.lower()} AFTER {verb} ON {table} BEGIN {act} END"
        )
