"""What was acknowledged is on disk; what cannot be written is told, and leaves the database as it was."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy.exc import IntegrityError

from annotator.domain.errors import StorageError
from annotator.domain.vocabulary import Label
from annotator.services.annotating import tag, write_note
from annotator.services.documents import list_documents
from annotator.services.workspace import Workspace
from tests.services.support import ANNOTATIONS, EVIDENCE, add_document, everything, opened, rows

_DIE = """
import os, sys
from annotator.domain.documents import Metadata, Span
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import tag
from annotator.services.importing import import_stream
from annotator.services.linking import link_new
from annotator.services.undoing import undo
from annotator.services.workspace import open_workspace
workspace = open_workspace(sys.argv[1], "ana")
document = import_stream(workspace, b"It rained. It poured.", Metadata()).document
first, second = Place(document.id, Span(0, 10)), Place(document.id, Span(11, 21))
tag(workspace, first, Label.FACT)
tag(workspace, second, Label.FACT)
undo(workspace, document.id)
link_new(workspace, first, Source("s1", title="Log"))
os._exit(9)
"""


def test_a_kill_right_after_an_act_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "annotator.db"
    assert subprocess.run([sys.executable, "-c", _DIE, str(path)], check=False).returncode == 9
    assert [(row["start"], row["label"]) for row in rows(path, ANNOTATIONS)] == [(0, "fact")]
    assert [row["source_uid"] for row in rows(path, EVIDENCE)] == ["s1"]
    with opened(path) as workspace:
        assert list_documents(workspace)[0].tagged == 1


def test_a_full_disk_is_told_and_leaves_the_database_as_it_was(
    workspace: Workspace, database_path: Path
) -> None:
    place = add_document(workspace)[0]
    with workspace.database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    before = everything(database_path)
    with pytest.raises(StorageError, match="the disk is full: free some space") as caught:
        add_document(workspace, "A long text. " * 1000)
    assert "\n" not in str(caught.value)
    with pytest.raises(StorageError, match="the disk is full"):
        write_note(workspace, place, "long " * 10_000)
    assert everything(database_path) == before
    with workspace.database.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert tag(workspace, place, Label.FACT) is not None


_READ_ONLY = """
import os, sys
from pathlib import Path
from annotator.domain.documents import Metadata, Span
from annotator.domain.errors import StorageError
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import tag
from annotator.services.documents import list_documents
from annotator.services.importing import import_stream
from annotator.services.workspace import open_workspace
path = Path(sys.argv[1])
workspace = open_workspace(str(path), "ana")
import_stream(workspace, b"It rained.", Metadata())
workspace.close()
for file, mode in ((path, int(sys.argv[2], 8)), (path.parent, int(sys.argv[3], 8))):
    file.chmod(mode)
    os.chown(file, 65534, 65534) if os.geteuid() == 0 else None
os.setuid(65534) if os.geteuid() == 0 else None  # no file is read-only to root
try:
    workspace = open_workspace(str(path), "ana")
    print(len(list_documents(workspace)))
    tag(workspace, Place(1, Span(0, 10)), Label.FACT)
except StorageError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("file", "folder", "told"),
    [
        ("400", "700", ["cannot be written to: check its permissions and those of its folder."]),
        ("600", "500", ["cannot be written to: check its permissions and those of its folder."]),
        ("000", "700", ["cannot be written to: check its permissions and those of its folder."]),
        ("600", "000", ["cannot be made (Permission denied): name another file with --db."]),
    ],
)
def test_a_read_only_database_is_told(file: str, folder: str, told: list[str]) -> None:
    with TemporaryDirectory() as outer:
        Path(outer).chmod(0o711)  # so that another user can get there
        inner = Path(outer) / "inner"
        inner.mkdir()
        command = [sys.executable, "-c", _READ_ONLY, str(inner / "annotator.db"), file, folder]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        inner.chmod(0o700)
    lines = done.stdout.splitlines()
    assert [line.removeprefix(f"The database {inner}/annotator.db ") for line in lines] == told


def test_no_row_is_an_orphan(workspace: Workspace) -> None:
    with pytest.raises(IntegrityError), workspace.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO sentence VALUES (99, 0, 1, 1)")


def _fail_halfway(workspace: Workspace) -> None:
    with workspace.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO program VALUES ('9.9')")
        raise ZeroDivisionError


def test_an_exception_takes_the_whole_transaction_back(workspace: Workspace, database_path: Path) -> None:
    before = everything(database_path)
    with pytest.raises(ZeroDivisionError):
        _fail_halfway(workspace)
    assert everything(database_path) == before
    add_document(workspace)
