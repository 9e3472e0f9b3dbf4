"""What the settings change of the screen, the themes for the colour-blind, and what can be clicked."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from itertools import combinations
from math import dist
from typing import Final

import pytest
from textual.app import App
from textual.color import Color
from textual.widget import Widget
from textual.widgets import Input, OptionList

from annotator.domain.documents import Document
from annotator.domain.preferences import Preferences
from annotator.services.library import find_source, set_text
from annotator.services.workspace import Workspace
from annotator.tui.app import AnnotatorApp
from annotator.tui.key import rebind
from annotator.tui.themes import COLOUR_BLIND, THEMES
from annotator.tui.widgets.claim_panel import ClaimPanel
from annotator.tui.widgets.contrast import MINIMUM, contrast
from annotator.tui.widgets.document_view import DocumentView
from tests.tui.driving import Driver, add_sources, add_text, driving, labels
from tests.tui.widgets.showing import colors


@pytest.fixture(autouse=True)
def default_keys() -> Iterator[None]:
    yield
    rebind({})


@asynccontextmanager
async def preferring(
    workspace: Workspace, document: Document, preferences: Preferences
) -> AsyncIterator[Driver]:
    """Run the program with settings."""
    app = AnnotatorApp(workspace, document, preferences=preferences)
    async with app.run_test(size=(100, 30)) as pilot:
        driver = Driver(app, pilot)
        await driver.settled()
        yield driver


async def click(at: Driver, words: str, pick: Callable[[Iterable[int]], int] = max) -> None:
    """Click on words that are drawn, by default the lowest of them where they are drawn more than once."""
    row = pick(number for number, line in enumerate(at.lines) if words in line)
    await at.pilot.click(offset=(at.lines[row].index(words), row))
    await at.settled()


async def test_a_command_is_given_by_its_new_keys_only(workspace: Workspace) -> None:
    document = add_text(workspace)
    rebind({"fact": ("f5", "ü"), "opinion": (",",), "previous-match": ("ctrl+b",)})
    async with driving(workspace, document) as at:
        await at.press("f", "o", "f5", "a", "ü", "comma")
    assert labels(workspace, document) == "fafo----"


async def test_two_commands_change_their_keys(workspace: Workspace) -> None:
    document = add_text(workspace)
    rebind({"fact": ("j",), "next": ("f", "down")})
    async with driving(workspace, document) as at:
        await at.burst("jfj")
        await at.press("down", "j")
    assert labels(workspace, document) == "f-f-f---"


async def test_a_key_that_two_modes_share_is_lost_to_none(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report", "Budget")
    rebind({"source-edit": ("c",), "source-leave": ("ctrl+l",)})
    async with driving(workspace) as at:
        await at.press("s", "/", *"harb", "enter")
        assert not isinstance(at.app.screen.focused, Input)
        await at.press("c")
        assert at.on == "FieldsDialog"
        await at.press("escape", "/", "escape")
        assert "Budget" in at.drawn
        await at.press("ctrl+l")
        assert at.on == "HomeScreen"


async def test_footer_help_and_palette_tell_the_new_keys(workspace: Workspace) -> None:
    rebind({"fact": ("ctrl+f", "pageup"), "page-up": ("f7",)})
    async with driving(workspace, add_text(workspace), size=(100, 60)) as at:
        assert at.lines[-1].strip().startswith("Ctrl+f PgUp fact  a allegation")
        await at.press("?")
        assert "Ctrl+f PgUp Tag as fact" in at.drawn
        assert "F7          One page up" in at.drawn
        await at.press("q", "ctrl+p")
        options = [str(option.prompt) for option in at.app.screen.query_one(OptionList).options]
        assert any("Tag as fact and move on (Ctrl+f PgUp)" in option for option in options)


async def test_hints_tell_the_new_keys(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report")
    rebind(
        {
            "edit": ("f2",),
            "reliability-a": ("!",),
            "verdict-supported": ("y",),
            "propose": ("f4",),
            "source-search": ("f3",),
            "source-text": ("ctrl+t",),
            "source-grade-f": ("Z",),
        }
    )
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("v", "f4")
        assert "press y, r, n or c." in at.notices[0]
        await at.press("y", "s", *"harb", "enter", "e")
        assert "nothing quoted: F2 writes a quote" in at.drawn
        assert "! B C D E F grades the source" in at.drawn
        assert "1-6 grades what it says" in at.drawn
    async with driving(workspace) as at:
        await at.press("s")
        assert "F3 searches by title" in at.drawn
        assert "none, Ctrl+t gives it one" in at.drawn
        assert "none, A B C D E Z sets it" in at.drawn


async def test_the_theme_is_that_of_the_settings(workspace: Workspace) -> None:
    async with preferring(workspace, add_text(workspace), Preferences(theme="colour-blind-light")) as at:
        assert at.app.theme == "colour-blind-light"
        assert not at.app.current_theme.dark
        await at.press("f")
        assert at.gutter == "F·······"


async def test_the_themes_that_are_told_are_those_that_there_are(workspace: Workspace) -> None:
    assert len(set(THEMES)) == len(THEMES)
    assert set(THEMES) == set(AnnotatorApp(workspace).available_themes)
    assert set(COLOUR_BLIND).isdisjoint(App[None]().available_themes)


_SEEN: Final[Mapping[str, tuple[tuple[float, float, float], ...]]] = {
    "trichromacy": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What becomes of linear sRGB. Source: Machado, Oliveira and Fernandes (2009), severity 1.0."""

_XYZ: Final = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Final = (0.95047, 1.0, 1.08883)


