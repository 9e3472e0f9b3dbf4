"""How far the work is, on the screen: labels, verdicts, pace and sources in bars."""

import pytest
from textual.color import Color
from textual.widgets import Static

from annotator.domain.vocabulary import Label
from annotator.services.workspace import Workspace
from annotator.tui.labels import LETTERS, STYLES
from annotator.tui.screens import statistics
from tests.services.support import opened
from tests.tui.driving import Driver, acts, add_sources, add_text, driving
from tests.tui.widgets.showing import colors


def told(at: Driver) -> list[str]:
    """What the dialog tells in the lines in view, without its frame, with single spaces."""
    return [" ".join(line.strip("│").split()) for line in at.lines[1:-2]]


async def test_it_counts_what_was_done_just_now(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(*"xxffa", "s", *"harb", "enter", "p")
        assert at.on == "StatisticsDialog"
        lines = told(at)
        assert lines[0] == "Pier"
        assert lines[1].startswith("Sentences: 8 Open: 3 Tags a minute: ")
        bars = [line.partition("━")[0].strip() for line in lines[3:12]]
        assert bars == [
            "F fact 2",
            "A allegation 1",
            "O opinion 0",
            "x no claim 2",
            "· open 3",
            "",
            "unverified 3",
            "",
            "Harbour report 1",
        ]
        counts = [line.count("━") for line in lines[3:8]]
        assert counts[4] > counts[0] == counts[3] > counts[1] > counts[2] == 0


async def test_it_is_left_without_a_trace(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        before = at.lines
        for closing in ("p", "escape", "q", "enter"):
            await at.press("p", *"faoxu", closing)
            assert at.lines == before
    assert acts(workspace) == []


async def test_all_together_come_first_at_home(workspace: Workspace) -> None:
    add_text(workspace)
    add_text(workspace, "It rained.", "Rain")
    async with driving(workspace) as at:
        await at.press("p")
        assert told(at)[0] == "All 2 documents"
        assert told(at)[1] == "Sentences: 9 Open: 9 Tags a minute: –"
        await at.press(*"j" * 12)
        assert {"Pier", "Rain"} <= set(told(at))
        await at.press("p")
        assert at.on == "HomeScreen"


async def test_where_there_is_but_one_document_there_is_no_sum(workspace: Workspace) -> None:
    add_text(workspace)
    async with driving(workspace) as at:
        await at.press("p")
        assert told(at)[0] == "Pier"
        assert "All" not in at.drawn


async def test_without_documents_it_says_what_to_do(workspace: Workspace) -> None:
    async with driving(workspace) as at:
        await at.press("p")
        assert told(at)[0] == "No documents yet: import a file or a folder first."
        await at.press("q")
        assert at.on == "HomeScreen"


async def test_names_are_drawn_as_they_are(workspace: Workspace) -> None:
    add_sources(workspace, "[red]Log[/red] \u202e[@click=app.quit]x[/]")
    async with driving(workspace, add_text(workspace, title="[b]Pier\u202e[/b]")) as at:
        await at.press("s", *"log", "enter", "p")
        assert told(at)[0] == "[b]Pier⇄[/b]"
        assert any(line.startswith("[red]Log[/red] ⇄[@click=") for line in told(at))


async def test_what_others_did_is_not_counted(workspace: Workspace) -> None:
    document = add_text(workspace)
    with opened(workspace.database.path, "ben") as other:
        async with driving(other, document) as at:
            await at.press(*"fff")
    async with driving(workspace, document) as at:
        await at.press("p")
        assert told(at)[1] == "Sentences: 8 Open: 8 Tags a minute: –"


async def test_of_many_documents_some_are_drawn(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statistics, "_LISTED", 2)
    for number in range(4):
        add_text(workspace, f"It rained {number} times.", f"Rain {number}")
    async with driving(workspace, size=(80, 40)) as at:
        await at.press("p")
        assert [line for line in told(at) if line.startswith(("All", "Rain"))] == [
            "All 4 documents",
            "Rain 0",
        ]
        assert "3 more documents: annotator stats counts all." in told(at)
    monkeypatch.setattr(statistics, "_LISTED", 4)
    async with driving(workspace, size=(80, 80)) as at:
        await at.press("p")
        assert "1 more document: annotator stats counts all." in told(at)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (20, 5)])
async def test_it_fits_any_screen(workspace: Workspace, size: tuple[int, int]) -> None:
    add_sources(workspace, "Report " + "on the harbour " * 9)
    async with driving(workspace, add_text(workspace), size) as at:
        await at.press("f", "s", *"harb", "enter", "p")
        assert at.on == "StatisticsDialog"
        assert all(line.count("│") in {0, 2} for line in at.lines)
        before = at.lines
        await at.resize(100, 30)
        assert any(line.startswith("F fact 1 ━") for line in told(at))
        await at.resize(*size)
        assert at.lines == before


async def test_the_document_that_is_being_read_comes_first(workspace: Workspace) -> None:
    add_text(workspace, "It rained.", "Rain")
    async with driving(workspace, add_text(workspace), (80, 50)) as at:
        await at.press("f", "p")
        names = [line for line in told(at) if line in {"Pier", "Rain", "All 2 documents"}]
        assert names == ["Pier", "All 2 documents", "Rain"]


async def test_the_bars_have_the_colours_of_the_theme(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(*"faxop")
        for theme in ("textual-light", "colour-blind-dark", "textual-dark"):
            at.app.theme = theme
            await at.settled()
            bars = at.app.screen.query_one(Static)
            for label in (Label.FACT, Label.ALLEGATION):
                color, _ = colors(bars, LETTERS[label])
                assert color == Color.parse(at.app.theme_variables[STYLES[label].removeprefix("$")])
