"""Which database a name stands for."""

from pathlib import Path

import pytest

from annotator.domain.errors import StorageError, UsageError
from annotator.services.documents import list_documents
from annotator.services.workspace import open_workspace
from tests.services.support import add_document, opened


@pytest.mark.parametrize(
    "name", ["new.db", "new/folder/new.db", ":memory:", "sqlite:///new.db", "a b%20?x=#y.db"]
)
def test_what_is_done_is_in_the_file_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for expected in (0, 1):
        workspace = open_workspace(name, "ana")
        assert len(list_documents(workspace)) == expected
        add_document(workspace)
        workspace.close()
    assert (tmp_path / name.removeprefix("sqlite:///")).stat().st_size > 0


def test_an_absolute_url_and_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with opened(Path("~/home.db")) as workspace:
        add_document(workspace)
    reopened = open_workspace(f"sqlite:///{tmp_path}/home.db", "ana")
    assert len(list_documents(reopened)) == 1
    reopened.close()


def test_what_names_no_database_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="postgresql"):
        open_workspace("postgresql://localhost/claims", "ana")
    with pytest.raises(UsageError, match="nobody's home"):
        open_workspace("~nobody-of-this-name/a.db", "ana")
    for name in ("", ".", "a" * 300, "/dev/null/a.db"):
        with pytest.raises(StorageError) as caught:
            open_workspace(name, "ana")
        assert len(str(caught.value).splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
