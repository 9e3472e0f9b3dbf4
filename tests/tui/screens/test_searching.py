"""Search within the document."""

from annotator.services.workspace import Workspace
from tests.tui.driving import add_text, driving


async def test_a_search_goes_from_match_to_match_and_round_the_end(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("j", "j", "/", *"THAT", "enter")
        assert at.current == 3
        assert "match 1 of 2" in at.panel
        places = []
        for key in (".", ".", ".", ",", ","):
            await at.press(key)
            places.append(at.current)
        assert places == [4, 3, 4, 3, 4]


async def test_a_search_begins_at_the_current_sentence(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("j", "j", "j", "j", "/", *"that", "enter")
        assert at.current == 4
        assert "match 2 of 2" in at.panel
        await at.press("j", "/", "enter")
        assert at.current == 3, "round the end"


async def test_two_matches_in_one_sentence_are_two(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace, "One two. A dog, a dog. Three.")) as at:
        await at.press("/", *"dog", "enter")
        assert "match 1 of 2" in at.panel
        await at.press(".")
        assert (at.current, "match 2 of 2" in at.panel) == (1, True)


async def test_what_is_not_there_is_said_and_nothing_moves(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("j", "/", *"zeppelin", "enter")
        assert "not found: zeppelin" in at.panel
        assert at.current == 1
        await at.press(".", ",")
        assert "not found: zeppelin" in at.panel
        assert at.current == 1


async def test_what_is_searched_for_is_text(workspace: Workspace) -> None:
    text = "First. It says [b]this[/b] here. Last."
    async with driving(workspace, add_text(workspace, text)) as at:
        for query in ("[/b]", "[/", "[b]", "[$accent]x", "[@click=app.quit]x[/]"):
            await at.press("g", "/", "ctrl+u", *query, "enter")
            if query in text:
                assert (at.current, "match 1 of 1" in at.panel) == (1, True)
            else:
                assert f"not found: {query}" in at.panel


async def test_the_last_search_stands_there_to_be_changed_or_emptied(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("/", *"crack", "enter", "/")
        assert "crack" in at.lines[-3]
        await at.press("s", "enter")
        assert "match 1 of 2" in at.panel
        await at.press("/", *["backspace"] * 6, "enter")
        assert at.on == "SteppingScreen"
        await at.press(".")
        assert "press / to search" in at.panel


async def test_matches_without_a_search(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(".")
        assert "press / to search" in at.panel


async def test_notes_are_searched_too(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("G", "t", *"ask the board", "enter", "g", "/", *"board", "enter")
        assert at.current == 4
        assert "match 1 of 2" in at.panel
        assert "in a note" not in at.panel
        await at.press(".")
        assert at.current == 7
        assert "match 2 of 2, in a note" in at.panel
        await at.press(",")
        assert at.current == 4


async def test_a_note_of_the_current_sentence_is_found_first(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("j", "j", "t", *"zeppelin", "enter", "/", *"zeppelin", "enter")
        assert (at.current, "match 1 of 1, in a note" in at.panel) == (2, True)


async def test_misspelt_words_are_found_on_demand(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("/")
        assert "~" in at.drawn, "the dialog says how"
        await at.press(*"enginers", "enter")
        assert "not found: enginers" in at.panel
        await at.press("/", "home", "~", "enter")
        assert (at.current, "match 1 of 1" in at.panel) == (3, True)
