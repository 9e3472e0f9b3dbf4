"""What the screens look like. After a change that is meant, `pytest --snapshot-update` draws them anew."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.services.library import find_source, set_text
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from annotator.tui.app import AnnotatorApp
from tests.tui.driving import add_text

Compare = Callable[..., bool]

SOURCES = (
    Source("", "Budget of the town", None, "Torvia", "2024", "https://torvia.example/budget"),
    Source("", "Interview with the harbour master", "Mara Lind", "Coast Gazette", "2024-02-01"),
    Source("", "Inspection report of the pier", "J. Wren", "Harbour board", "2023-05-02"),
)
SAID = (
    "Inspection.\n\nThe [b]north[/b] pier was closed after deep cracks were found in three of its pillars.\n"
)
JUDGED = (*"xxfaofmkkk", *"s", *"insp", "enter", *"3w", *"the engineers", "enter")
"""Keys that leave all labels in sight, and the current sentence with all that one can say of it."""


QUOTED = (
    "e",
    "e",
    *"The [b]north[/b] pier was shut after cracks were found in three of its pillars",
    "tab",
    *"p. 4",
    "enter",
)
"""Keys that quote the current sentence's source wrongly, and leave the evidence list open."""


@pytest.fixture
def stocked(workspace: Workspace) -> Workspace:
    """A workspace with a few sources, one of them with its text."""
    for source in SOURCES:
        add_source(workspace, replace(source, uid=new_uid()))
    set_text(workspace, find_source(workspace, "Inspection report of the pier").uid, SAID)
    return workspace


def after(keys: Sequence[str], theme: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys, and let no cursor blink."""

    async def prepare(pilot: Pilot[None]) -> None:
        pilot.app.theme = theme
        await pilot.press(*keys)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()

    return prepare


@pytest.mark.parametrize(
    ("keys", "size", "theme"),
    [
        pytest.param(JUDGED, (80, 24), "textual-dark", id="stepping"),
        pytest.param(JUDGED, (120, 40), "textual-dark", id="wide"),
        pytest.param(JUDGED, (80, 24), "textual-light", id="light"),
        pytest.param((*JUDGED, "/", *"that", "enter"), (80, 24), "textual-dark", id="searching"),
        pytest.param((*JUDGED, *"sma"), (80, 24), "textual-dark", id="finder"),
        pytest.param((*JUDGED, "s", "tab", *"bud", "enter", "e"), (80, 24), "textual-dark", id="evidence"),
        pytest.param((*JUDGED, *QUOTED, *"B2"), (80, 24), "textual-dark", id="quote"),
        pytest.param((*JUDGED, *QUOTED, *"B2"), (120, 40), "textual-light", id="wide-quote"),
        pytest.param((*JUDGED, "v"), (80, 24), "textual-dark", id="verdict"),
        pytest.param((*JUDGED, "w"), (80, 24), "textual-dark", id="fields"),
        pytest.param("d", (80, 24), "textual-dark", id="definitions"),
        pytest.param("?", (80, 24), "textual-dark", id="keys"),
    ],
)
def test_a_document(
    stocked: Workspace, snap_compare: Compare, keys: Sequence[str], size: tuple[int, int], theme: str
) -> None:
    app = AnnotatorApp(stocked, add_text(stocked))
    assert snap_compare(app, terminal_size=size, run_before=after(keys, theme))


HARD = (
    "Torvia, in May\n\nThe builder is alleged to have forged the reports, which the board very likely read. "
    "The harbour office warned that the pier could fall. Repairs will probably cost 4 million crowns, and "
    "the town pays. It is a scandal.\n\nThe minister denies everything.\n"
)
CRAFT = ("x", *"caf", *"3a", "y", *"kk", *"lhj")
"""Keys that carve a sentence, take who alleges from the next, and go to one with a word of estimation."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["small", "large"])
@pytest.mark.parametrize("look", ["textual-dark", "textual-light", "colour-blind-dark", "no colour"])
def test_hard_text(
    stocked: Workspace,
    snap_compare: Compare,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    look: str,
) -> None:
    if look == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    theme = "textual-dark" if look == "no colour" else look
    app = AnnotatorApp(stocked, add_text(stocked, HARD, "Hard text"))
    assert snap_compare(app, terminal_size=size, run_before=after(CRAFT, theme))


@pytest.mark.parametrize(
    ("keys", "size", "theme"),
    [
        pytest.param((*CRAFT, "k", "k"), (80, 24), "textual-dark", id="spans"),
        pytest.param((*CRAFT, "j", "c"), (80, 24), "textual-dark", id="carving"),
        pytest.param((*CRAFT, "k", "c"), (120, 40), "textual-light", id="carving-wide"),
        pytest.param((*CRAFT, "S"), (80, 24), "textual-dark", id="splitting"),
        pytest.param((*CRAFT, *"Fan"), (80, 24), "textual-dark", id="filter"),
        pytest.param((*CRAFT, *"Fan", "enter"), (80, 24), "textual-dark", id="filtered"),
        pytest.param((*CRAFT, *"Fan", "enter"), (120, 40), "textual-light", id="filtered-wide"),
        pytest.param((*CRAFT, *"rj"), (80, 24), "textual-dark", id="range"),
        pytest.param((*CRAFT, *"kwh"), (80, 24), "textual-dark", id="names"),
    ],
)
def test_what_hard_text_needs(
    stocked: Workspace, snap_compare: Compare, keys: Sequence[str], size: tuple[int, int], theme: str
) -> None:
    app = AnnotatorApp(stocked, add_text(stocked, HARD, "Hard text"))
    assert snap_compare(app, terminal_size=size, run_before=after(keys, theme))


def test_the_documents(stocked: Workspace, snap_compare: Compare) -> None:
    add_text(stocked)
    add_text(stocked, "It says [b]so[/b]. Does it?", "A title that is longer than there is room for [b]")
    prepare = after(("enter", *JUDGED, "q"), "textual-dark")
    assert snap_compare(AnnotatorApp(stocked), run_before=prepare)
