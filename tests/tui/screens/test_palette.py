"""The command palette lists what the keys of the screen do, and does it."""

import pytest
from textual.widgets import OptionList

from annotator.services.workspace import Workspace
from annotator.tui.key import Key
from annotator.tui.keys import HOME, STEPPING
from tests.tui.driving import Driver, add_sources, add_text, driving, labels


def listed(at: Driver) -> str:
    """All that the palette lists, in view or not."""
    options = at.app.screen.query_one(OptionList).options
    return "\n".join(str(option.prompt) for option in options)


def title(key: Key) -> str:
    return key.words[0].upper() + key.words[1:]


async def test_it_lists_the_keys_of_a_document(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("ctrl+p")
        assert at.on == "CommandPalette"
        for key in STEPPING:
            assert title(key) in listed(at)
            assert f"{key.help} ({key.caption})" in listed(at)


async def test_it_lists_the_keys_of_the_documents(workspace: Workspace) -> None:
    add_text(workspace)
    async with driving(workspace) as at:
        await at.press("ctrl+p")
        for key in HOME:
            assert f"{key.help} ({key.caption})" in listed(at)


@pytest.mark.parametrize(
    ("typed", "tagged"), [("opinion", "o-------"), ("no claim", "x-------"), ("fact", "f-------")]
)
async def test_it_does_what_the_key_does(workspace: Workspace, typed: str, tagged: str) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("ctrl+p", *typed, "enter")
        assert at.on == "SteppingScreen"
        assert at.current == 1
        await at.press("m")
        assert at.gutter[1:3] == "·!"
    assert labels(workspace, document) == tagged


async def test_it_opens_dialogs(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("ctrl+p", *"source", "enter")
        assert at.on == "FinderDialog"
        await at.press(*"harb", "enter")
        assert "supports Harbour report" in at.panel


async def test_it_is_left_without_a_trace(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        before = at.lines
        await at.press("ctrl+p", *"fao", "escape")
        assert at.lines == before


async def test_it_is_for_the_dialog_that_is_open(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("t", *"kept", "ctrl+p")
        assert "Save and close (Enter)" in listed(at)
        assert "Tag as fact" not in listed(at)
        await at.press("escape", "enter")
        assert "note: kept" in at.panel


async def test_it_changes_the_theme(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("ctrl+p", *"theme", "enter", *"textual-light", "enter")
        assert at.app.theme == "textual-light"
        assert at.on == "SteppingScreen"
        await at.press("f")
        assert at.gutter == "F·······"


@pytest.mark.parametrize("key", ["pageup", "pagedown", "ctrl+pageup", "home", "end"])
@pytest.mark.parametrize("typed", ["", "no such thing"])
async def test_keys_that_scroll_what_does_not_scroll_do_nothing(
    workspace: Workspace, key: str, typed: str
) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("ctrl+p", *typed, key)
        assert at.on == "CommandPalette"


@pytest.mark.parametrize(
    "typed", ["\x10\x1b[5~", "\x10no such\x1b[6~", "\x10fact\r\r\r", "\x10\x1b[B\r\r\x1b\x1b"]
)
async def test_keys_in_a_burst_do_no_harm(workspace: Workspace, typed: str) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.burst(typed)
        assert at.app.is_running
        await at.press("escape", "escape")
        assert at.on == "SteppingScreen"


async def test_enter_again_does_it_no_second_time(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst("\x10fact\r\r\r")
    assert labels(workspace, document) == "f-------"
