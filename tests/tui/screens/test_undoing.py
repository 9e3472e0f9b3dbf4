"""Undo and redo: where something changed, as far back as one likes, also tomorrow."""

from annotator.services.workspace import Workspace
from tests.tui.driving import add_sources, add_text, claims, driving, labels


async def test_undo_and_redo_go_where_something_changed(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("f", "a", "j", "j", "o", "g", "u")
        assert (at.current, at.gutter) == (4, "FA······")
        assert "undone: tag" in at.panel
        assert "2/8" in at.title
        await at.press("u", "u")
        assert (at.current, at.gutter) == (0, "········")
        await at.press("U", "U", "U")
        assert (at.current, at.gutter) == (4, "FA··O···")
        assert "done again: tag" in at.panel
    assert labels(workspace, document) == "fa--o---"


async def test_there_is_an_end_to_undo_and_redo(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("u")
        assert "nothing more to be undone" in at.panel
        await at.press("f", "U")
        assert "nothing more to be done again" in at.panel
        assert at.gutter == "F·······"
        await at.press("u", "u")
        assert "nothing more to be undone" in at.panel


async def test_undo_works_across_restarts(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("f", "a", "o", "q")
    async with driving(workspace, document) as at:
        await at.press("u", "u")
        assert (at.current, at.gutter) == (1, "F·······")
        await at.press("q")
    async with driving(workspace, document) as at:
        await at.press("U")
        assert (at.current, at.gutter) == (1, "FA······")
    assert labels(workspace, document) == "fa------"


async def test_after_another_act_nothing_is_done_again(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("f", "u", "a", "U")
        assert "nothing more to be done again" in at.panel
        assert at.gutter == "A·······"


async def test_undo_is_for_the_document_that_is_open(workspace: Workspace) -> None:
    other = add_text(workspace, "Quite another text.", "Other")
    document = add_text(workspace)
    async with driving(workspace, other) as at:
        await at.press("f")
    async with driving(workspace, document) as at:
        await at.press("u")
        assert "nothing more to be undone" in at.panel
    assert labels(workspace, other) == "f"


async def test_every_kind_of_act_is_undone(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        blank = at.lines[:-1]
        await at.press("a", "k", "1", "m", "t", *"note", "enter", "w", *"who", "enter", "s", "enter")
        await at.press("e", "r", "e", *"quote", "enter", "d", "backspace")
        assert at.gutter == "········"
        for act in (
            *("clear", "unlink", "change evidence", "change evidence", "link"),
            *("attribute", "note", "flag", "confidence", "tag"),
        ):
            await at.press("u")
            assert f"undone: {act}" in at.panel
        await at.press("k")
        assert at.lines[:-1] == blank
        assert claims(workspace, document) == [None] * 8
        await at.press(*"U" * 9)
        assert "done again: unlink" in at.panel
        assert "who: who" in at.panel


async def test_a_burst_of_undo(workspace: Workspace) -> None:
    document = add_text(workspace, "Ja. " * 60)
    async with driving(workspace, document) as at:
        await at.burst("f" * 50 + "u" * 30)
        assert at.current == 20
    assert labels(workspace, document) == "f" * 20 + "-" * 40
