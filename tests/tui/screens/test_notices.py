"""Notices: each text once at a time, and how one leaves."""

from collections.abc import Iterator

import pytest

from annotator.domain.errors import StorageError
from annotator.services import annotating
from annotator.services.workspace import Workspace
from annotator.tui.key import rebind
from tests.tui.driving import add_text, driving

FULL = "The disk is full."


@pytest.fixture(autouse=True)
def default_keys() -> Iterator[None]:
    yield
    rebind({})


def refuse(*_args: object, **_kwargs: object) -> None:
    raise StorageError(FULL)


async def test_what_is_still_shown_is_not_shown_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotating, "tag_and_read", refuse)
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(*"fffff")
        assert at.notices == [FULL]
        await at.press("J", "v", "enter", "f")
        assert at.notices == [FULL, "There is no evidence to imply a verdict: press s, r, n or c."]


async def test_what_is_no_longer_shown_is_shown_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotating, "tag_and_read", refuse)
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("f")
        at.app.clear_notifications()
        await at.settled()
        assert at.notices == []
        await at.press("f")
        assert at.notices == [FULL]


async def test_ctrl_c_tells_the_key_that_leaves(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("ctrl+c")
        assert at.notices == ["Press q: Back to the documents, or out of the program."]


async def test_ctrl_c_tells_the_key_that_the_settings_give(workspace: Workspace) -> None:
    rebind({"quit": ("Q",)})
    async with driving(workspace) as at:
        await at.press("ctrl+c", "s", "ctrl+c")
        assert at.notices == [
            "Press Q: Out of the program.",
            "Press q: Back, from a merge or a search first.",
        ]
