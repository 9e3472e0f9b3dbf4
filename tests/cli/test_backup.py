"""`annotator backup`, and the copies that are made by themselves."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from annotator.services.workspace import Workspace
from tests.cli.conftest import CORPORA, Reader, Shell
from tests.services.support import everything, rows


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """With documents, sources and annotations."""
    shell("import", *sorted(CORPORA.glob("*.txt")))
    shell("sources", "import", CORPORA / "sources.csv")
    shell("import", CORPORA / "ferry-wire.tags.jsonl")
    return shell


def backups(shell: Shell) -> Path:
    return shell.database.with_name("annotator.db.backups")


def test_one_line_says_what_was_written(filled: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    result = filled("backup", copy)
    assert (result.exit_code, result.stdout) == (0, "")
    annotations = len(everything(copy)["annotation"])
    assert result.stderr.startswith(f"3 documents, {annotations} annotations, 12 sources, ")
    assert f" events written to {copy} and verified (" in result.stderr
    assert result.stderr.count("\n") == 1
    assert everything(copy) == everything(filled.database)


def test_one_of_a_kind_is_told_as_one(shell: Shell, tmp_path: Path) -> None:
    shell("import", CORPORA / "ferry-wire.txt")
    told = shell("backup", tmp_path / "copy.db").stderr
    assert told.startswith("1 document, 0 annotations, 0 sources, 1 event written to ")


def test_it_is_written_while_others_work(filled: Shell, workspace: Workspace, tmp_path: Path) -> None:
    with workspace.database.write() as transaction:
        transaction.exec_driver_sql("DELETE FROM position")
        assert filled("backup", tmp_path / "copy.db").exit_code == 0


def test_an_older_copy_is_replaced(filled: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    for title in ("Port log", "Dock log"):
        filled("sources", "add", "--title", title)
        assert filled("backup", copy).exit_code == 0
    assert everything(copy) == everything(filled.database)


def test_of_a_link_what_it_leads_to_is_replaced(filled: Shell, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "copy.db")
    filled("backup", tmp_path / "link.db")
    assert (tmp_path / "link.db").is_symlink()
    assert everything(tmp_path / "copy.db") == everything(filled.database)


def test_the_copy_brings_everything_back(filled: Shell, tmp_path: Path) -> None:
    filled("backup", tmp_path / "copy.db")
    before = everything(filled.database)
    filled.database.unlink()
    assert filled("--db", tmp_path / "copy.db", "backup", filled.database).exit_code == 0
    assert everything(filled.database) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("annotator.db", "is the database itself: choose another place."),
        ("link.db", "is the database itself: choose another place."),
        ("hard.db", "is the database itself: choose another place."),
        ("annotator.db-wal", "belongs to the database: choose another place."),
        ("annotator.db-shm", "belongs to the database: choose another place."),
        ("folder", "is a folder: name a file in it."),
        ("missing/copy.db", "(No such file or directory): choose another place."),
        ("/dev/null", "is no file: choose another place."),
        ("article.txt", "is no copy of a database: choose another place."),
        ("other.db", "is no copy of a database: choose another place."),
        ("protected.db", "is protected against writing: choose another place."),
        ("used.db", "is a database in use, or was not closed: move it and used.db-wal elsewhere first."),
        ("old.db", "is a database in use, or was not closed: move it and old.db-journal elsewhere first."),
    ],
)
def test_where_no_copy_may_go(
    shell: Shell, tmp_path: Path, refused: Callable[..., str], name: str, told: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.db").symlink_to(shell.database)
    (tmp_path / "hard.db").hardlink_to(shell.database)
    (tmp_path / "article.txt").write_text("The ferry left at nine. " * 10)
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
    (tmp_path / "protected.db").write_bytes(shell.database.read_bytes())
    (tmp_path / "protected.db").chmod(0o444)
    before = {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    (tmp_path / "used.db-wal").touch()
    (tmp_path / "old.db-journal").touch()
    assert told in refused("backup", tmp_path / name)
    assert Path("/dev/null").is_char_device()
    assert {file: file.read_bytes() for file in before} == before


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_file_or_a_damaged_copy_is_replaced(
    filled: Shell, tmp_path: Path, content: bytes | None
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(filled.database.read_bytes()[:5000] if content is None else content)
    assert filled("backup", copy).exit_code == 0
    assert everything(copy) == everything(filled.database)


def test_what_is_not_there_is_not_made(shell: Shell, tmp_path: Path) -> None:
    for name in ("none.db", "none/none.db"):
        result = shell("--db", tmp_path / name, "backup", tmp_path / "copy.db")
        assert result.exit_code == 1
        assert result.stderr.endswith(
            f"There is no database {tmp_path / name} yet: name another file with --db.\n"
        )
    (tmp_path / "empty.db").touch()
    assert "holds nothing yet" in shell("--db", tmp_path / "empty.db", "backup", tmp_path / "copy.db").stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["annotator.db", "empty.db"]


def test_a_full_disk_leaves_the_older_copy(filled: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()
    older = filled.database.read_bytes()[:4096]
    copy.write_bytes(older)
    result = filled.program("backup", copy, before="ulimit -f 100;")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert str(copy) in result.stderr
    assert [file.read_bytes() for file in copy.parent.iterdir()] == [older]


def test_a_command_that_changes_something_leaves_the_copy_of_the_day(filled: Shell) -> None:
    (copy,) = backups(filled).iterdir()
    assert copy.stem == datetime.now().astimezone().date().isoformat()
    assert rows(copy, "SELECT count(*) AS n FROM document") == [{"n": 3}]


def test_a_command_that_fails_in_part_leaves_it_too(shell: Shell) -> None:
    assert shell("import", CORPORA / "ferry-wire.txt", "missing.txt").exit_code == 1
    assert len(list(backups(shell).iterdir())) == 1


@pytest.mark.parametrize("command", [("documents",), ("log",), ("export", "all.csv"), ("backup", "copy.db")])
def test_a_command_that_only_reads_leaves_none(
    filled: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.rmtree(backups(filled))
    assert filled(*command).exit_code == 0
    assert not backups(filled).exists()


def test_the_settings_turn_it_off(shell: Shell) -> None:
    shell.settings.write_text("daily_copies = 0")
    shell("import", CORPORA / "ferry-wire.txt")
    assert not backups(shell).exists()


@pytest.mark.parametrize("mode", ["000", "500", "600"])
def test_a_folder_that_cannot_be_used_spoils_no_command(reader: Reader, mode: str) -> None:
    copies = reader.copies(mode)
    missing = "annotator: Today's copy of the database is missing. Cannot write "
    added = reader("sources", "add", "--title", "Port log")
    assert (added.returncode, added.stdout.count("\n"), added.stderr.count("\n")) == (0, 1, 1)
    assert added.stderr.startswith(f"{missing}{copies}/")
    listed = reader("sources", "list")
    assert (listed.returncode, added.stdout.strip() in listed.stdout) == (0, True)
    assert listed.stderr.startswith(f"{missing}{copies}/")


def test_where_it_cannot_be_made_one_line_says_so(shell: Shell) -> None:
    backups(shell).write_text("in the way")
    result = shell("import", CORPORA / "ferry-wire.txt")
    assert (result.exit_code, result.stderr.count("\n")) == (0, 1)
    assert "Today's copy of the database is missing. Cannot write" in result.stderr
    assert "ferry-wire" in shell("documents").stdout
