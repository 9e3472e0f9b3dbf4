"""What can be read beside the document: the definitions of the labels, and all keys."""

import pytest

from annotator.services.workspace import Workspace
from annotator.tui.definitions import HARD_CASES, LABELS, QUESTIONS
from annotator.tui.keys import SCREENS
from tests.tui.driving import Driver, acts, add_text, driving


async def read(at: Driver) -> str:
    """All that can be scrolled to, with single spaces."""
    pages = [at.drawn]
    while True:
        await at.press(*"j" * 10)
        if at.drawn == pages[-1]:
            return " ".join(" ".join(pages).replace("│", " ").split())
        pages.append(at.drawn)


async def test_the_definitions_tell_labels_questions_and_hard_cases(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace), (100, 30)) as at:
        await at.press("d")
        assert at.on == "DefinitionsDialog"
        told = await read(at)
        for meaning, example in LABELS.values():
            assert meaning in told
            assert f"“{example}”" in told
        for number, question in enumerate(QUESTIONS, 1):
            assert f"{number}. {question}" in told
        for case, answer in HARD_CASES:
            assert f"{case} → {answer}" in told


async def test_all_keys_are_told(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace), (100, 30)) as at:
        await at.press("?")
        assert at.on == "KeysDialog"
        told = await read(at)
        for screen, keys in SCREENS.items():
            assert screen in told
            for key in keys:
                assert f"{key.caption} {key.help}" in told


async def test_one_scrolls_down_and_up_and_stops_at_the_ends(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("d")
        top = at.drawn
        await at.press("j", "down")
        assert at.drawn != top
        await at.press("k", "up", "k")
        assert at.drawn == top


@pytest.mark.parametrize("opening", ["d", "?"])
@pytest.mark.parametrize("closing", ["escape", "q", "enter", "d", "?"])
async def test_both_are_left_without_a_trace(workspace: Workspace, opening: str, closing: str) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        before = at.lines
        await at.press(opening, *"faoxu", closing)
        assert at.lines == before
    assert acts(workspace) == []


async def test_both_open_from_the_documents_too(workspace: Workspace) -> None:
    add_text(workspace)
    async with driving(workspace) as at:
        for key, dialog in (("d", "DefinitionsDialog"), ("?", "KeysDialog")):
            await at.press(key)
            assert at.on == dialog
            await at.press(key)
            assert at.on == "HomeScreen"
