"""`kill -9` at random moments of all that writes."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from time import monotonic
from typing import Final

from annotator.domain.sources import Source
from annotator.services.sources import add_source
from annotator.services.verifying import verify_ledger
from annotator.services.workspace import open_workspace
from tests.benchmarks.books import ANALYST, make_book, sentences
from tests.faults.sessions import (
    PROGRAM,
    Fault,
    Inject,
    MissedError,
    Session,
    anew,
    copied,
    environment,
    meant,
    random_tags,
    require_whole,
    stored,
)
from tests.services.support import EVIDENCE, rows
from tests.storage.test_migrating import made

_BOOK: Final = 200
_ACTS: Final = 40
_SECONDS: Final = 0.6
"""A burst takes about so long."""


def tagging(folder: Path) -> Inject:
    """Tags are stored in their order, and all that were painted."""
    book = make_book(folder, _BOOK)

    def inject(chance: Random) -> None:
        mine, keys = anew(book), random_tags(chance, _ACTS)
        with Session(mine) as session:
            session.begin()
            _kill_within(session, keys, chance)
            painted = session.tags
        labels = stored(mine)
        assert labels == meant(keys)[: len(labels)]
        assert len(labels) >= painted
        require_whole(mine.database)

    return inject


def linking(folder: Path) -> Inject:
    """Of each sentence that was passed, the link is stored; and none twice."""
    book = make_book(folder, _BOOK)
    with closing(open_workspace(str(book.database), ANALYST)) as workspace:
        add_source(workspace, Source("s1", title="The harbour log"))

    def inject(chance: Random) -> None:
        mine = anew(book)
        with Session(mine) as session:
            session.begin()
            _kill_within(session, "s\rj" * _ACTS, chance)
            passed = session.number - 1 - mine.tagged
        places = "SELECT start FROM evidence JOIN annotation ON annotation.id = annotation_id ORDER BY start"
        linked = [row["start"] for row in rows(mine.database, places)]
        assert linked == [span.start for span in mine.spans[mine.tagged :][: len(linked)]]
        assert len(linked) >= passed
        assert {row["source_uid"] for row in rows(mine.database, EVIDENCE)} <= {"s1"}
        require_whole(mine.database)

    return inject


def undoing(folder: Path) -> Inject:
    """What was painted as undone is undone, and nothing that was done before it."""
    book = make_book(folder, _BOOK)
    keys = "faox" * (_ACTS // 4)
    with Session(book) as session:
        session.begin()
        for key in keys:
            session.reader.press(key)
        session.press(keys)
        session.wait(session.reader.is_painted)
        session.press("q")
        session.end()
    assert stored(book) == meant(keys)

    def inject(chance: Random) -> None:
        mine = anew(book)
        with Session(mine) as session:
            session.wait(lambda _: session.tags == _ACTS)
            _kill_within(session, "u" * _ACTS, chance)
            painted = session.tags
        labels = stored(mine)
        assert labels == meant(keys)[: len(labels)]
        assert len(labels) <= painted
        require_whole(mine.database)

    return inject


def importing(folder: Path) -> Inject:
    """What is there of a folder is there whole, and the rest comes with the next import."""
    texts = folder / "texts"
    texts.mkdir()
    expected = set()
    for number in range(40):
        said = sentences(seed=number)
        text = " ".join(next(said) for _ in range(150))
        expected.add(text)
        (texts / f"{number}.txt").write_text(text, "utf-8")
    empty = folder / "empty.db"
    open_workspace(str(empty), ANALYST).close()
    seconds = _seconds("import", texts, on=copied(empty, folder / "measured"))

    def inject(chance: Random) -> None:
        database = copied(empty, folder / "killed")
        told = _run_and_kill("import", texts, on=database, after=chance.uniform(seconds * 0.2, seconds))
        found = {row["text"] for row in rows(database, "SELECT text FROM document")}
        assert found <= expected
        assert len(found) >= told.count("\n")
        require_whole(database)
        _run("import", texts, on=database)
        assert sorted(row["text"] for row in rows(database, "SELECT text FROM document")) == sorted(expected)
        require_whole(database)

    return inject


def migrating(folder: Path) -> Inject:
    """The database is of the old revision or of the new one, with all that it held, and can be opened."""
    old = made(folder / "old.db", "0001")
    held = _events(old)
    seconds = _seconds("documents", on=copied(old, folder / "measured"))

    def inject(chance: Random) -> None:
        database = copied(old, folder / "killed")
        _run_and_kill("documents", on=database, after=chance.uniform(seconds * 0.3, seconds))
        assert _events(database) == held
        _run("documents", on=database)
        assert _events(database) == held
        assert [row["title"] for row in rows(database, "SELECT title FROM source")] == ["Harbour log"]
        with closing(open_workspace(str(database), ANALYST)) as workspace:
            assert verify_ledger(workspace)

    return inject


def exporting(folder: Path) -> Inject:
    """The file is the older export or the whole new one."""
    book = make_book(folder, 4000)
    whole = folder / "whole.jsonl"
    _run("export", "--full", whole, on=book.database)
    complete = whole.read_bytes()
    assert json.loads(complete.split(b"\n")[-2])
    seconds = _seconds("export", "--full", folder / "measured.jsonl", on=book.database)

    def inject(chance: Random) -> None:
        target = folder / "export.jsonl"
        target.write_bytes(b"older\n")
        after = chance.uniform(seconds * 0.4, seconds)
        _run_and_kill("export", "--full", target, on=book.database, after=after)
        assert target.read_bytes() in {b"older\n", complete}
        require_whole(book.database)

    return inject


def backing_up(folder: Path) -> Inject:
    """The copy is the older one or the whole new one."""
    book = make_book(folder, 4000)
    old, target = folder / "old.db", folder / "copy.db"
    open_workspace(str(old), ANALYST).close()
    seconds = _seconds("backup", folder / "measured.db", on=book.database)

    def inject(chance: Random) -> None:
        shutil.copy(old, target)
        after = chance.uniform(seconds * 0.4, seconds)
        _run_and_kill("backup", target, on=book.database, after=after)
        require_whole(target)
        assert len(rows(target, "SELECT start FROM sentence")) in {0, 4000}
        require_whole(book.database)

    return inject


KILLS: Final[dict[str, Fault]] = {
    "kill -9 while tagging": tagging,
    "kill -9 while linking": linking,
    "kill -9 while undoing": undoing,
    "kill -9 while importing": importing,
    "kill -9 while migrating": migrating,
    "kill -9 while exporting": exporting,
    "kill -9 while backing up": backing_up,
}


def _kill_within(session: Session, keys: str, chance: Random) -> None:
    """Type keys all at once, and kill the program while it does what they say."""
    session.press(keys)
    session.rest(chance.uniform(0, _SECONDS))
    session.kill()


def _command(words: Sequence[str | Path], on: Path) -> list[str | Path]:
    return [sys.executable, PROGRAM, "--db", on, "--as", ANALYST, *words]


def _run(*words: str | Path, on: Path) -> None:
    """Run a command to its end."""
    subprocess.run(_command(words, on), env=environment(on.parent), check=True, capture_output=True)


def _seconds(*words: str | Path, on: Path) -> float:
    """How long a command takes."""
    began = monotonic()
    _run(*words, on=on)
    return monotonic() - began


def _run_and_kill(*words: str | Path, on: Path, after: float) -> str:
    """Run a command and kill it after so many seconds; what it printed until then."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        _command(words, on), env=environment(on.parent), stdout=pipe, stderr=pipe, text=True
    ) as process:
        try:
            process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.communicate()[0]
        raise MissedError


def _events(database: Path) -> list[tuple[object, ...]]:
    """The ledger as every revision has it."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT id, act, before, after FROM event ORDER BY id").fetchall()
