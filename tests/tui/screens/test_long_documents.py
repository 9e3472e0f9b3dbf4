"""A long document: a part of it is shown at once, then the whole, and nobody notices."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event

import pytest
from textual import events

from annotator.domain.documents import Document
from annotator.services import documents
from annotator.services.documents import WINDOW, Reading
from annotator.services.workspace import Workspace
from annotator.tui.app import AnnotatorApp
from tests.tui.driving import Driver, add_text, driving, labels

COUNT = 2000
LONG = "\n\n".join(
    " ".join(f"Sentence number {5 * part + one} says that the pier was closed." for one in range(5))
    for part in range(COUNT // 5)
)
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
        self.asked, self.may_come = Event(), Event()
        self._open_whole = documents.open_whole
        monkeypatch.setattr(documents, "open_whole", self)

    def __call__(self, workspace: Workspace, document: Document) -> Reading:
        self.asked.set()
        assert self.may_come.wait(10)
        return self._open_whole(workspace, document)


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
        assert await asyncio.to_thread(whole.asked.wait, 10)
        before = at.lines
        assert f"Sentence number {place} " in at.text
        whole.may_come.set()
        await at.settled()
        assert drawn_text(at.lines) == drawn_text(before)
        await at.press("G")
        assert at.current == COUNT - 1


def drawn_text(lines: list[str]) -> list[str]:
    """The lines without the scroll bar, which knows how long the whole is."""
    return [line[:-1] for line in lines]


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
