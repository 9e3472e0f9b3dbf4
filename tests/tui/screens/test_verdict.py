"""The verdict: set by one key, proposed by the evidence, taken back, undone."""

import pytest

from annotator.domain.events import Act
from annotator.domain.vocabulary import Verdict
from annotator.services.workspace import Workspace
from tests.tui.driving import acts, add_sources, add_text, claims, driving


def stored(workspace: Workspace) -> Verdict | None:
    """The verdict on the first sentence."""
    claim = claims(workspace, add_text(workspace))[0]
    return claim.annotation.verdict if claim else None


@pytest.mark.parametrize(("key", "verdict"), zip("srnc", Verdict, strict=True))
async def test_a_key_sets_each_verdict(workspace: Workspace, key: str, verdict: Verdict) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("f", "k", "v")
        assert at.on == "VerdictDialog"
        assert all(each in at.drawn for each in Verdict)
        assert at.drawn.count("Pier shut after cracks") == 2, "the sentence that it is about"
        await at.press(key)
        assert at.on == "SteppingScreen"
        assert f"F fact   {verdict}" in at.panel
    assert stored(workspace) is verdict
    assert acts(workspace) == [Act.TAG, Act.VERDICT]


async def test_enter_takes_what_the_evidence_implies(workspace: Workspace) -> None:
    add_sources(workspace, "Report")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", "enter", "e", "r", "escape")
        assert "v: refuted?" in at.panel
        await at.press("v")
        marked = [line for line in at.lines if "Enter: the evidence implies it" in line]
        assert [line.strip("│ ")[:9] for line in marked] == ["r refuted"]
        await at.press("enter")
        assert "· open   refuted   1 link" in at.panel
    assert stored(workspace) is Verdict.REFUTED


async def test_nothing_is_proposed_without_evidence(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("v")
        assert "implies it" not in at.drawn
        await at.press("enter")
        assert at.on == "VerdictDialog"
        assert at.notices == ["There is no evidence to imply a verdict: press s, r, n or c."]
    assert stored(workspace) is None


async def test_where_analyst_and_evidence_disagree_the_panel_tells(workspace: Workspace) -> None:
    add_sources(workspace, "Report")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", "enter", "v", "r")
        assert "refuted ≠ evidence: supported" in at.panel
        await at.press("v")
        assert "yours" in next(line for line in at.lines if "r refuted" in line)
        await at.press("escape", "e", "r", "escape")
        assert "≠" not in at.panel


async def test_backspace_takes_it_back_and_escape_changes_nothing(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("v", "c", "v", "escape")
        assert stored(workspace) is Verdict.CONFLICTING_EVIDENCE
        await at.press("v", "backspace")
        assert "conflicting" not in at.panel
    assert stored(workspace) is None
    assert acts(workspace) == [Act.VERDICT, Act.VERDICT]


async def test_a_verdict_is_undone_and_done_again(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("v", "s", "v", "r", "u")
        assert "undone: verdict" in at.panel
        assert stored(workspace) is Verdict.SUPPORTED
        await at.press("u")
        assert stored(workspace) is None
        await at.press("U", "U")
        assert stored(workspace) is Verdict.REFUTED
        assert "refuted" in at.panel


async def test_a_burst_through_the_dialog(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.burst("vsfvrf")
        assert at.gutter.startswith("FF")
    assert [c and c.annotation.verdict for c in claims(workspace, add_text(workspace))[:2]] == [
        Verdict.SUPPORTED,
        Verdict.REFUTED,
    ]
