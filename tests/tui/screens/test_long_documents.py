"""A long document: a part of it is shown at once, then the whole, and nobody notices."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events

from annotator.domain.documents import Document, Span
from annotator.domain.events import Act
from annotator.domain.vocabulary import Label
from annotator.services import cutting, documents
from annotator.services.acting import Place
from annotator.services.annotating import tag
from annotator.services.documents import WINDOW
from annotator.services.workspace import Workspace
from annotator.tui.app import AnnotatorApp
from annotator.tui.key import Key
from annotator.tui.keys import STEPPING
from annotator.tui.screens.stepping import SteppingScreen
from annotator.tui.widgets.document_view import DocumentView
from annotator.tui.widgets.layout import Layout
from tests.services.support import opened
from tests.tui.driving import Driver, acts, add_text, claims, driving, labels

COUNT = 2000
LONG = "\n\n".join(
    " ".join(f"Sentence number {5 * part + one} says that the pier was closed." for one in range(5))
    for part in range(COUNT // 5)
)
ESCAPE = "\x1b[27u"
"""What a terminal sends that tells it from the beginning of a sequence."""
SENT = {
    "backspace": "\x7f",
    "equals_sign": "=",
    "escape": ESCAPE,
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "comma": ",",
}
"""What it sends for keys whose names are not their characters."""
KEYS = {"G": ("G", "G"), "/": ("slash", "/"), "\r": ("enter", "\r"), ".": ("full_stop", ".")}


@asynccontextmanager
async def typing_ahead(workspace: Workspace, document: Document | None, typed: str) -> AsyncIterator[Driver]:
    """The program, with keys that were typed before anything was drawn."""
    app = AnnotatorApp(workspace, document)
    for character in typed:
        key, sent = KEYS.get(character, (character, character))
        app.post_message(events.Key(key, sent))
    async with app.run_test(notifications=True) as pilot:
        at = Driver(app, pilot)
        await at.settled()
        yield at


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("", 0),
        ("G", COUNT - 1),
        ("Gk", COUNT - 2),
        ("jjj", 3),
        ("N", COUNT - 1),
        ("f" * 3 + "j" * 500, 503),
        ("/number 1990\r", 1990),
        ("/number 19\r.", 190),
        ("G/number 3\r.", 30),
    ],
)
async def test_keys_typed_before_the_whole_is_there_mean_the_whole(
    workspace: Workspace, typed: str, place: int
) -> None:
    document = add_text(workspace, LONG)
    async with typing_ahead(workspace, document, typed) as at:
        assert at.current == place
        assert f"Sentence {place + 1} of {COUNT}" in at.panel
        assert f"Sentence number {place} " in at.text


async def test_tags_typed_before_anything_is_drawn_are_stored(workspace: Workspace) -> None:
    document = add_text(workspace, LONG)
    async with typing_ahead(workspace, document, "faoxGfkx") as at:
        assert at.current == COUNT - 1
        assert f"6/{COUNT}" in at.title
    assert labels(workspace, document) == "faox" + "-" * (COUNT - 6) + "xf"


async def test_keys_typed_before_the_documents_are_drawn_choose_among_them(workspace: Workspace) -> None:
    add_text(workspace, title="First")
    document = add_text(workspace, LONG, "Second")
    async with typing_ahead(workspace, None, "j\rfGa") as at:
        assert at.title.startswith("Second")
        assert at.current == COUNT - 1
    assert labels(workspace, document) == "f" + "-" * (COUNT - 2) + "a"


class HeldBack:
    """The whole document, which comes when it may; it is asked for once its part is painted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked, self._may_come = asyncio.Event(), asyncio.Event()
        monkeypatch.setattr(DocumentView, "lay_out", self)

    async def __call__(self, text: str, spans: Sequence[Span]) -> Layout:
        self.asked.set()
        await self._may_come.wait()
        return Layout(text, spans, 40)

    async def come(self, at: Driver) -> None:
        """Let it come, and wait until it is drawn."""
        self._may_come.set()
        while not is_whole(at):
            await at.settled()


def is_whole(at: Driver) -> bool:
    """Whether the screen holds the whole document."""
    return all(screen.cursor.is_whole for screen in at.app.screen_stack if isinstance(screen, SteppingScreen))


def halfway(workspace: Workspace) -> Document:
    """A long document in which some sentences are tagged, left at its sentence number 1000."""
    document = add_text(workspace, LONG)
    for number in (990, 999, 1001, 1990):
        tag(workspace, place_of(document, number), Label.OPINION)
    documents.leave(workspace, document, place_of(document, 1000).span.start)
    return document


def place_of(document: Document, number: int) -> Place:
    start = LONG.index(f"Sentence number {number} ")
    return Place(document.id, Span(start, LONG.index(".", start) + 1))


