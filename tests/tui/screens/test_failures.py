"""What cannot be stored is told in one line; nothing typed is lost, and the key works again afterwards."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from annotator.domain.errors import StorageError
from annotator.domain.events import Act
from annotator.domain.text import counted
from annotator.services import annotating, documents, linking, sources
from annotator.services.workspace import Workspace, open_workspace
from annotator.storage import sqlite
from tests.tui.driving import acts, add_sources, add_text, claims, driving, labels

Failing = Callable[[], AbstractContextManager[None]]

REASONS = {"locked": "is locked by another program", "full": "cannot grow because the disk is full"}


@pytest.fixture(params=REASONS)
def reason(request: pytest.FixtureRequest) -> str:
    """Why nothing can be stored."""
    return str(request.param)


@pytest.fixture
def workspace(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A workspace that does not wait for others."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.02)
    with closing(open_workspace(str(database_path), "ana")) as opened:
        yield opened


@pytest.fixture
def failing(reason: str, workspace: Workspace, database_path: Path) -> Failing:
    """Lets nothing be stored for the length of a block."""

    @contextmanager
    def locked() -> Iterator[None]:
        with closing(sqlite3.connect(database_path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield

    @contextmanager
    def full() -> Iterator[None]:
        with workspace.database.read() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        yield
        with workspace.database.read() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")

    return {"locked": locked, "full": full}[reason]


async def test_a_tag_that_is_not_stored_is_not_shown(
    workspace: Workspace, failing: Failing, reason: str
) -> None:
    document = add_text(workspace, "Ja. " * 150)
    async with driving(workspace, document) as at:
        with failing():
            while not at.notices:
                await at.burst("f" * 5)
            notice, *passed_by = at.notices
            assert REASONS[reason] in notice
            assert "\n" not in notice
        stored = labels(workspace, document).rstrip("-")
        behind = 4 - len(stored) % 5
        assert passed_by == [f"{counted(behind, 'key')} typed before that could be seen did nothing."] * bool(
            behind
        )
        assert at.current == len(stored)
        assert f"{len(stored)}/150" in at.title
        await at.press("a")
    assert labels(workspace, document).rstrip("-") == stored + "a"


@pytest.mark.parametrize("key", ["t", "w", "s"])
async def test_what_was_typed_into_a_dialog_is_kept(
    workspace: Workspace, failing: Failing, reason: str, key: str
) -> None:
    document = add_text(workspace)
    text = "a long story " * 800
    async with driving(workspace, document) as at:
        with failing():
            await at.press(key)
            await at.paste(text)
            await at.press("enter")
            assert at.on in {"FieldsDialog", "FinderDialog"}
            assert REASONS[reason] in at.notices[0]
            assert "a long story" in at.drawn
        assert claims(workspace, document)[0] is None
        await at.press("enter")
        assert at.on == "SteppingScreen"
        assert "a long story" in at.panel
    assert claims(workspace, document)[0] is not None


async def test_the_evidence_list_stays_as_it_is(workspace: Workspace, failing: Failing) -> None:
    add_sources(workspace, "Harbour report")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", "enter", "e", "e")
        await at.paste("a long story " * 800)
        with failing():
            await at.press("enter")
            assert at.on == "FieldsDialog"
            assert len(at.notices) == 1
        await at.press("enter", "r", "escape")
        assert "refutes" in at.panel
        assert "a long story" in at.panel


@pytest.mark.parametrize("keys", [("q",), ("ctrl+q",), ("escape", "q")])
async def test_one_can_always_leave(workspace: Workspace, failing: Failing, keys: tuple[str, ...]) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("f", "j", "j")
        with failing():
            await at.press(*keys)
            assert not at.app.is_running
    async with driving(workspace, document) as at:
        assert at.current in {0, 3}, "at the last act, where the place could not be stored"


def refuse(*_args: object, **_kwargs: object) -> NoReturn:
    raise StorageError("The database cannot be read: check the disk.")


async def test_a_search_of_the_sources_that_fails_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_sources(workspace, "Harbour report")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s")
        with monkeypatch.context() as broken:
            broken.setattr(sources, "offer_sources", refuse)
            await at.press("h")
            assert at.on == "FinderDialog"
            assert at.notices == ["The database cannot be read: check the disk."]
        await at.press("a", "enter")
        assert at.on == "SteppingScreen"
        assert "Harbour report" in at.panel


async def test_a_finder_that_cannot_be_opened_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_sources(workspace, "Harbour report")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        with monkeypatch.context() as broken:
            broken.setattr(sources, "offer_sources", refuse)
            await at.press("s")
            assert at.notices == ["The database cannot be read: check the disk."]
        await at.press("escape", "f")
    assert labels(workspace, document) == "f-------"


async def test_a_document_that_cannot_be_read_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_text(workspace)
    async with driving(workspace) as at:
        with monkeypatch.context() as broken:
            broken.setattr(documents, "open_window", refuse)
            await at.press("enter")
            assert at.on == "HomeScreen"
            assert at.notices == ["The database cannot be read: check the disk."]
        await at.press("enter")
        assert at.on == "SteppingScreen"


async def test_a_list_that_cannot_be_read_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_text(workspace)
    monkeypatch.setattr(documents, "list_documents", refuse)
    async with driving(workspace) as at:
        assert at.on == "HomeScreen"
        assert at.notices == ["The database cannot be read: check the disk."]
        await at.press("q")
        assert not at.app.is_running


async def test_a_whole_that_cannot_be_read_leaves_its_part(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = add_text(workspace, "Ja. " * 1000)
    with monkeypatch.context() as broken:
        broken.setattr(documents, "read_page", refuse)
        async with driving(workspace, document) as at:
            assert set(at.notices) == {"The database cannot be read: check the disk."}
            await at.press("f")
            assert at.gutter.startswith("F·")
            await at.press("q")
            assert not at.app.is_running
    assert labels(workspace, document).startswith("f-")


def break_down(*_args: object, **_kwargs: object) -> NoReturn:
    raise ZeroDivisionError("a bug")


@pytest.mark.parametrize(
    ("service", "name", "keys"),
    [
        (annotating, "tag_and_read", ("f",)),
        (annotating, "write_note", ("t", "x", "enter")),
        (sources, "offer_sources", ("s",)),
        (linking, "link", ("s", "enter")),
        (documents, "leave", ("q",)),
    ],
)
async def test_a_bug_is_not_hidden(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, service: ModuleType, name: str, keys: Sequence[str]
) -> None:
    add_sources(workspace, "Harbour report")
    document = add_text(workspace)
    monkeypatch.setattr(service, name, break_down)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        async with driving(workspace, document) as at:
            await at.press(*keys)
    assert Act.LINK not in acts(workspace)
