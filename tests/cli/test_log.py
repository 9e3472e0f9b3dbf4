"""Reading the ledger, and verifying it."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import tag, write_note
from annotator.services.documents import find_document, open_whole
from annotator.services.undoing import undo
from annotator.services.workspace import Workspace
from tests.cli.conftest import CORPORA, Shell


@pytest.fixture
def acts(shell: Shell, workspace: Workspace) -> None:
    """Two documents, a source, a tag, its change, a note and its undoing."""
    shell("import", CORPORA / "ferry-wire.txt", CORPORA / "grain-report.md")
    shell("--as", "ben", "sources", "add", "--title", "Port log")
    document = find_document(workspace, "ferry-wire")
    place = Place(document.id, open_whole(workspace, document).excerpt.spans[2])
    tag(workspace, place, Label.FACT)
    tag(workspace, place, Label.OPINION)
    write_note(workspace, place, "Sounds\x1b[2J like praise")
    undo(workspace, document.id)


@pytest.mark.usefixtures("acts")
def test_each_event_is_one_line(shell: Shell) -> None:
    lines = [line.split("\t") for line in shell("log").stdout.splitlines()]
    assert all(len(line) == 6 and line[0].endswith("Z") for line in lines)
    assert [line[1:] for line in lines][2:] == [
        ["ben", "add source", "", "", "source: Port log"],
        ["ana", "tag", "ferry-wire", "3", "label: – → fact"],
        ["ana", "tag", "ferry-wire", "3", "label: fact → opinion"],
        ["ana", "note", "ferry-wire", "3", "note: – → Sounds[2J like praise"],
        ["ana", "undo", "ferry-wire", "3", "note: Sounds[2J like praise → –"],
    ]


@pytest.mark.usefixtures("acts")
def test_one_document_has_a_log_of_its_own(shell: Shell) -> None:
    uid = shell("documents").stdout.split("\t")[0]
    by_name, by_uid = shell("log", "FERRY-wire").stdout, shell("log", uid[:8]).stdout
    assert by_name == by_uid
    assert [line.split("\t")[2] for line in by_name.splitlines()] == ["import", "tag", "tag", "note", "undo"]


@pytest.mark.usefixtures("acts")
def test_a_whole_ledger_is_told_with_its_head(shell: Shell, tmp_path: Path) -> None:
    result = shell("log", "--verify")
    found = re.fullmatch(r"The ledger is whole: 7 entries, head ([0-9a-f]{64})\.\n", result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert found is not None
    shell("export", tmp_path / "case.jsonl", "--full")
    heads = {json.loads(line)["ledger_head"] for line in (tmp_path / "case.jsonl").read_text().splitlines()}
    assert heads == {found[1]}
    shell("sources", "add", "--title", "Another log")
    again = shell("log", "--verify", "--head", found[1])
    assert (again.exit_code, again.stderr) == (0, "")
    assert "whole: 8 entries, head" in again.stdout
    assert again.stdout.endswith(" Entry 7 has the head that was asked for.\n")


def forge(shell: Shell, statement: str) -> None:
    """Change the ledger past the program."""
    with closing(sqlite3.connect(shell.database, isolation_level=None)) as database:
        for trigger in ("event_no_update", "event_no_delete"):
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute(statement)


@pytest.mark.usefixtures("acts")
def test_the_first_entry_that_does_not_fit_is_told_in_one_line(
    shell: Shell, refused: Callable[..., str]
) -> None:
    forge(shell, "UPDATE event SET annotator = 'mal' || char(27) || '[2J' WHERE id = 4")
    told = refused("log", "--verify")
    assert re.fullmatch(
        r"annotator: Entry 4 of the ledger does not fit: it was changed, or the one before it was replaced\. "
        r"It says \d{4}-\S+Z, mal\\x1b\[2J, tag: compare it with a backup\.\n",
        told,
    )


@pytest.mark.usefixtures("acts")
def test_an_entry_about_a_document_that_is_not_there_is_listed_all_the_same(shell: Shell) -> None:
    forge(shell, "UPDATE event SET document_id = 99 WHERE id = 4")
    result = shell("log")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split("\t")[3] for line in result.stdout.splitlines()][3:5] == ["", "ferry-wire"]


@pytest.mark.usefixtures("acts")
def test_a_removed_entry_is_told_by_the_next(shell: Shell, refused: Callable[..., str]) -> None:
    forge(shell, "DELETE FROM event WHERE id IN (4, 5)")
    told = refused("log", "--verify")
    assert told.startswith(
        "annotator: Entry 6 of the ledger does not fit: entries before it were removed. It"
    )


@pytest.mark.usefixtures("acts")
def test_a_state_that_the_ledger_does_not_tell_is_named(shell: Shell, refused: Callable[..., str]) -> None:
    with closing(sqlite3.connect(shell.database, isolation_level=None)) as database:
        database.execute("UPDATE annotation SET label = 'fact'")
    told = refused("log", "--verify")
    assert told.startswith("annotator: The ledger fits together, 7 entries, but annotation ")
    assert " (ferry-wire) is not as the ledger left it. " in told


@pytest.mark.usefixtures("acts")
def test_a_head_that_was_cut_off_is_told(shell: Shell, refused: Callable[..., str]) -> None:
    head = shell("log", "--verify").stdout[-66:-2]
    forge(shell, "DELETE FROM event WHERE id > 5")
    assert shell("log", "--verify").stdout.startswith("The ledger is whole: 5 entries, head ")
    told = refused("log", "--verify", "--head", head)
    assert f"The ledger fits together, 5 entries, but head {head} is not in it: its end was cut off" in told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--verify", "ferry-wire"], "leave DOCUMENT out"),
        (["--head", "0" * 64], "give --verify too"),
        (["--verify", "--head", "abc"], "64 hexadecimal digits"),
    ],
)
def test_what_cannot_be_verified_is_refused(
    refused: Callable[..., str], options: list[str], told: str
) -> None:
    assert told in refused("log", *options, code=2)


def test_where_a_restored_database_goes_on_from_is_told(shell: Shell, tmp_path: Path) -> None:
    shell("import", CORPORA / "ferry-wire.txt")
    shell("export", tmp_path / "case.jsonl", "--full")
    head = shell("log", "--verify").stdout[-66:-2]
    other = Shell(tmp_path / "other.db")
    other("--as", "ben", "import", tmp_path / "case.jsonl")
    assert other("log").stdout.splitlines()[-1].split("\t")[1:] == [
        *("ben", "restore", "", "", f"goes on from {head}")
    ]
    assert other("log", "--verify", "--head", head).stdout.endswith(
        "Entry 2 has the head that was asked for.\n"
    )
