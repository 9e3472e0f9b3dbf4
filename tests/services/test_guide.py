"""The project's own guideline in the database."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import NotFoundError, UnreadableError
from annotator.domain.events import Act
from annotator.domain.guide import Guide
from annotator.services.guide import LIMIT, guide, remove_guide, set_guide
from annotator.services.log import read_log
from annotator.services.workspace import Workspace, open_workspace
from tests.services.support import new_folder

TEXT = "# House rules\r\n\r\n- *Ministers* speak for their ministry.\n\x1b[2J\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rules.md"
    path.write_bytes(TEXT.encode())
    return path


def acts(workspace: Workspace) -> list[Act]:
    return [entry.event.act for entry in read_log(workspace)]


def test_there_is_none_until_one_is_set(workspace: Workspace) -> None:
    assert guide(workspace) is None


def test_it_is_kept_as_it_was_read(workspace: Workspace, database_path: Path, file: Path) -> None:
    assert set_guide(workspace, file) == Guide("rules.md", TEXT)
    with closing(open_workspace(str(database_path), "ben")) as other:
        assert guide(other) == Guide("rules.md", TEXT)


def test_a_new_one_takes_its_place(workspace: Workspace, file: Path, tmp_path: Path) -> None:
    set_guide(workspace, file)
    other = tmp_path / "other.md"
    other.write_text("Ask.", "utf-8")
    set_guide(workspace, other)
    assert guide(workspace) == Guide("other.md", "Ask.")
    assert acts(workspace) == [Act.SET_GUIDE] * 2


def test_the_same_one_again_is_no_act(workspace: Workspace, file: Path) -> None:
    set_guide(workspace, file)
    set_guide(workspace, file)
    assert acts(workspace) == [Act.SET_GUIDE]


def test_it_can_be_taken_away_once(workspace: Workspace, file: Path) -> None:
    set_guide(workspace, file)
    assert remove_guide(workspace).name == "rules.md"
    assert guide(workspace) is None
    with pytest.raises(NotFoundError, match="annotator guide set FILE"):
        remove_guide(workspace)
    assert acts(workspace) == [Act.SET_GUIDE] * 2


def test_other_encodings_are_read(workspace: Workspace, file: Path) -> None:
    file.write_bytes("Größe zählt".encode("utf-16"))
    assert set_guide(workspace, file).text == "Größe zählt"


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"a\0b" * 99, b"x" * (LIMIT + 1), bytes(range(256)) * 9])
def test_what_is_no_guideline_is_refused_and_the_old_one_stays(
    workspace: Workspace, file: Path, data: bytes
) -> None:
    set_guide(workspace, file)
    file.write_bytes(data)
    with pytest.raises(UnreadableError, match=r"rules\.md: "):
        set_guide(workspace, file)
    assert guide(workspace) == Guide("rules.md", TEXT)


def test_one_of_a_megabyte_is_kept(workspace: Workspace, file: Path) -> None:
    file.write_bytes(b"x" * LIMIT)
    set_guide(workspace, file)
    assert guide(workspace) == Guide("rules.md", "x" * LIMIT)


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip))
def test_any_text_is_kept(empty_file: Path, text: str) -> None:
    with new_folder(empty_file) as folder:
        (folder / "g.md").write_bytes(text.encode())
        with closing(open_workspace(str(folder / "annotator.db"), "ana")) as workspace:
            set_guide(workspace, folder / "g.md")
            assert guide(workspace) == Guide("g.md", text.removeprefix("\ufeff"))
