"""The lesson on the screen, from the first key to the last."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest

from annotator.services.workspace import Workspace
from annotator.tui.lesson.course import plain
from annotator.tui.lesson.tasks import TASKS
from annotator.tui.tutorial import TutorialApp
from annotator.tui.widgets.document_view import DocumentView
from annotator.tui.widgets.lesson_box import LessonBox
from tests.tui.driving import Driver, acts

KEYS: dict[str, Sequence[str]] = {
    "step": "j",
    "back": "k",
    "headline": "x",
    "byline": "x",
    "fact": "f",
    "definitions": "dq",
    "allegation": "a",
    "who": "y",
    "alleged": "a",
    "opinion": "o",
    "undo": "u",
    "redo": "U",
    "confidence": "3",
    "note": ("t", *"harsh", "enter"),
    "flag": "m",
    "carve": "caf",
    "search": ("/", *"pumps", "enter"),
    "link": ("s", *"Inspection", "space", *"report", "space", *"2023", "enter"),
    "evidence": "erq",
    "verdict": ("v", "enter"),
    "label": "f",
    "split": ("S", "enter"),
    "join": "J",
    "open": "n",
    "range": "Grkkx",
    "filter": ("F", "a", "enter"),
    "all": ("escape",),
}
"""What a good learner presses, once at the sentence that a task is about."""


class Learner(Driver):
    """One who sits before the lesson."""

    @property
    def box(self) -> str:
        """What is drawn in the box of the lesson, with single spaces."""
        region = self.app.screen.query_one(LessonBox).region
        rows = self.lines[region.y + 1 : region.bottom - 1]
        return " ".join(" ".join(row.strip("│ ") for row in rows).split())

    @property
    def step(self) -> str:
        """Which of how many tasks is told."""
        return self.lines[self.app.screen.query_one(LessonBox).region.y].strip("╭─╮ ")

    async def go_there(self) -> None:
        """Follow the way to the sentence that the task is about."""
        while "→" in self.box:
            await self.press("j" if "→ j" in self.box else "k")

    async def come_to(self, name: str) -> None:
        """Do all tasks before this one."""
        for task in TASKS[: [task.name for task in TASKS].index(name)]:
            await self.go_there()
            await self.press(*KEYS[task.name])
        await self.go_there()


@asynccontextmanager
async def learning(workspace: Workspace, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Learner]:
    """Give the lesson on a screen of a size in cells, until the block ends."""
    app = TutorialApp(workspace)
    async with app.run_test(size=size, notifications=True) as pilot:
        at = Learner(app, pilot)
        await at.settled()
        yield at


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_good_learner_comes_to_the_end_and_can_read_all_of_it(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    async with learning(workspace, size) as at:
        for number, (task, following) in enumerate(pairwise(TASKS), 1):
            assert at.step == f"Lesson, step {number} of {len(TASKS)}"
            assert plain(task.told) in at.box
            await at.go_there()
            await at.press(*KEYS[task.name])
            assert at.on == "TutorialScreen"
            assert at.notices == []
            assert f"✓ {plain(task.praise)} {plain(following.told)}" in at.box
            assert "✗" not in at.box
            assert at.app.screen.query_one(DocumentView).size.height >= 6
        await at.press("q")
        assert not at.app.is_running


async def test_each_step_that_stores_something_was_stored(workspace: Workspace) -> None:
    async with learning(workspace) as at:
        await at.come_to("leave")
    assert len(acts(workspace)) > 20


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("headline", "f"),
        ("fact", "o"),
        ("allegation", "f"),
        ("alleged", "o"),
        ("opinion", "a"),
        ("carve", "a"),
        ("label", "a"),
    ],
)
async def test_a_wrong_answer_is_explained_and_can_be_mended(
    workspace: Workspace, name: str, wrong: str
) -> None:
    async with learning(workspace) as at:
        await at.come_to(name)
        step = at.step
        await at.press(wrong)
        assert at.step == step
        assert "✗ " in at.box
        assert "u takes it back" in at.box
        await at.press("u")
        assert "✗" not in at.box
        await at.press(*KEYS[name])
        assert at.step != step


@pytest.mark.parametrize("key", ["z", "j", "U", "n", "m", "f5"])
async def test_a_key_that_is_not_asked_for_is_told_so(workspace: Workspace, key: str) -> None:
    async with learning(workspace) as at:
        await at.press("j")
        assert "✓ Right." in at.box
        await at.press(key)
        assert "✓" not in at.box
        assert "this step asks for something else" in at.box


async def test_what_was_stored_beside_the_task_can_be_taken_back(workspace: Workspace) -> None:
    async with learning(workspace) as at:
        await at.press("j", "f")
        assert "✗ f is “fact”: this step asks for something else. u takes it back." in at.box
        await at.press("u")
        assert "✗" not in at.box
        await at.press("z")
        assert "✗ That key does nothing here: this step asks for something else." in at.box
        await at.press("k", "k")
        assert at.step == f"Lesson, step 3 of {len(TASKS)}"


async def test_at_each_step_a_key_that_does_nothing_is_told_so(workspace: Workspace) -> None:
    async with learning(workspace) as at:
        for task in TASKS[:-1]:
            await at.go_there()
            await at.press("z")
            assert "✗ That key does nothing here: this step asks for something else." in at.box
            assert plain(task.told) in at.box
            await at.press(*KEYS[task.name])


async def test_a_name_that_does_not_allege_is_not_taken(workspace: Workspace) -> None:
    async with learning(workspace) as at:
        await at.come_to("who")
        step = at.step
        await at.press("k", "w")
        await at.press(*["backspace"] * 40, *"the", "space", *"captain", "enter")
        assert at.step == step
        assert "✗ Not quite: the one who says it is Jonas Pell. w changes it." in at.box


async def test_it_can_be_left_at_any_time_and_begins_anew(workspace: Workspace) -> None:
    async with learning(workspace) as at:
        await at.come_to("undo")
        await at.press("q")
        assert not at.app.is_running


async def test_a_dialog_over_it_leaves_the_lesson_where_it_is(workspace: Workspace) -> None:
    async with learning(workspace) as at:
        before = at.lines
        await at.press("?", "j", "q")
        await at.press("t", *"x", "escape")
        assert at.lines == before


async def test_keys_that_come_in_a_burst_are_judged_in_their_order(workspace: Workspace) -> None:
    async with learning(workspace) as at:
        await at.burst("jkxxf")
        assert at.step == f"Lesson, step 6 of {len(TASKS)}"


async def test_the_mouse_counts_too(workspace: Workspace) -> None:
    async with learning(workspace) as at:
        await at.pilot.click(DocumentView, offset=(10, 3))
        await at.settled()
        assert at.step == f"Lesson, step 2 of {len(TASKS)}"
