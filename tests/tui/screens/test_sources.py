"""The source library on the screen: searched, changed, merged, deleted."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Reliability, SourceKind
from annotator.services import linking
from annotator.services.acting import Place
from annotator.services.browsing import PAGE
from annotator.services.documents import open_whole
from annotator.services.library import change_source, find_source, look_up
from annotator.services.sources import add_source, list_sources
from annotator.services.workspace import Workspace
from annotator.tui.app import AnnotatorApp
from annotator.tui.screens.sources import SourcesScreen
from annotator.tui.text import visible
from tests.tui.driving import Driver, add_sources, add_text, driving

TITLES = ("Budget of the town", "Inspection report", "Pier report")


@pytest.fixture
def stocked(workspace: Workspace) -> Workspace:
    """A library of three sources, of which the second has every field."""
    add_source(workspace, Source(new_uid(), TITLES[0], None, "Torvia", "2024", kind=SourceKind.LEGAL))
    more = ("J. Wren", "Board", "2023-05-02", "https://board.example/pier", Reliability.B, "By post")
    add_source(
        workspace,
        Source(new_uid(), TITLES[1], *more, SourceKind.REPORT, "https://archive.example/pier", "2024-01-05"),
        "The pier has cracks.",
    )
    add_source(workspace, Source(new_uid(), TITLES[2]))
    return workspace


def link(workspace: Workspace, title: str, count: int) -> None:
    """Link the first sentences of a document to a source."""
    document = add_text(workspace)
    for span in open_whole(workspace, document).excerpt.spans[:count]:
        linking.link(workspace, Place(document.id, span), find_source(workspace, title).uid)


def listed(at: Driver) -> list[str]:
    """The lines of the list, with single spaces."""
    lines = [" ".join(line.split()) for line in at.lines[2:]]
    end = next(n for n, line in enumerate(lines) if line.startswith("──"))
    return [line for line in lines[:end] if line]


def titles(workspace: Workspace) -> list[str]:
    return [source.name for source in list_sources(workspace)]


async def test_the_library_is_listed_by_title(stocked: Workspace) -> None:
    link(stocked, "Pier report", 2)
    async with driving(stocked) as at:
        await at.press("s")
        assert at.on == "SourcesScreen"
        assert at.title == "Sources: 3"
        assert listed(at) == [
            "- Budget of the town legal d… Torvia 2024",
            "B Inspection report report Board 2023-05-02",
            "- Pier report 2 links",
        ]
        await at.press("q")
        assert at.on == "HomeScreen"


async def test_all_is_told_of_the_marked_source(stocked: Workspace) -> None:
    pier = find_source(stocked, "Pier report")
    change_source(stocked, replace(pier, derived_from=find_source(stocked, "Inspection report").uid))
    link(stocked, "Inspection report", 2)
    async with driving(stocked) as at:
        await at.press("s", "j")
        for told in (
            "by: J. Wren, Board, 2023-05-02",
            "kind: report   grade: B usually reliable",
            "url: https://board.example/pier",
            "archive: https://archive.example/pier",
            "accessed: 2024-01-05",
            "others derived from it: Pier report",
            "linked in: Pier (2)",
            "text: 20 characters",
            "note: By post",
        ):
            assert told in at.drawn
        await at.press("down")
        assert "derived from: Inspection report" in at.drawn
        assert "text: none, t gives it one" in at.drawn
        await at.press("j")
        assert "linked in: no document" in at.drawn, "round the end"


async def test_an_empty_library_says_what_to_do(workspace: Workspace) -> None:
    async with driving(workspace) as at:
        await at.press("s")
        assert "annotator sources import library.bib" in at.drawn
        await at.press("enter", "j", "x", "d", "t", "A", "pagedown", "e")
        assert (at.on, at.notices) == ("SourcesScreen", [])
        await at.press("n", *"Diary", "enter")
        assert "import library.bib" not in at.drawn
        assert listed(at)[0].startswith("- Diary")


async def test_what_is_typed_is_searched_and_letters_are_letters(stocked: Workspace) -> None:
    async with driving(stocked) as at:
        await at.press("s", "/", *"report")
        assert len(listed(at)) == 2
        await at.press(*" nexadq", *["backspace"] * 7, "down", "j", "e")
        assert at.on == "FieldsDialog"
        await at.press("escape", "escape")
        assert (at.on, len(listed(at))) == ("SourcesScreen", 3), "the first Escape ends the search"
        await at.press("/", *"zzz", "enter")
        assert "nothing like that is in the library" in at.drawn
        await at.press("/", "escape", "escape")
        assert at.on == "HomeScreen"
    assert titles(stocked) == list(TITLES)


async def test_the_palette_works_while_something_is_typed(stocked: Workspace) -> None:
    async with driving(stocked) as at:
        await at.press("s", "/", *"inspec", "ctrl+p", *"delete")
        await at.app.workers.wait_for_complete()
        await at.press("enter")
        assert at.on == "ConfirmDialog"
        assert "Inspection report is taken out of the library." in at.drawn


async def test_a_burst_from_the_search_on(stocked: Workspace) -> None:
    async with driving(stocked) as at:
        await at.burst("s/inspec\rCe")
        assert at.on == "FieldsDialog"
        await at.burst("!\rq/budget\rD")
        assert "grade: D not usually reliable" in at.drawn
    graded = {source.title: source.reliability for source in list_sources(stocked)}
    assert graded == {"Inspection report!": "C", "Budget of the town": "D", "Pier report": None}


async def test_fields_are_changed_emptied_and_refused(stocked: Workspace) -> None:
    async with driving(stocked) as at:
        await at.press("s", "j", "enter", *"!", "tab", "ctrl+u", *"novel", "enter")
        assert at.on == "FieldsDialog"
        assert "'novel' is no kind of source: type article, report" in " ".join(at.notices[0].split())
        await at.press("ctrl+u", *"Book", *["tab"] * 8, *"pier REPORT", "tab", "ctrl+u", "enter")
        assert at.on == "SourcesScreen"
        assert "derived from: Pier report" in at.drawn
    source = find_source(stocked, "Inspection report!")
    assert (source.kind, source.note, source.author) == (SourceKind.BOOK, None, "J. Wren")
    assert look_up(stocked, source.uid).characters == 20


async def test_leaving_the_fields_changes_nothing(stocked: Workspace) -> None:
    before = list(list_sources(stocked))
    async with driving(stocked) as at:
        await at.press("s", "e", *"more", "escape", "e", "enter")
        assert at.on == "SourcesScreen"
    assert list(list_sources(stocked)) == before


async def test_a_text_is_read_from_a_file(stocked: Workspace, tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text("The pier is closed.", "utf-8")
    async with driving(stocked) as at:
        await at.press("s", "t", "enter")
        assert at.notices
        await at.paste(str(tmp_path / "missing.txt"))
        await at.press("enter")
        assert (at.on, len(at.notices)) == ("FieldsDialog", 2)
        await at.press("ctrl+u")
        await at.paste(str(tmp_path / "pier.txt"))
        await at.press("enter")
        assert "text: 19 characters" in at.drawn


async def test_a_merge_is_confirmed_and_done(stocked: Workspace) -> None:
    add_sources(stocked, "Pier report!")
    link(stocked, "Pier report", 2)
    async with driving(stocked) as at:
        await at.press("s", *"jj", "x")
        assert "Choose what to merge into" in at.title
        assert listed(at)[0] == "alike: - Pier report!"
        assert not any(line.startswith("- Pier report ") for line in listed(at))
        await at.press("enter")
        assert at.on == "ConfirmDialog"
        assert "Pier report (2 links) becomes Pier report! (no links)." in at.drawn
        await at.press("n")
        assert (at.on, len(titles(stocked))) == ("SourcesScreen", 4)
        await at.press("enter", "y")
        assert at.title == "Sources: 3"
        assert "linked in: Pier (2)" in at.drawn
    assert titles(stocked) == [*TITLES[:2], "Pier report!"]


@pytest.mark.parametrize("key", ["x", "escape", "q"])
async def test_a_merge_is_left(stocked: Workspace, key: str) -> None:
    async with driving(stocked) as at:
        await at.press("s", "x", "/", *"pier", "enter", key)
        assert at.title == "Sources: 3"
        await at.press("enter")
        assert at.on == "FieldsDialog"
    assert titles(stocked) == list(TITLES)


async def test_a_merge_that_cannot_be_is_told(stocked: Workspace) -> None:
    add_source(stocked, Source(new_uid(), "Another report"), "Another text.")
    async with driving(stocked) as at:
        await at.press("s", "x", "/", *"inspec", "enter", "enter", "y")
        assert at.on == "ConfirmDialog"
        assert "Both sources have a text" in at.notices[0]
        await at.press("escape")
        assert at.on == "SourcesScreen"
    assert len(titles(stocked)) == 4


async def test_a_delete_is_confirmed_and_names_what_is_lost(stocked: Workspace) -> None:
    link(stocked, "Pier report", 1)
    async with driving(stocked) as at:
        await at.press("s", "j", "d")
        assert at.on == "ConfirmDialog"
        assert "Its text of 20 characters is lost." in at.drawn
        await at.press("escape")
        assert len(titles(stocked)) == 3
        await at.press("d", "y")
        assert titles(stocked) == [TITLES[0], TITLES[2]]
        await at.press("d")
        assert at.on == "SourcesScreen"
        assert "Pier report is linked in Pier (1)" in at.notices[0]


async def test_a_long_library_comes_by_pages(workspace: Workspace) -> None:
    add_sources(workspace, *(f"Report {number:03}" for number in range(PAGE + 3)))
    async with driving(workspace) as at:
        await at.press("s")
        assert "3 more: j goes on to them" in at.drawn
        await at.press("k")
        assert "Report 199" in at.drawn
        await at.press("pagedown")
        assert "Report 200" in listed(at)[0]
        await at.press("k")
        assert "Report 199" in at.drawn
        await at.press("j", "e", *"x", "enter", "j", "j", "d", "y", "d", "y", "d", "y")
        assert "Report 199" in at.drawn, "the page before, when nothing is left of this one"
    assert len(titles(workspace)) == PAGE


def graded(workspace: Workspace) -> dict[str, str | None]:
    """The grades of the sources that have one, by name."""
    return {source.name: source.reliability for source in list_sources(workspace) if source.reliability}


async def test_a_new_source_is_marked_on_whatever_page_it_comes(workspace: Workspace) -> None:
    add_sources(workspace, *(f"Report {number:04}" for number in range(3 * PAGE)))
    async with driving(workspace) as at:
        await at.press("s", "n", *"Report 0450b", "enter", "A")
        assert "Report 0450b" in at.drawn
        await at.press("k")
        assert "Report 0450" in at.drawn
    assert graded(workspace) == {"Report 0450b": Reliability.A}


async def test_a_source_that_moves_to_another_page_stays_marked(workspace: Workspace) -> None:
    add_sources(workspace, *(f"Report {number:03}" for number in range(PAGE + 3)))
    async with driving(workspace) as at:
        await at.press("s", "e", "ctrl+u", *"Zoning plan", "enter", "B")
        assert "Zoning plan" in at.drawn
    assert graded(workspace) == {"Zoning plan": Reliability.B}


async def test_what_is_new_or_changed_is_marked_though_it_is_not_what_was_searched_for(
    stocked: Workspace,
) -> None:
    async with driving(stocked) as at:
        await at.press("s", "/", *"report", "enter", "n", *"Diary", "enter", "A")
        assert (at.title, len(listed(at))) == ("Sources: 4", 4)
        await at.press("/", *"budget", "enter", "e", "ctrl+u", *"Accounts", "enter", "C")
        assert at.title == "Sources: 4"
    assert graded(stocked) == {"Accounts": "C", "Diary": "A", "Inspection report": "B"}


async def test_a_source_that_goes_meanwhile_leaves_none_marked(stocked: Workspace) -> None:
    async with driving(stocked) as at:
        await at.press("s")
        screen = at.app.screen
        assert isinstance(screen, SourcesScreen)
        await screen.show_all("nowhere")
        await at.press("A", "t", "e", "d", "x")
        await at.resize(90, 30)
        assert (at.on, at.title) == ("SourcesScreen", "Sources: 3")
        await at.press("k", "e")
        assert at.on == "FieldsDialog"
    assert graded(stocked) == {"Inspection report": "B"}


async def test_the_heading_counts_what_was_found(stocked: Workspace) -> None:
    async with driving(stocked) as at:
        await at.press("s", "/", *"report")
        assert at.title == "Sources: 2 of 3"
        await at.press("escape")
        assert at.title == "Sources: 3"


async def test_while_merging_the_footer_tells_what_enter_does(stocked: Workspace) -> None:
    async with driving(stocked) as at:
        await at.press("s")
        before = at.lines[-1]
        assert "Enter e edit" in before
        await at.press("j", "x")
        assert at.lines[-1].strip().startswith("Enter merge into this one  Esc leave unchanged")
        assert "edit" not in at.lines[-1]
        await at.press("/")
        assert "to the list" in at.lines[-1]
        await at.press("enter", "escape")
        assert at.lines[-1] == before
        await at.press("C")
    assert graded(stocked) == {"Inspection report": "C"}, "the one that was not merged is marked again"


@pytest.mark.parametrize(
    "bad",
    [
        "[b]x[/b] [@click=app.quit]y[/] [/ [$error] \\[z]",
        "a\x1b[31mb\x1b]52;c;aGk=\x07c\x9b2Jd",
        "\u202eabc\u200b",
    ],
)
async def test_text_is_drawn_as_it_stands(workspace: Workspace, tmp_path: Path, bad: str) -> None:
    source = Source(new_uid(), bad, publisher=bad, note=bad, url="https://example.org/")
    add_source(workspace, source)
    stored = look_up(workspace, source.uid).source
    async with driving(workspace, size=(200, 40)) as at:
        await at.press("s")
        assert visible(f"note: {stored.note}") in at.drawn
        await at.press("e")
        assert at.drawn.count(visible(stored.name)) >= 2
        await at.press("escape", "d")
        assert visible(f"{stored.name} is taken out") in at.drawn
        await at.press("escape", "x")
        assert visible(f"(Enter; Esc: nothing): {stored.name}") in at.title.replace("  ", " ")
        assert not set("".join(at.lines)) & set("\x1b\x07\x9b\u202e\u200b")


@pytest.mark.parametrize("keys", ["", "/", "e", "d", "x"])
async def test_it_comes_back_as_it_was_from_any_size(stocked: Workspace, keys: str) -> None:
    async with driving(stocked) as at:
        await at.press("s", "j", *keys)
        before = at.lines
        for size in ((20, 5), (200, 60), (2, 1), (80, 24)):
            await at.resize(*size)
        assert at.lines == before
        await at.resize(80, 16)
        assert at.app.screen.max_scroll_y == 0


async def test_the_last_field_is_in_view_when_it_is_typed_in(stocked: Workspace) -> None:
    async with driving(stocked) as at:
        await at.press("s", "j", "e")
        assert "Title" in at.drawn
        assert "Note" not in at.drawn
        await at.press(*["tab"] * 10, *" today")
        assert "By post today" in at.drawn


async def test_it_is_the_first_screen_where_it_is_asked_for(stocked: Workspace) -> None:
    app = AnnotatorApp(stocked, sources=True)
    async with app.run_test(size=(80, 24)) as pilot:
        at = Driver(app, pilot)
        await at.settled()
        assert len(listed(at)) == 3
        assert at.app.screen.query_one("#heading").region.y == 0
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0