@pytest.mark.parametrize("place", [0, 3, WINDOW, 1000, COUNT - WINDOW, COUNT - 1])
async def test_nothing_moves_when_the_whole_comes(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    document = add_text(workspace, LONG)
    documents.leave(workspace, document, LONG.index(f"Sentence number {place} "))
    assert len(documents.open_window(workspace, document).excerpt.spans) < COUNT
    whole = HeldBack(monkeypatch)
    app = AnnotatorApp(workspace, document)
    async with app.run_test() as pilot:
        at = Driver(app, pilot)
        await whole.asked.wait()
        before = at.lines
        assert f"Sentence number {place} " in at.text
        await whole.come(at)
        assert drawn_text(at.lines) == drawn_text(before)
        await at.press("G")
        assert at.current == COUNT - 1


def drawn_text(lines: list[str]) -> list[str]:
    """The lines without the scroll bar, which knows how long the whole is."""
    return [line[:-1] for line in lines]


async def test_keys_that_a_part_is_enough_for_wait_for_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = halfway(workspace)
    whole = HeldBack(monkeypatch)
    async with driving(workspace, document) as at:
        await at.press("f", "a", "j", "m", "2", "k", "k", "k", "x", "backspace", "t", "y", "enter")
        await at.press("d", "escape", "l", "T", "escape")
        assert not is_whole(at)
        assert labels(workspace, document)[998:1004] == "-ox---"
        drawn, title, panel = drawn_text(at.lines), at.title, at.panel
        assert "Sentence 1002 of 2000" in panel
        await whole.come(at)
        assert (drawn_text(at.lines), at.title, at.panel) == (drawn, title, panel)


async def test_who_leaves_does_not_wait_for_the_whole(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = halfway(workspace)
    HeldBack(monkeypatch)
    async with driving(workspace, document) as at:
        await at.press("j", "q")
        assert not at.app.is_running
    assert documents.open_whole(workspace, document).current == 1001


@pytest.mark.parametrize(
    "typed",
    [
        "faoxkk2mtnote\rwa name\rvsjcllfjy=T2024-05-31\rkm\x7f",
        *("G", "N", " ", "rjjf", "J", "Sll\r", "ffuuU", "/number 1990\r.", "Fo\rj", "f" * (WINDOW + 1)),
    ],
)
def test_keys_do_the_same_before_the_whole_has_come_as_after(
    database_path: Path, empty_database: bytes, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    after = asyncio.run(end_of(database_path, monkeypatch, typed, comes_first=True))
    database_path.write_bytes(empty_database)
    assert asyncio.run(end_of(database_path, monkeypatch, typed, comes_first=False)) == after


@pytest.mark.slow
@pytest.mark.parametrize("key", [key for key in STEPPING if key.id != "leave"], ids=lambda key: key.id)
def test_every_key_does_the_same_before_the_whole_has_come_as_after(
    database_path: Path, empty_database: bytes, monkeypatch: pytest.MonkeyPatch, key: Key
) -> None:
    """Each is the first one of its run: what comes later may find the whole there."""
    name = key.default.split(",")[0]
    typed = SENT.get(name, name) + ESCAPE
    after = asyncio.run(end_of(database_path, monkeypatch, typed, comes_first=True))
    database_path.write_bytes(empty_database)
    assert asyncio.run(end_of(database_path, monkeypatch, typed, comes_first=False)) == after


async def end_of(
    path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, *, comes_first: bool
) -> tuple[list[str], str, list[Act]]:
    """What is drawn in the end, what the sentences are tagged with, and what was done."""
    with opened(path) as workspace:
        document = halfway(workspace)
        whole = HeldBack(monkeypatch)
        async with driving(workspace, document) as at:
            await whole.asked.wait()
            if comes_first:
                await whole.come(at)
            at.send(typed)
            await whole.come(at)
            await at.settled()
            return drawn_text(at.lines), labels(workspace, document), acts(workspace)


async def test_a_dialog_may_be_open_when_the_whole_comes(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = halfway(workspace)
    whole = HeldBack(monkeypatch)
    async with driving(workspace, document) as at:
        await at.press("t", "y")
        at.send("es\rfG")
        await whole.come(at)
        await at.settled()
        assert at.current == COUNT - 1
        await at.press("g")
    assert labels(workspace, document)[1000] == "f"
    claim = claims(workspace, document)[1000]
    assert claim is not None
    assert claim.annotation.note == "yes"


@pytest.mark.parametrize("is_cut", [False, True])
async def test_what_another_program_does_meanwhile_is_seen(
    workspace: Workspace, database_path: Path, monkeypatch: pytest.MonkeyPatch, is_cut: bool
) -> None:
    document = halfway(workspace)
    whole = HeldBack(monkeypatch)
    read_page = documents.read_page

    def meanwhile(mine: Workspace, of: Document, start: int) -> documents.Page:
        page = read_page(mine, of, start)
        monkeypatch.setattr(documents, "read_page", read_page)
        with opened(database_path) as other:
            if is_cut:
                cutting.join(other, place_of(document, 1998))
            tag(other, place_of(document, 3), Label.FACT)
        return page

    monkeypatch.setattr(documents, "read_page", meanwhile)
    async with driving(workspace, document) as at:
        await at.press("f", "f")
        await whole.come(at)
        assert "F 3 A 0 O 3" in at.title
        assert f"Sentence 1003 of {COUNT - is_cut}" in at.panel
        await at.press("g", "j", "j", "j")
        assert at.gutter.startswith("···F·")
        await at.press("G", "k")
        assert f"Sentence {COUNT - is_cut - 1} of" in at.panel


async def test_marks_far_away_are_there(workspace: Workspace) -> None:
    document = add_text(workspace, LONG)
    async with driving(workspace, document) as at:
        await at.press("G", "o", "m", "g", "f", "q")
    async with driving(workspace, document) as at:
        assert f"F 1 A 0 O 1 x 0 2/{COUNT}" in at.title
        assert at.gutter.startswith("F·")
        await at.press("G")
        assert at.gutter.endswith("·O!")


async def test_a_click_goes_where_it_was_made(workspace: Workspace) -> None:
    document = add_text(workspace, LONG)
    documents.leave(workspace, document, LONG.index("Sentence number 1000 "))
    async with driving(workspace, document) as at:
        before = at.text
        row = next(row for row, line in enumerate(at.lines) if "number 1003 " in line)
        await at.pilot.click(offset=(at.lines[row].index("1003"), row))
        await at.settled()
        assert "Sentence 1004 of" in at.panel
        assert at.text == before
