"""Many sentences at once: a range from one sentence to another gets a label or a flag in one act."""

import pytest

from annotator.domain.documents import Document
from annotator.domain.events import Act
from annotator.domain.text import counted
from annotator.services.workspace import Workspace
from tests.tui.driving import acts, add_text, claims, driving, labels


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return add_text(workspace)


@pytest.mark.parametrize(
    ("typed", "stored"), [("rjjx", "xxx-----"), ("Grkkf", "-----fff"), ("jro", "-o------")]
)
async def test_a_range_gets_one_label_in_one_act(
    workspace: Workspace, document: Document, typed: str, stored: str
) -> None:
    async with driving(workspace, document) as at:
        await at.burst(typed)
        count = len(stored.replace("-", ""))
        assert f"{counted(count, 'claim')} of {counted(count, 'sentence')} changed" in at.panel
        assert "range" not in at.panel
        assert f"{count}/8" in at.title
        assert labels(workspace, document) == stored
        await at.press("u")
        assert at.gutter == "·" * 8
        assert "0/8" in at.title
        await at.press("U")
    assert labels(workspace, document) == stored
    assert acts(workspace) == [Act.TAG, Act.UNDO, Act.REDO]


async def test_the_panel_says_how_far_the_range_goes(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("j", "r")
        assert "range of 1" in at.panel
        await at.press("j", "j")
        assert "Sentence 4 of 8, range of 3" in at.panel
        await at.press("g")
        assert "Sentence 1 of 8, range of 2" in at.panel


@pytest.mark.parametrize("key", ["r", "escape"])
async def test_a_range_is_left_with_nothing_done(workspace: Workspace, document: Document, key: str) -> None:
    async with driving(workspace, document) as at:
        await at.press("r", "j", "j", key)
        assert "range" not in at.panel
        await at.press("f")
    assert labels(workspace, document) == "--f-----"


async def test_a_range_is_flagged_and_its_flags_are_taken_away(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("frjjm")
        assert at.gutter == "F·!·!·!····"
        await at.press("g", "j", "r", "j", "j", "m")
        assert at.gutter == "F·······"
    assert acts(workspace) == [Act.TAG, Act.FLAG, Act.FLAG]
    assert [claim is not None for claim in claims(workspace, document)] == [True] + [False] * 7


async def test_each_claim_of_a_carved_sentence_gets_the_label(workspace: Workspace) -> None:
    document = add_text(workspace, "The dam broke at dawn; nobody came to help. It rained. So it was.")
    async with driving(workspace, document) as at:
        await at.burst("cafgrjx")
        assert at.gutter == "xxx·"
        assert "3 claims of 2 sentences changed" in at.panel
        await at.press("u")
        assert at.gutter == "AF··"


async def test_a_range_under_a_filter_takes_only_what_the_filter_leaves(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("faofaofa" + "Ff\r" + "grG")
        assert "range of 3" in at.panel
        await at.press("x")
        assert labels(workspace, document) == "xaoxaoxa"
        assert "3 claims of 3 sentences changed" in at.panel
        assert "3/3" in at.title, "what is tagged stays under the filter until that is set anew"
        await at.press("u")
    assert labels(workspace, document) == "faofaofa"


async def test_a_range_of_which_the_filter_leaves_nothing_is_refused_in_a_line(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("fFf\r/scandal\rr")
        assert "range of 0" in at.panel
        await at.press("x")
        assert at.notices == ["The filter leaves nothing of this range: Esc ends it."]
        at.app.clear_notifications()
        await at.press("m")
        assert at.notices == ["The filter leaves nothing of this range: Esc ends it."]
    assert labels(workspace, document) == "f-------"


async def test_a_label_that_is_there_already_is_no_act(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("rjfrkf")
        assert "0 claims of 2 sentences changed" in at.panel
    assert acts(workspace) == [Act.TAG]


async def test_a_range_of_three_hundred_typed_before_the_whole_document_is_there(
    workspace: Workspace,
) -> None:
    document = add_text(workspace, " ".join(f"Report {number} came late." for number in range(300)))
    async with driving(workspace, document) as at:
        await at.burst("rGx")
        assert "300/300" in at.title
        await at.burst("u" * 100)
        assert "0/300" in at.title
    assert acts(workspace) == [Act.TAG, Act.UNDO]
