"""Databases that cannot be worked in: one line that says why, and the file is left alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import CORPORA, Shell

COMMANDS = (("documents",), ("import", str(CORPORA / "ferry-wire.txt")), ("export", "never.csv"))


def refusal(shell: Shell, *args: str | Path) -> str:
    result = shell(*args)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    return result.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "content", [b"Minutes of the meeting.\n" * 100, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_what_is_no_database_of_ours(shell: Shell, content: bytes, command: tuple[str, ...]) -> None:
    shell.database.write_bytes(content)
    assert str(shell.database) in refusal(shell, *command)
    assert shell.database.read_bytes() == content


@pytest.mark.parametrize("command", COMMANDS)
def test_a_database_of_another_program(shell: Shell, command: tuple[str, ...]) -> None:
    shell.database.unlink()
    with closing(sqlite3.connect(shell.database)) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
    before = shell.database.read_bytes()
    assert "made by another program" in refusal(shell, *command)
    assert shell.database.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_database_of_a_newer_version(shell: Shell, command: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(shell.database)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.execute("UPDATE program SET version = '7.5.0'")
        newer.commit()
    before = shell.database.read_bytes()
    assert "made by version 7.5.0 of annotator" in refusal(shell, *command)
    assert shell.database.read_bytes() == before


def test_a_damaged_database(shell: Shell) -> None:
    shell("import", CORPORA)
    content = bytearray(shell.database.read_bytes())
    content[4096:] = b"\xee" * (len(content) - 4096)
    shell.database.write_bytes(content)
    assert "is damaged" in refusal(shell, "documents")


@pytest.mark.parametrize("place", ["/proc/annotator/case.db", "/dev/null/case.db", "n" * 300])
def test_a_place_where_no_file_can_be_made(shell: Shell, place: str) -> None:
    assert place in refusal(shell, "--db", place, "documents")


def test_a_folder_is_no_database(shell: Shell, tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(shell, "--db", tmp_path, "documents")


@pytest.fixture
def locked(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another program is in the middle of a write, and nobody waits for it."""
    monkeypatch.setattr("annotator.storage.sqlite.BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(shell.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.mark.usefixtures("locked")
def test_a_database_that_another_program_writes_to(shell: Shell) -> None:
    assert "is locked by another program" in refusal(shell, "import", CORPORA)
    assert "is locked by another program" in refusal(shell, "sources", "add", "--title", "Port log")
    assert shell("documents").exit_code == 0


def test_a_full_disk_keeps_the_document_out(shell: Shell, tmp_path: Path) -> None:
    article = tmp_path / "long.txt"
    article.write_text("The ferry left at nine. " * 30_000)
    result = shell.program("import", article, before="ulimit -f 400;")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith(f"annotator: The database {shell.database} ")
    assert shell("documents").stdout == ""
    assert shell("log").stdout == ""


def test_a_full_disk_leaves_the_older_export(shell: Shell, tmp_path: Path) -> None:
    article = tmp_path / "long.txt"
    article.write_text("The ferry left at nine. " * 30_000)
    shell("import", article)
    target = tmp_path / "case.jsonl"
    target.write_text("older\n")
    result = shell.program("export", target, "--full", before="ulimit -f 400;")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert f"Cannot write {target}" in result.stderr
    assert target.read_text() == "older\n"
    assert not list(tmp_path.glob(".case*"))