def lab(color: Color, seen: str) -> tuple[float, float, float]:
    """The colour in CIE L*a*b* (D65), as someone sees it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    ]
    linear = [min(1.0, max(0.0, part)) for part in _times(_SEEN[seen], linear)]
    x, y, z = (
        value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
        for value in (part / white for part, white in zip(_times(_XYZ, linear), _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def apart(drawn: Mapping[str, tuple[Color, Color]], seen: str) -> Mapping[str, float]:
    """Per pair how far apart the colours of the letters are, as CIE76; about 2.3 can just be told apart."""
    return {
        f"{one} {other}": dist(lab(drawn[one][0], seen), lab(drawn[other][0], seen))
        for one, other in combinations(drawn, 2)
    }


def legible(drawn: Mapping[str, tuple[Color, Color]]) -> bool:
    return all(contrast(*pair) >= MINIMUM for pair in drawn.values())


JUDGED = ("x", "x", "f", "a", "o", "f", "g", *"jjjjj")
"""Keys that leave all labels in sight, on sentences other than the current one."""


def find(at: Driver, kind: type[Widget]) -> Widget:
    return at.app.screen.query_one(kind)


@pytest.mark.parametrize("seen", _SEEN)
@pytest.mark.parametrize("theme", COLOUR_BLIND)
async def test_labels_stay_apart_for_the_colour_blind(workspace: Workspace, theme: str, seen: str) -> None:
    async with preferring(workspace, add_text(workspace), Preferences(theme=theme)) as at:
        await at.press(*JUDGED)
        view = find(at, DocumentView)
        letters = {letter: colors(view, letter) for letter in "FAOx·"}
        words = ("closed on Monday", "cracks were known", "denies", "Mara Lind", "said to have")
        texts = {word: colors(view, word) for word in words}
        for drawn, least in ((letters, 20), (texts, 12)):
            assert legible(drawn)
            assert {pair: gap for pair, gap in apart(drawn, seen).items() if gap < least} == {}


@pytest.mark.parametrize("seen", _SEEN)
@pytest.mark.parametrize("theme", COLOUR_BLIND)
async def test_stances_stay_apart_for_the_colour_blind(workspace: Workspace, theme: str, seen: str) -> None:
    add_sources(workspace, "Harbour report", "Budget", "Log")
    async with preferring(workspace, add_text(workspace), Preferences(theme=theme)) as at:
        await at.press(
            "s", *"harb", "enter", "s", "tab", *"budg", "enter", "s", "tab", "tab", *"log", "enter"
        )
        panel = find(at, ClaimPanel)
        drawn = {word: colors(panel, word) for word in ("+ supports", "− refutes", "○ context")}
        assert legible(drawn)
        assert {pair: gap for pair, gap in apart(drawn, seen).items() if gap < 20} == {}


async def test_a_click_on_a_key_of_the_footer_does_it(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await click(at, "opinion")
        await click(at, "f fact")
        await at.pilot.click(offset=(79, 23))
        assert at.gutter == "OF······"
        await click(at, "? keys")
        assert at.on == "KeysDialog"
        await click(at, "Esc close")
        assert at.on == "SteppingScreen"
    assert labels(workspace, document) == "of------"


async def test_a_click_on_a_key_does_it_while_something_is_typed(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("t", *"late")
        await click(at, "Enter save")
        assert "note: late" in at.panel
        await at.press("t", *"r still")
        await click(at, "leave unchanged")
        assert "note: late" in at.panel
        assert at.on == "SteppingScreen"


async def test_clicks_in_the_documents(workspace: Workspace) -> None:
    add_text(workspace)
    add_text(workspace, "Quite another text.", "Other")
    async with driving(workspace) as at:
        await click(at, "Other")
        assert at.on == "SteppingScreen"
        assert at.title.startswith("Other")
        await click(at, "Quite another")
        await at.press("q")
        await click(at, "sources")
        assert at.on == "SourcesScreen"


async def test_clicks_in_the_sources(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report", "Budget", "Tide tables")
    async with driving(workspace, size=(120, 30)) as at:
        await at.press("s")
        await click(at, "Harbour report", min)
        assert at.drawn.count("Harbour report") == 2, "it is told of as well as listed"
        await click(at, "searches by title")
        await at.press(*"tide")
        await click(at, "Tide tables", min)
        await click(at, "d delete")
        assert at.on == "ConfirmDialog"
        await click(at, "y yes")
        assert "Tide tables" not in at.drawn


async def test_clicks_in_the_finder_and_on_evidence(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report", "Budget")
    set_text(workspace, find_source(workspace, "Budget").uid, "The north pier was closed on Monday.\n")
    async with driving(workspace, add_text(workspace), size=(100, 30)) as at:
        await at.press("j", "j", "s")
        await click(at, "stance")
        assert "refutes" in at.drawn
        await click(at, "Harbour report")
        assert "− refutes  Harbour report" in at.panel
        await at.press("s")
        await click(at, "north pier was closed")
        assert "+ supports Budget" in at.panel
        await at.press("e")
        await click(at, "+ supports Budget")
        assert at.on == "FieldsDialog"
        await at.press("escape")
        await click(at, "d Del remove")
        await at.press("escape")
        assert "Budget" not in at.panel
        assert "Harbour report" in at.panel


async def test_a_click_beside_the_sources_leaves_the_line_to_type_in(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report", "Budget")
    async with driving(workspace, add_text(workspace), size=(100, 30)) as at:
        await at.press("s")
        row = next(number for number, line in enumerate(at.lines) if "Budget" in line)
        await at.pilot.click(offset=(50, row + 3))
        await at.press(*"harb", "enter")
        assert "Harbour report" in at.panel


async def test_a_click_on_a_verdict_stores_it(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("v")
        await click(at, "not enough evidence")
        assert at.on == "SteppingScreen"
        assert "not enough evidence" in at.panel
        await at.press("v")
        await click(at, "refuted")
        assert "refuted" in at.panel
