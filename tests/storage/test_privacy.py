"""What is kept is its owner's alone, nothing is sent, and no text gets into a name or an error report."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, StatementError

from annotator.domain.vocabulary import Label
from annotator.services.annotating import tag, write_note
from annotator.services.backup import back_up, daily_copies
from annotator.services.linking import link_new, write_evidence
from annotator.services.workspace import Workspace
from annotator.storage.opening import HEAD
from tests.cli.conftest import CORPORA, Shell
from tests.services.support import add_document, opened, source

NAME = "Xanthippe"
TEXT = f"{NAME} met the mayor. {NAME} denies it."


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    """Sets the umask, until the test ends."""
    before = os.umask(0)
    yield os.umask
    os.umask(before)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_only_its_owner_may_read_what_is_written(
    tmp_path: Path, umask: Callable[[int], int], mask: int
) -> None:
    umask(mask)
    path, copy = tmp_path / "new" / "within" / "annotator.db", tmp_path / "copy.db"
    with opened(path) as workspace:
        with daily_copies(workspace, lambda: 7, pytest.fail, on_screen=False):
            tag(workspace, add_document(workspace)[0], Label.FACT)
        back_up(str(path), copy)
        files = [*tmp_path.rglob("*")]
        modes = {file.relative_to(tmp_path).as_posix(): file.stat().st_mode & 0o777 for file in files}
    names = {"annotator.db", "annotator.db-wal", "annotator.db-shm", "annotator.db.backups"}
    assert {"copy.db", *(f"new/within/{name}" for name in names)} < set(modes)
    assert set(modes.values()) == {0o600, 0o700}
    folders = {"new", "new/within", "new/within/annotator.db.backups"}
    assert {name for name, mode in modes.items() if mode == 0o700} == folders


_OLD = """
import sys
from contextlib import closing
from pathlib import Path
from alembic import command
from annotator.services.workspace import open_workspace
from annotator.storage import migrations, sqlite
from annotator.storage.database import Database
path = Path(sys.argv[1])
connection = sqlite.connect(path)
with closing(Database(connection, path)):
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    command.upgrade(migrations.config(connection), "0001")
    sqlite.mark_as_ours(connection)
    connection.commit()
open_workspace(str(path), "ana").close()
"""


def test_only_its_owner_may_read_the_copy_before_a_migration(tmp_path: Path) -> None:
    path = tmp_path / "annotator.db"
    subprocess.run(["sh", "-c", 'umask 0; exec "$@"', "sh", sys.executable, "-c", _OLD, path], check=True)
    assert HEAD != "0001"
    assert path.with_name("annotator.db.0001").stat().st_mode & 0o777 == 0o600


class NoSocket(socket.socket):
    """Cannot be made."""

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        raise AssertionError("something was about to be sent")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes a socket, or asks for an address, fails the test."""
    monkeypatch.setattr(socket, "socket", NoSocket)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, NoSocket)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    page = tmp_path / "in" / "page.html"
    page.parent.mkdir()
    linked = "<link rel='stylesheet' href='https://example.org/a.css'><img src='https://example.org/a.png'>"
    page.write_text(f"<html><head>{linked}<title>A page</title></head><body><p>{TEXT}</p></body></html>")
    return page


SESSION: tuple[tuple[str, ...], ...] = (
    ("import", str(CORPORA)),
    ("sources", "import", str(CORPORA / "sources.csv")),
    ("sources", "add", "--title", "Port log", "--url", "https://example.org/log"),
    ("sources", "list"),
    ("documents",),
    ("check",),
    ("stats",),
    ("log",),
    ("keys",),
    ("settings",),
    ("export", "all.csv"),
    ("export", "all.jsonl", "--full"),
    ("backup", "copy.db"),
    ("doctor",),
)


@pytest.mark.usefixtures("no_network")
def test_nothing_is_sent(
    database_path: Path, tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(database_path)
    monkeypatch.chdir(tmp_path)
    assert shell("import", article).exit_code == 0
    for command in SESSION:
        result = shell(*command)
        assert result.exit_code in {0, 1}
        assert "Traceback" not in result.stderr


def test_no_name_of_a_file_repeats_a_text(
    database_path: Path, tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(database_path)
    monkeypatch.chdir(tmp_path)
    made: set[str] = set()
    is_watched = True

    def audit(event: str, args: tuple[object, ...]) -> None:
        if is_watched and event in {"open", "os.rename", "os.mkdir", "sqlite3.connect"}:
            made.update(map(str, args[:2]))

    sys.addaudithook(audit)
    shell("import", article)
    for command in SESSION:
        shell(*command)
    is_watched = False  # a hook stays for as long as Python runs
    assert any("copy.db" in name for name in made)
    assert any(".backups/" in name for name in made)
    assert not [name for name in made if NAME in name or "mayor" in name]


def fail(workspace: Workspace, what: str) -> None:
    """Something that must never happen happens while a text is stored."""
    place = add_document(workspace, TEXT)[0]
    if what == "annotation":
        with workspace.database.write() as transaction:
            transaction.exec_driver_sql("DROP TABLE event")
        write_note(workspace, place, NAME)
    elif what == "document":
        with workspace.database.write() as transaction:
            transaction.exec_driver_sql("DROP TABLE sentence")
        add_document(workspace, TEXT + " Again.")
    else:
        claim = link_new(workspace, place, source("Log"))
        uid = claim.links[0].evidence.uid
        with workspace.database.write() as transaction:
            transaction.exec_driver_sql("DROP TABLE source_text")
        write_evidence(workspace, place, uid, quote=NAME, locator=NAME, note=NAME)


@pytest.mark.parametrize("what", ["annotation", "document", "evidence"])
def test_the_report_of_a_bug_repeats_no_text(
    workspace: Workspace, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises((DBAPIError, StatementError)) as caught:
        fail(workspace, what)
    sys.excepthook(caught.type, caught.value, caught.tb)
    report = capsys.readouterr().err
    assert "Traceback" in report
    assert NAME not in report
