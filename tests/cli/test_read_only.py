"""A database that may only be read: who reviews it sees, verifies and exports all, and changes nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import CORPORA, Reader
from tests.services.support import everything

READING: tuple[tuple[str, ...], ...] = (
    ("documents",),
    ("sources",),
    ("sources", "list"),
    ("sources", "show", "Harbour log, 4 May"),
    ("check",),
    ("stats",),
    ("log",),
    ("log", "--verify"),
    ("guide",),
)
WRITING: tuple[tuple[str, ...], ...] = (
    ("import", str(CORPORA / "ferry-wire.txt")),
    ("sources", "add", "--title", "Port log"),
    ("guide", "remove"),
    ("step", "Ferry", "--plain"),
)
MODES = pytest.mark.parametrize(("file", "folder"), [("400", "500"), ("600", "500"), ("400", "700")])


@pytest.fixture
def filled(reader: Reader, tmp_path: Path) -> Reader:
    """With documents, sources, annotations and a guideline."""
    (tmp_path / "guideline.md").write_text("# Tag what can be checked\n")
    shell = reader.shell
    shell("import", *sorted(CORPORA.glob("*.txt")))
    shell("sources", "import", CORPORA / "sources.csv")
    shell("sources", "add", "--title", "Harbour log, 4 May")
    shell("import", CORPORA / "ferry-wire.tags.jsonl")
    shell("guide", "set", tmp_path / "guideline.md")
    return reader


def said(reader: Reader, *command: str) -> tuple[int, str, str]:
    result = reader(*command)
    return result.returncode, result.stdout, result.stderr


@MODES
def test_who_reads_is_told_the_same(filled: Reader, file: str, folder: str) -> None:
    before = {command: filled.shell(*command) for command in READING}
    filled.permit(file, folder)
    beside = sorted(filled.database.parent.iterdir())
    for command, expected in before.items():
        assert expected.stdout
        assert said(filled, *command) == (expected.exit_code, expected.stdout, expected.stderr)
    assert filled("doctor").stderr == "Nothing is wrong.\n"
    assert sorted(filled.database.parent.iterdir()) == beside


@MODES
def test_all_can_be_taken_along(filled: Reader, tmp_path: Path, file: str, folder: str) -> None:
    filled.permit(file, folder)
    assert filled("export", tmp_path / "all.jsonl", "--full").returncode == 0
    assert filled("backup", tmp_path / "copy.db").returncode == 0
    assert everything(tmp_path / "copy.db") == everything(filled.database)
    assert len((tmp_path / "all.jsonl").read_text().splitlines()) > 12


@MODES
def test_who_writes_is_refused_and_leaves_nothing(filled: Reader, file: str, folder: str) -> None:
    filled.permit(file, folder)
    beside = sorted(filled.database.parent.iterdir())
    told = "cannot be written to: check its permissions and those of its folder."
    for command in WRITING:
        assert said(filled, *command) == (1, "", f"annotator: The database {filled.database} {told}\n")
    assert sorted(filled.database.parent.iterdir()) == beside
    filled.permit("600", "700")
    assert filled("sources", "add", "--title", "Dock log").returncode == 0


def test_what_is_still_in_the_log_is_read_or_told(filled: Reader) -> None:
    before = said(filled, "documents")
    with closing(sqlite3.connect(filled.database, isolation_level=None)) as other:
        other.execute("UPDATE document SET title = 'Renamed'")
        filled.permit("400", "500")
        assert "Renamed" in said(filled, "documents")[1]
        log = filled.database.with_name("case.db-wal")
        held = log.read_bytes()
        filled.permit("600", "700")
    assert said(filled, "documents") != before
    log.write_bytes(held)
    filled.permit("400", "500")
    code, out, error = said(filled, "documents")
    assert (code, out, error.count("\n")) == (1, "", 1)
    assert "part of it is still in case.db-wal: copy both to a folder of yours" in error
    *_, found = filled("doctor").stdout.splitlines()
    assert found.endswith("case.db-wal. Copy both to a folder of yours, and name the copy with --db.")


def test_an_older_one_is_not_migrated(filled: Reader) -> None:
    with closing(sqlite3.connect(filled.database)) as older:
        older.execute("UPDATE alembic_version SET version_num = '0001'")
        older.commit()
    filled.permit("400", "500")
    code, out, error = said(filled, "documents")
    assert (code, out, error.count("\n")) == (1, "", 1)
    assert "of an older version, and cannot be migrated there: copy it to a folder of yours" in error
