"""The evidence of a claim: what bears on it, how, and where that is written."""

import pytest

from annotator.domain.annotations import Evidence
from annotator.domain.events import Act
from annotator.domain.vocabulary import Stance
from annotator.services.workspace import Workspace
from tests.tui.driving import acts, add_sources, add_text, claims, driving


@pytest.fixture
def sources(workspace: Workspace) -> None:
    add_sources(workspace, "First report", "Second report", "Third report")


pytestmark = pytest.mark.usefixtures("sources")

LINKED = ("s", *"third", "enter", "s", *"second", "enter", "s", *"first", "enter")
"""Links the first sentence to the three sources, the third first."""


def stored(workspace: Workspace) -> list[Evidence]:
    """The evidence of the first sentence."""
    claim = claims(workspace, add_text(workspace))[0]
    return [link.evidence for link in claim.links] if claim else []


async def test_the_list_shows_the_links_in_their_order(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(*LINKED, "e")
        assert at.on == "EvidenceDialog"
        listed = [line for line in at.lines if "report" in line]
        assert [line.strip("│ ").split()[2] for line in listed[-3:]] == ["Third", "Second", "First"]


async def test_without_evidence_there_is_no_list(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("e")
        assert at.on == "SteppingScreen"
        assert "no source yet: s links one" in at.panel


@pytest.mark.parametrize(
    ("key", "stance"), [("s", Stance.SUPPORTS), ("r", Stance.REFUTES), ("c", Stance.CONTEXT)]
)
async def test_a_key_sets_the_stance_of_the_marked_link(
    workspace: Workspace, key: str, stance: Stance
) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(*LINKED[:15], "e", "j", "r", "k", key, "escape")
        assert stance in at.panel
    assert [evidence.stance for evidence in stored(workspace)] == [stance, Stance.REFUTES]


async def test_quote_locator_and_note_are_written_and_changed(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", "enter", "e", "e", *"it cracked", "tab", *"page 4", "tab", *"twice", "enter")
        assert at.on == "EvidenceDialog"
        assert "report page 4 no text" in at.drawn
        assert "“it cracked”" in at.drawn
        assert "note: twice" in at.drawn
        await at.press("enter")
        assert at.on == "FieldsDialog"
        assert "twice" in at.drawn
        await at.press("!", "enter", "escape")
        assert "page 4 no text “it cracked!”" in at.panel
    (evidence,) = stored(workspace)
    assert (evidence.quote, evidence.locator, evidence.note) == ("it cracked!", "page 4", "twice")


async def test_leaving_the_fields_changes_nothing(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", "enter", "e", "e", *"srcdjk", "escape")
        assert at.on == "EvidenceDialog"
        await at.press("q")
        assert at.on == "SteppingScreen"
    assert acts(workspace)[-1] == Act.LINK


@pytest.mark.parametrize("key", ["d", "delete"])
async def test_links_are_removed_one_by_one_and_the_list_closes(workspace: Workspace, key: str) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("f", "k", *LINKED, "e", "j", key)
        assert "Second" not in at.drawn
        assert at.on == "EvidenceDialog"
        await at.press(key)
        assert "Third" in at.drawn
        await at.press(key)
        assert at.on == "SteppingScreen"
        assert "F fact" in at.panel
        assert "no source yet" in at.panel
        await at.press("u", "u", "u")
        assert [name for name in ("Third", "Second", "First") if name in at.panel] == [
            "Third",
            "Second",
            "First",
        ]
    assert acts(workspace).count(Act.UNLINK) == 3


async def test_a_claim_of_which_nothing_was_said_goes_with_its_last_link(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", "enter", "e", "d")
        assert "· open" in at.panel
        assert "f fact, a allegation" in at.panel
    assert claims(workspace, document)[0] is None


async def test_each_change_of_evidence_is_undone(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", "enter", "e", "r", "e", *"torn", "enter", "escape")
        assert "refutes" in at.panel
        assert "“torn”" in at.panel
        await at.press("u")
        assert "torn" not in at.panel
        assert "refutes" in at.panel
        await at.press("u")
        assert "supports" in at.panel
        await at.press("u")
        assert "report" not in at.panel
        await at.press("U", "U", "U")
        assert "refutes" in at.panel
        assert "“torn”" in at.panel


async def test_a_burst_in_the_list(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.burst("sthird\rssecond\rsfirst\rerjcjseold words\rqf")
        assert at.on == "SteppingScreen"
        assert at.current == 1
    assert [evidence.stance for evidence in stored(workspace)] == [
        Stance.REFUTES,
        Stance.CONTEXT,
        Stance.SUPPORTS,
    ]
    assert stored(workspace)[2].quote == "old words"
