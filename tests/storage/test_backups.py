"""Copies: of one moment though others write meanwhile, whole or not there, and only the newest are kept."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from annotator.domain.errors import RefusedError, StorageError
from annotator.domain.events import Act
from annotator.domain.vocabulary import Label
from annotator.services import backup
from annotator.services.annotating import tag, write_note
from annotator.services.backup import back_up, daily_copies
from annotator.services.workspace import Workspace
from annotator.storage import backups, ledger, sqlite
from annotator.storage.opening import open_as_it_is
from tests.services.support import add_document, everything, opened, rows


@pytest.fixture
def worked(workspace: Workspace, database_path: Path) -> Path:
    """A database that holds something, and is open."""
    add_document(workspace, "A long text. " * 30_000)
    return database_path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where the copies go."""
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder / "copy.db"


def write(path: Path, copy: Path, pace: Callable[[], object]) -> None:
    database, _ = open_as_it_is(path)
    with closing(database):
        backups.write(database, copy, pace)


def test_it_is_of_the_moment_at_which_it_began(worked: Path, workspace: Workspace, copy: Path) -> None:
    before = everything(worked)
    steps = 0

    def pace() -> None:
        nonlocal steps
        steps += 1
        add_document(workspace, f"Document {steps}. " * 100)

    write(worked, copy, pace)
    assert steps > 1
    assert len(everything(worked)["document"]) == 1 + steps
    assert everything(copy) == before
    assert rows(copy, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_only_its_owner_may_read_it_and_nothing_else_is_left(worked: Path, copy: Path) -> None:
    told = back_up(str(worked), copy)
    assert list(copy.parent.iterdir()) == [copy]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert (told.path, told.size) == (copy, copy.stat().st_size)
    assert told.rows == {
        "document": 1, "sentence": 30_000, "annotation": 0, "source": 0, "evidence": 0, "event": 1
    }  # fmt: skip


def test_what_ends_it_leaves_the_older_copy(worked: Path, copy: Path) -> None:
    copy.write_text("older")

    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(worked, copy, fail)
    assert [file.read_text() for file in copy.parent.iterdir()] == ["older"]


def test_of_a_damaged_database_no_copy_is_written(
    worked: Path, workspace: Workspace, copy: Path, empty_database: bytes
) -> None:
    workspace.close()
    page = rows(worked, "SELECT rootpage FROM sqlite_schema WHERE name = 'sentence'")[0]["rootpage"]
    data = bytearray(worked.read_bytes())
    data[(page - 1) * 4096 + 3] ^= 0xFF
    worked.write_bytes(data)
    copy.write_bytes(empty_database)
    with pytest.raises(StorageError, match="damaged"):
        back_up(str(worked), copy)
    assert [file.read_bytes() for file in copy.parent.iterdir()] == [empty_database]


def test_a_copy_that_a_disk_spoils_is_none(worked: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = sqlite.sync

    def spoil(path: Path) -> None:
        sync(path)
        if path.suffix == ".part":
            data = bytearray(path.read_bytes())
            data[4096 * 3 : 4096 * 40] = bytes(4096 * 37)
            path.write_bytes(data)

    monkeypatch.setattr(sqlite, "sync", spoil)
    with pytest.raises(StorageError, match="No copy was written"):
        back_up(str(worked), copy)
    assert list(copy.parent.iterdir()) == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from annotator.storage import backups
from annotator.storage.opening import open_as_it_is
database, _ = open_as_it_is(Path(sys.argv[1]))
steps = 0
def pace():
    global steps
    steps += 1
    if steps == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
backups.write(database, Path(sys.argv[2]), pace)
"""


@pytest.mark.parametrize("step", [1, 2])
def test_a_kill_in_its_midst_leaves_the_older_copy(
    worked: Path, copy: Path, empty_database: bytes, step: int
) -> None:
    copy.write_bytes(empty_database)
    before = everything(worked)
    killed = subprocess.run([sys.executable, "-c", _KILLED, worked, copy, str(step)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert copy.read_bytes() == empty_database
    assert everything(worked) == before
    (part,) = (file for file in copy.parent.iterdir() if file != copy)
    assert part.stat().st_mode & 0o777 == 0o600
    back_up(str(worked), copy)
    assert part.exists()  # for all one knows, another program writes it
    os.utime(part, (0, 0))
    back_up(str(worked), copy)
    assert list(copy.parent.iterdir()) == [copy]
    assert everything(copy) == before


def test_parts_of_other_copies_stay(worked: Path, copy: Path) -> None:
    other = copy.with_name(".other.db.0a1b2c3d.part")
    other.touch()
    os.utime(other, (0, 0))
    back_up(str(worked), copy)
    assert other.exists()


def test_a_folder_that_cannot_be_written_to_is_told(worked: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "missing" / "copy.db", Path("/proc/copy.db"), tmp_path / ("n" * 250)):
        with pytest.raises(RefusedError, match="Cannot write"):
            back_up(str(worked), place)


class Days:
    """What day it is, as a test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.number = 1
        monkeypatch.setattr(backup, "today", lambda: f"2030-01-{self.number:02}")


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch)


def note(workspace: Workspace, text: str) -> None:
    """An act."""
    write_note(workspace, add_document(workspace)[0], text)


def work(path: Path, text: str | None, *, keep: int = 7) -> list[str]:
    """Open the database as a command does, and do something or nothing; what is told."""
    told: list[str] = []
    with opened(path) as workspace, daily_copies(workspace, lambda: keep, told.append, on_screen=False):
        if text is not None:
            note(workspace, text)
    return told


def names(path: Path) -> list[str]:
    folder = path.with_name(f"{path.name}.backups")
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_the_last_seven_days_are_kept(database_path: Path, days: Days) -> None:
    for number in range(1, 11):
        days.number = number
        assert work(database_path, f"note {number}") == []
    assert names(database_path) == [f"2030-01-{number:02}.db" for number in range(4, 11)]
    folder = database_path.with_name("annotator.db.backups")
    assert folder.stat().st_mode & 0o777 == 0o700
    for file in folder.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600
        held = rows(file, "SELECT note FROM annotation")
        assert held == [{"note": f"note {int(file.stem[-2:])}"}]


def test_what_else_is_in_the_folder_stays(database_path: Path, days: Days) -> None:
    work(database_path, "first")
    mine = database_path.with_name("annotator.db.backups") / "before-the-trial.db"
    mine.write_text("mine")
    for days.number in range(2, 5):
        work(database_path, f"note {days.number}", keep=1)
    assert names(database_path) == ["2030-01-04.db", mine.name]


def test_it_is_one_a_day(database_path: Path, days: Days) -> None:
    work(database_path, "first")
    work(database_path, "second")
    (copy,) = database_path.with_name("annotator.db.backups").iterdir()
    assert rows(copy, "SELECT note FROM annotation") == [{"note": "first"}]


def test_without_changes_there_is_none(database_path: Path, days: Days) -> None:
    work(database_path, "first")
    days.number = 2
    work(database_path, None)
    assert names(database_path) == ["2030-01-01.db"]
    work(database_path, "second")
    work(database_path, "third")
    days.number = 3
    work(database_path, None)
    assert names(database_path) == ["2030-01-01.db", "2030-01-02.db", "2030-01-03.db"]


def test_who_only_reads_a_database_leaves_nothing_beside_it(
    worked: Path, workspace: Workspace, days: Days
) -> None:
    workspace.close()
    work(worked, None)
    assert list(worked.parent.iterdir()) == [worked]


def test_it_can_be_turned_off(database_path: Path, days: Days) -> None:
    assert work(database_path, "first", keep=0) == []
    assert names(database_path) == []


def test_where_it_cannot_be_written_the_work_goes_on(database_path: Path, days: Days) -> None:
    database_path.with_name("annotator.db.backups").write_text("in the way")
    (told,) = work(database_path, "first")
    assert told.startswith("Today's copy of the database is missing. Cannot write ")
    assert rows(database_path, "SELECT note FROM annotation") == [{"note": "first"}]


def test_a_damaged_database_does_not_drive_out_whole_copies(database_path: Path, days: Days) -> None:
    work(database_path, "first")
    page = rows(database_path, "SELECT rootpage FROM sqlite_schema WHERE name = 'sentence'")[0]["rootpage"]
    data = bytearray(database_path.read_bytes())
    data[(page - 1) * 4096 + 3] ^= 0xFF
    database_path.write_bytes(data)
    for days.number in range(2, 5):
        with opened(database_path) as workspace, workspace.database.write() as transaction:
            ledger.append(transaction, annotator="ana", act=Act.SET_GUIDE)
        (told,) = work(database_path, None, keep=1)
        assert "damaged" in told
    assert names(database_path) == ["2030-01-01.db"]
    assert backups.newest_whole(database_path) is not None


def test_a_copy_that_is_no_more_whole_is_not_the_newest_whole_one(database_path: Path, days: Days) -> None:
    for days.number in range(1, 4):
        work(database_path, f"note {days.number}")
    folder = database_path.with_name("annotator.db.backups")
    (folder / "2030-01-03.db").write_bytes(b"")
    (folder / "2030-01-02.db").write_bytes((folder / "2030-01-02.db").read_bytes()[:20_000])
    assert backups.newest_whole(database_path) == folder / "2030-01-01.db"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "POLL", 0.001)


