"""The screens at any size, in any theme, with and without colour."""

import re

import pytest
from textual.theme import BUILTIN_THEMES

from annotator.services.workspace import Workspace
from annotator.tui.keys import STEPPING
from annotator.tui.screens.stepping import WIDE
from annotator.tui.widgets.claim_panel import ClaimPanel
from annotator.tui.widgets.document_view import DocumentView
from tests.tui.driving import Driver, add_sources, add_text, driving

SIZES = ((20, 5), (200, 60), (2, 1), (40, 12), (80, 24))


async def through_sizes(at: Driver) -> None:
    """Give the terminal one size after another; the last is the first again."""
    for size in SIZES:
        await at.resize(*size)
        assert len(at.lines) == size[1]
        assert all(line.count("\n") == 0 for line in at.lines)


async def test_a_document_comes_back_as_it_was_from_any_size(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("x", "x", "f", "a")
        before = at.lines
        await through_sizes(at)
        assert at.lines == before
        await at.press("o")
        assert at.gutter == "xxFAO···"


@pytest.mark.parametrize("keys", ["t", "w", "s", "d", "?", "/", "e", "v", "T"])
async def test_a_dialog_comes_back_as_it_was_from_any_size(workspace: Workspace, keys: str) -> None:
    add_sources(workspace, "Harbour report")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", "enter", keys, *("harb" * (keys in "tws/")))
        before = at.lines
        await through_sizes(at)
        assert at.lines == before
        assert at.on != "SteppingScreen"
        await at.press("escape", "f")
        assert at.gutter == "F·······"


@pytest.mark.parametrize("keys", ["t", "w", "s", "d", "e", "eeee", "v", "T"])
@pytest.mark.parametrize("size", [(80, 24), (40, 10), (20, 5)])
async def test_a_dialog_fits_the_screen(workspace: Workspace, keys: str, size: tuple[int, int]) -> None:
    add_sources(workspace, *(f"Report {number}" for number in range(30)))
    async with driving(workspace, add_text(workspace), size) as at:
        await at.press("s", "enter", *keys)
        assert at.app.screen.region.contains_region(at.app.screen.query_one("#box").region)
        assert at.app.screen.max_scroll_y == 0


async def test_the_documents_come_back_as_they_were_from_any_size(workspace: Workspace) -> None:
    add_text(workspace)
    async with driving(workspace) as at:
        before = at.lines
        await through_sizes(at)
        assert at.lines == before


async def test_keys_work_at_every_size_in_between(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        for key, size in zip(
            "faoxfaox",
            ((20, 5), (9, 3), (200, 60), (2, 1), (110, 30), (109, 30), (1, 1), (80, 24)),
            strict=True,
        ):
            await at.resize(*size)
            await at.press(key)
        assert at.gutter == "FAOXFAOX".replace("X", "x")


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (40, 10), (30, 8), (20, 6)])
async def test_the_current_sentence_is_in_view_at_every_size(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    async with driving(workspace, add_text(workspace), size) as at:
        await at.press("G")
        assert "builder" in at.drawn
        await at.press("k", "k")
        assert "scandal." in at.drawn


@pytest.mark.parametrize("columns", [WIDE - 1, WIDE, 160])
async def test_the_panel_is_beside_the_document_from_a_width_on(workspace: Workspace, columns: int) -> None:
    async with driving(workspace, add_text(workspace), (columns, 30)) as at:
        panel = at.app.screen.query_one(ClaimPanel).region
        document = at.app.screen.query_one(DocumentView).region
        if columns >= WIDE:
            assert (panel.x, panel.y, panel.height) == (document.right, document.y, document.height)
            assert document.width > panel.width
        else:
            assert (panel.x, panel.y, panel.width) == (0, document.bottom, columns)
            assert document.height > panel.height


async def test_crossing_that_width_moves_the_panel(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace), (WIDE, 30)) as at:
        before = at.lines
        await at.resize(WIDE - 1, 30)
        assert at.app.screen.query_one(ClaimPanel).region.x == 0
        await at.resize(WIDE, 30)
        assert at.lines == before


@pytest.mark.parametrize("columns", [40, 80, 120])
async def test_the_footer_is_one_line_of_whole_keys(workspace: Workspace, columns: int) -> None:
    async with driving(workspace, add_text(workspace), (columns, 24)) as at:
        whole = "  ".join(
            f"{key.caption} {key.words}" for key in sorted(STEPPING, key=lambda key: key.rank) if key.rank
        )
        footer = at.lines[-1].strip()
        assert whole.startswith(f"{footer}  ")
        assert footer.startswith("f fact  a allegation  o opinion")


@pytest.mark.parametrize("theme", [*BUILTIN_THEMES])
async def test_every_theme_shows_the_same_text(workspace: Workspace, theme: str) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("x", "f", "a")
        before = at.lines
        at.app.theme = theme
        await at.settled()
        assert at.lines == before


async def test_without_colour_everything_is_told_by_letters(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("x", "f", "a", "m")
        assert at.app.no_color
        assert at.gutter == "xFA·!····"
        colors = re.findall(r"-r\d+ { fill: #(\w\w)(\w\w)(\w\w)", at.app.export_screenshot())
        assert len(colors) > 3
        assert all(red == green == blue for red, green, blue in colors[1:]), "the first is the frame's"
        assert "Engineers" in bold(at.app.screen.query_one(DocumentView)), "the current sentence"


def bold(view: DocumentView) -> str:
    """What the view draws bold."""
    strips = [view.render_line(y) for y in range(view.size.height)]
    return "".join(s.text for strip in strips for s in strip if s.style and s.style.bold)
