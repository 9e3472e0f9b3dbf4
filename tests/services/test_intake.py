"""Whatever a path names is imported: each file by itself, and why some are not."""

from collections import Counter
from pathlib import Path

import pytest

from annotator.domain.documents import Metadata
from annotator.domain.errors import NotFoundError, StorageError, UnreadableError, UsageError
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import Label
from annotator.services.annotating import tag
from annotator.services.documents import list_documents
from annotator.services.exporting import export
from annotator.services.importing import Imported
from annotator.services.intake import take_in_all
from annotator.services.workspace import Workspace
from tests.services.support import add_document, opened


def test_of_a_folder_what_can_be_read_is_imported(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("The dam broke.")
    (folder / "b.txt").write_bytes(b" \n")
    (folder / "c.md").write_text("# Title\n\nThe dam broke again.")
    first, second, third = take_in_all(workspace, folder, Metadata())
    assert isinstance(first, Imported)
    assert isinstance(second, UnreadableError)
    assert isinstance(third, Imported)
    assert len(list_documents(workspace)) == 2


def test_an_export_is_restored(workspace: Workspace, empty_file: Path, tmp_path: Path) -> None:
    tag(workspace, add_document(workspace)[0], Label.FACT)
    export(workspace, tmp_path / "all.JSONL", Selection(), full=True)
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_bytes(empty_file.read_bytes())
    with opened(elsewhere) as other:
        assert take_in_all(other, tmp_path / "all.JSONL", Metadata()) == [Counter(documents=1, annotations=1)]
        assert list_documents(other)[0].tagged == 1


def test_what_is_not_there_is_an_outcome(workspace: Workspace, tmp_path: Path) -> None:
    (outcome,) = take_in_all(workspace, tmp_path / "missing.txt", Metadata())
    assert isinstance(outcome, NotFoundError)


def test_a_database_that_fails_ends_it(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise StorageError("The disk is full.")

    (tmp_path / "a.txt").write_text("The dam broke.")
    monkeypatch.setattr("annotator.storage.ledger.append", fails)
    with pytest.raises(StorageError):
        take_in_all(workspace, tmp_path / "a.txt", Metadata())


def test_a_path_may_begin_at_home(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.txt").write_text("The dam broke.")
    (outcome,) = take_in_all(workspace, Path("~/a.txt"), Metadata())
    assert isinstance(outcome, Imported)
    assert export(workspace, Path("~/case.csv"), Selection()) == 0
    assert (tmp_path / "case.csv").exists()


def test_the_home_of_nobody_is_told(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="nobody's home folder"):
        take_in_all(workspace, Path("~nobody-of-this-name/a.txt"), Metadata())
    with pytest.raises(UsageError, match="nobody's home folder"):
        export(workspace, Path("~nobody-of-this-name/a.csv"), Selection())