class Due(Event):
    """Asked how many copies to keep, which happens when one is due; says so to who waits for it."""

    def __call__(self) -> int:
        self.set()
        return 7


@pytest.mark.usefixtures("quick")
def test_while_a_screen_is_shown_it_is_made_after_the_first_act(database_path: Path, days: Days) -> None:
    copies = database_path.with_name("annotator.db.backups")
    told: list[str] = []
    with opened(database_path) as workspace:
        with daily_copies(workspace, lambda: 7, told.append, on_screen=True):
            place = add_document(workspace)[0]
            while not (copies / "2030-01-01.db").exists():
                tag(workspace, place, Label.FACT)
            days.number = 2
            while not (copies / "2030-01-02.db").exists():
                tag(workspace, place, Label.OPINION)
                tag(workspace, place, Label.FACT)
        assert workspace.database.path == database_path
    assert told == []
    assert names(database_path) == ["2030-01-01.db", "2030-01-02.db"]
    assert list(database_path.parent.glob("*-wal")) == []


@pytest.mark.usefixtures("quick")
def test_what_went_wrong_is_told_when_the_screen_is_gone(database_path: Path, days: Days) -> None:
    database_path.with_name("annotator.db.backups").write_text("in the way")
    told: list[str] = []
    due = Due()
    with opened(database_path) as workspace, daily_copies(workspace, due, told.append, on_screen=True):
        note(workspace, "first")
        assert due.wait(10)
        assert told == []
    assert len(told) == 1


@pytest.mark.usefixtures("quick")
def test_leaving_the_screen_waits_no_longer_than_said(
    database_path: Path, days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "PATIENCE", 0.0)
    monkeypatch.setattr(backup, "PAUSE", 60.0)
    due = Due()
    with opened(database_path) as workspace, daily_copies(workspace, due, pytest.fail, on_screen=True):
        note(workspace, "first")
        assert due.wait(10)
    assert names(database_path) == []


def test_two_programs_at_once_write_whole_ones(worked: Path, copy: Path) -> None:
    code = "from pathlib import Path; import sys; from annotator.services.backup import back_up; "
    command = [sys.executable, "-c", code + "back_up(sys.argv[1], Path(sys.argv[2]))", str(worked), str(copy)]
    with subprocess.Popen(command) as first, subprocess.Popen(command) as second:
        pass
    assert (first.returncode, second.returncode) == (0, 0)
    assert list(copy.parent.iterdir()) == [copy]
    assert everything(copy) == everything(worked)


def test_a_copy_can_be_worked_in(worked: Path, copy: Path) -> None:
    back_up(str(worked), copy)
    with opened(copy) as workspace:
        note(workspace, "on")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
