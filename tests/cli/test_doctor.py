"""`annotator doctor`: what it says of a database that is whole, changed, damaged or not there."""

import json
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import CORPORA, Reader, Shell
from tests.services.support import everything


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """With documents, sources and annotations, made without anybody else looking."""
    shell.database.chmod(0o600)
    shell("import", CORPORA)
    shell("sources", "import", CORPORA / "sources.csv")
    shell("import", CORPORA / "ferry-wire.tags.jsonl", CORPORA / "harbour-op-ed.tags.jsonl")
    return shell


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_nothing_is_wrong(filled: Shell) -> None:
    before = filled.database.read_bytes()
    result = filled("doctor")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing is wrong.\n")
    assert filled("doctor", "--json").stdout == ""
    assert filled.database.read_bytes() == before


def test_each_finding_is_one_line(filled: Shell) -> None:
    change(filled.database, "UPDATE annotation SET label = 'opinion' WHERE label = 'fact'")
    change(filled.database, "UPDATE document SET title = 'Dam' || char(27) || char(10) || '[2J'")
    count = sum(row["label"] == "opinion" for row in everything(filled.database)["annotation"])
    result = filled("doctor")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines
    for line in lines:
        assert line.startswith("ledger: annotation ")
        assert r"(Dam\x1b\n[2J) is not as the ledger left it. Another program changed" in line
    assert len(lines) <= count
    things = "1 thing is" if len(lines) == 1 else f"{len(lines)} things are"
    assert result.stderr == f"{things} wrong.\n"


def test_findings_as_json(filled: Shell) -> None:
    change(filled.database, "DELETE FROM carved_claim")
    filled.database.chmod(0o644)
    result = filled("doctor", "--json")
    assert result.exit_code == 1
    (found,) = map(json.loads, result.stdout.splitlines())
    assert set(found) == {"check", "words", "advice"}
    assert (found["check"], found["words"]) == ("files", f"others may read {filled.database}")


def test_what_it_says_of_a_damaged_file_brings_the_copy_back(filled: Shell) -> None:
    filled("sources", "add", "--title", "Made after today's copy")
    copies = filled.database.with_name("annotator.db.backups")
    (copy,) = copies.iterdir()
    (copies / "2099-01-01.db").write_text("not whole")
    (copies / "2099-01-01.db").chmod(0o600)
    content = bytearray(filled.database.read_bytes())
    content[4096:] = b"\xee" * (len(content) - 4096)
    filled.database.write_bytes(content)
    result = filled("doctor")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"opening: The database {filled.database} is damaged")
    assert str(copy) in line
    filled.database.rename(filled.database.with_suffix(".damaged"))
    _, *restoring = shlex.split(line.partition("elsewhere, then: ")[2])
    assert filled(*restoring).exit_code == 0
    assert everything(filled.database) == everything(copy)
    assert filled("doctor").exit_code == 0


@pytest.mark.parametrize(
    ("statement", "check"), [("BEGIN IMMEDIATE", "index"), ("PRAGMA locking_mode = EXCLUSIVE", "opening")]
)
def test_of_a_locked_one_it_says_who_holds_it_and_nothing_of_copies(
    filled: Shell, monkeypatch: pytest.MonkeyPatch, statement: str, check: str
) -> None:
    monkeypatch.setattr("annotator.storage.sqlite.BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(filled.database, isolation_level=None)) as other:
        other.execute(statement)
        other.execute("UPDATE program SET version = version")
        result = filled("doctor")
    (line,) = result.stdout.splitlines()
    told = f"The database {filled.database} is locked by another program. Close that program, or try again."
    assert (result.exit_code, line) == (1, f"{check}: {told}")


@pytest.mark.parametrize(
    ("file", "folder", "told"),
    [
        ("000", "700", "cannot be opened. Check that its folder exists and can be written to."),
        ("600", "000", "cannot be opened (Permission denied). Check the permissions of its folder."),
    ],
)
def test_of_one_that_is_not_permitted_it_says_what_to_permit(
    reader: Reader, file: str, folder: str, told: str
) -> None:
    reader("import", CORPORA)
    reader.permit(file, folder)
    result = reader("doctor")
    assert (result.returncode, result.stdout) == (1, f"opening: The database {reader.database} {told}\n")


@pytest.mark.parametrize("mode", ["000", "500", "600"])
def test_a_folder_of_copies_that_cannot_be_used_is_told(reader: Reader, mode: str) -> None:
    copies = reader.copies(mode)
    told = f"files: no daily copy can be written to {copies}. Let yourself in: chmod 700 {copies}\n"
    assert reader("doctor").stdout == told
    copies.chmod(0o700)
    assert reader("doctor").returncode == 0


def test_what_is_in_the_place_of_the_copies_is_told(filled: Shell) -> None:
    copies = filled.database.with_name("annotator.db.backups")
    copies.rename(filled.database.with_name("moved"))
    copies.symlink_to("nowhere")
    (line,) = filled("doctor").stdout.splitlines()
    assert (
        line == f"files: no daily copy can be written to {copies}. Move it elsewhere: a folder belongs there."
    )


def test_without_a_copy_it_says_so(shell: Shell) -> None:
    shell.database.write_bytes(b"Minutes of the meeting.\n" * 100)
    result = shell("doctor")
    assert result.exit_code == 1
    line = result.stdout.splitlines()[-1]
    assert "is not a database of annotator" in line
    assert "There is no whole copy in " in line


def test_what_is_not_there_is_not_made(shell: Shell, tmp_path: Path) -> None:
    result = shell("--db", tmp_path / "none.db", "doctor")
    assert result.exit_code == 1
    assert f"There is no database {tmp_path / 'none.db'} yet" in result.stdout
    assert not (tmp_path / "none.db").exists()
