"""Two programs on one database see what the other one stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.documents import Document
from annotator.domain.vocabulary import Label
from annotator.services import cutting
from annotator.services.acting import Place
from annotator.services.annotating import tag
from annotator.services.documents import open_whole
from annotator.services.workspace import Workspace
from annotator.tui.screens.stepping import SteppingScreen
from tests.services.support import opened
from tests.tui.driving import Driver, add_text, driving, labels


@pytest.fixture
def other(workspace: Workspace, database_path: Path) -> Iterator[Workspace]:
    """The same database, opened by the same analyst a second time."""
    with opened(database_path) as second:
        yield second


def places(workspace: Workspace, document: Document) -> list[Place]:
    return [Place(document.id, span) for span in open_whole(workspace, document).excerpt.spans]


async def looked(at: Driver) -> None:
    """Look for what others stored, as happens every second."""
    screen = at.app.screen
    assert isinstance(screen, SteppingScreen)
    await screen.do("catch_up")
    await at.settled()


async def test_what_another_program_stored_is_seen_and_place_and_notice_stay(
    workspace: Workspace, other: Workspace
) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("j", "j", "a", "u")
        tag(other, places(other, document)[5], Label.OPINION)
        await looked(at)
        assert at.gutter == "·····O··"
        assert "1/8" in at.title
        assert at.current == 2
        assert "undone: tag" in at.panel


async def test_the_filter_stays_on(workspace: Workspace, other: Workspace) -> None:
    document = add_text(workspace)
    all_ = places(other, document)
    for place in all_[1:4]:
        tag(workspace, place, Label.FACT)
    async with driving(workspace, document) as at:
        await at.press("F", "f", "enter")
        tag(other, all_[2], Label.OPINION)
        await looked(at)
        assert at.title.count("/3") == 1
        await at.press("g", "j")
        assert at.current == 2
        assert "opinion" in at.panel


async def test_a_cut_by_another_program_is_seen_when_an_act_is_refused(
    workspace: Workspace, other: Workspace
) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("G")
        cutting.join(other, places(other, document)[6])
        await at.press("J")
        assert "of 7" in at.panel
        await at.press("f")
    assert labels(workspace, document) == "------f"


async def test_own_acts_are_no_reason_to_read_anew(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("f", "a", "u")
        monkeypatch.setattr(SteppingScreen, "reload", None)
        await looked(at)
        assert at.gutter.startswith("F·")
