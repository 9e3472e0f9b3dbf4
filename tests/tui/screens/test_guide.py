"""The project's own guideline, beside the definitions or below them."""

from pathlib import Path

import pytest

from annotator.services.guide import LIMIT, set_guide
from annotator.services.workspace import Workspace
from annotator.tui.definitions import PRINCIPLE
from annotator.tui.screens.reading import ReadingDialog
from annotator.tui.widgets.guide_text import GuideText
from tests.tui.driving import Driver, driving

RULES = (
    "# House rules\n\n- **Ministers** speak for their ministry, unless they say that they speak for none.\n"
)
HOSTILE = "[@click=app.quit]press[/] \x1b[2J\u202eme\n\n[here](http://nowhere.example) <script>\n"


@pytest.fixture
def guided(workspace: Workspace, tmp_path: Path) -> Workspace:
    write(workspace, tmp_path, RULES)
    return workspace


def write(workspace: Workspace, folder: Path, text: str) -> None:
    """Make a text the guideline."""
    path = folder / "rules.md"
    path.write_text(text, "utf-8", newline="")
    set_guide(workspace, path)


async def pages(at: Driver) -> list[list[str]]:
    """What is drawn from the top to the bottom, by what fits on a screen: a key would scroll by lines."""
    found = [at.lines]
    while True:
        assert isinstance(at.app.screen, ReadingDialog)
        at.app.screen.action_scroll(15)
        await at.settled()
        if at.lines == found[-1]:
            return found
        found.append(at.lines)


def line_with(lines: list[str], words: str) -> int | None:
    return next((i for i, line in enumerate(lines) if words in line), None)


@pytest.mark.parametrize("width", [110, 120, 200])
async def test_on_wide_screens_it_stands_beside_them(guided: Workspace, width: int) -> None:
    async with driving(guided, size=(width, 40)) as at:
        await at.press("d")
        (row,) = (line for line in at.lines if "Guideline: rules.md" in line)
        assert PRINCIPLE[:20] in row.split("Guideline")[0]
        assert line_with(at.lines, "House rules") is not None
        assert line_with(at.lines, "• Ministers speak") is not None


@pytest.mark.parametrize("width", [60, 80, 109])
async def test_on_narrow_screens_it_follows_them_under_a_heading(guided: Workspace, width: int) -> None:
    async with driving(guided, size=(width, 24)) as at:
        await at.press("d")
        assert line_with(at.lines, PRINCIPLE[:20]) is not None
        assert line_with(at.lines, "Guideline") is None
        last = (await pages(at))[-1]
        heading, item = line_with(last, "Guideline: rules.md"), line_with(last, "• Ministers")
        assert heading is not None
        assert item is not None
        assert heading < item


async def test_each_side_scrolls_to_its_end(workspace: Workspace, tmp_path: Path) -> None:
    write(workspace, tmp_path, "".join(f"Rule {number}.\n\n" for number in range(100)))
    async with driving(workspace, size=(120, 24)) as at:
        await at.press("d")
        drawn = "\n".join(line for page in await pages(at) for line in page)
        assert "Rule 0." in drawn
        assert "Rule 99." in drawn
        assert "The state should pay." in drawn


async def test_a_long_item_is_wrapped_under_its_words(guided: Workspace) -> None:
    async with driving(guided, size=(110, 40)) as at:
        await at.press("d")
        first = line_with(at.lines, "• Ministers")
        assert first is not None
        column = at.lines[first].index("Ministers")
        below = at.lines[first + 1][column - 2 :]
        assert below.startswith("  ")
        assert below[2].isalpha()


async def test_what_steers_a_terminal_is_shown_and_nothing_can_be_clicked(
    workspace: Workspace, tmp_path: Path
) -> None:
    write(workspace, tmp_path, HOSTILE)
    async with driving(workspace, size=(120, 24)) as at:
        await at.press("d")
        assert "[@click=app.quit]press[/] ␛[2J⇄me" in at.drawn
        assert "[here](http://nowhere.example) <script>" in at.drawn
        for x in (1, 3):
            await at.pilot.click(GuideText, offset=(x, 0))
        assert at.on == "DefinitionsDialog"


@pytest.mark.parametrize("unit", ["- a\n", "[a](b) ", "> " * 50 + "\n", "*a **b `c\n", "東\u200d"])
async def test_a_megabyte_of_anything_opens_and_ends(workspace: Workspace, tmp_path: Path, unit: str) -> None:
    end = "\n\nTHE END"
    write(workspace, tmp_path, unit * ((LIMIT - len(end)) // len(unit.encode())) + end)
    async with driving(workspace, size=(120, 24)) as at:
        await at.press("d")
        at.app.screen.query_one("#guide").scroll_end(animate=False)
        await at.settled()
        assert line_with(at.lines, "THE END") is not None
        await at.press("q")
        assert at.on == "HomeScreen"


async def test_it_follows_the_size_of_the_terminal(guided: Workspace) -> None:
    async with driving(guided, size=(120, 40)) as at:
        await at.press("d")
        await at.resize(80, 24)
        assert line_with(at.lines, "Guideline") is None
        await at.resize(120, 40)
        assert line_with(at.lines, "Guideline: rules.md") is not None
