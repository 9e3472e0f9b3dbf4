"""Getting about in a document, and coming back to where one was."""

import pytest

from annotator.services.workspace import Workspace
from tests.tui.driving import add_text, driving

LONG = "\n\n".join(" ".join(f"Sentence {5 * p + s} is here." for s in range(5)) for p in range(40))
"""Two hundred sentences in forty paragraphs."""


async def test_steps_stop_at_both_ends(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("k", "up")
        assert at.current == 0
        await at.press("j", "down", "j")
        assert at.current == 3
        await at.press(*"j" * 9)
        assert at.current == 7
        assert "Sentence 8 of 8" in at.panel


async def test_first_and_last(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace, LONG)) as at:
        for last, first in (("G", "g"), ("end", "home")):
            await at.press(last)
            assert at.current == 199
            assert "Sentence 199 is here." in at.drawn
            await at.press(first)
            assert at.current == 0
            assert "Sentence 0 is here." in at.drawn


async def test_pages_go_on_by_what_is_in_view(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace, LONG)) as at:
        seen = [at.current]
        while at.current < 199:
            await at.press("pagedown")
            assert seen[-1] < at.current <= seen[-1] + 50
            seen.append(at.current)
        assert len(seen) > 5
        await at.press("pageup")
        assert at.current < 199
        await at.press(*["pageup"] * len(seen))
        assert at.current == 0
        await at.press("space")
        assert at.current == seen[1]


async def test_the_next_open_sentence_is_found_round_the_end(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("f", "f", "j", "f", "g")
        found = []
        for _ in range(6):
            await at.press("n")
            found.append(at.current)
        assert found == [2, 4, 5, 6, 7, 2]
        for _ in range(2):
            await at.press("N")
            found.append(at.current)
        assert found[6:] == [7, 6]


async def test_when_all_is_tagged_no_sentence_is_open(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(*"f" * 7, "k", "n")
        assert at.current == 7, "the last one left"
        await at.press("f", "k", "n")
        assert at.current == 6
        assert "all tagged" in at.panel
        assert "8/8 100 %" in at.title
        await at.press("N")
        assert at.current == 6


async def test_a_flag_a_note_or_a_source_leaves_a_sentence_open(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("j", "m", "k", "n")
        assert at.current == 1


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_it_resumes_where_one_left(workspace: Workspace, key: str) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("j", "f", "j", "j", key)
    async with driving(workspace, document) as at:
        assert at.current == 4
        assert "Sentence 5 of 8" in at.panel
        assert at.gutter == "·F······"


async def test_it_resumes_at_the_last_act_when_the_program_was_killed(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("G", "q")
    async with driving(workspace, document) as at:
        await at.press("g", "j", "f", "j", "j")
    async with driving(workspace, document) as at:
        assert at.current == 1


async def test_from_the_documents_it_resumes_as_well(workspace: Workspace) -> None:
    add_text(workspace)
    async with driving(workspace) as at:
        await at.press("enter", "j", "j", "j", "q", "enter")
        assert at.current == 3
        await at.press("G", "ctrl+q")
    async with driving(workspace) as at:
        await at.press("enter")
        assert at.current == 7
