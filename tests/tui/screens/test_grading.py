"""Grading in the evidence list: a letter for the source, a digit for what it says of the claim."""

import pytest

from annotator.domain.annotations import Link
from annotator.domain.events import Act
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.services.library import change_source
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from tests.tui.driving import acts, add_sources, add_text, claims, driving


def links(workspace: Workspace) -> tuple[Link, ...]:
    """The evidence of the first sentence."""
    claim = claims(workspace, add_text(workspace))[0]
    return claim.links if claim else ()


def grades(workspace: Workspace) -> list[str]:
    """Both halves of each grade as stored."""
    return [f"{one.source.reliability or '-'}{one.evidence.credibility or '-'}" for one in links(workspace)]


@pytest.mark.parametrize("letter", "ABCDEF")
async def test_a_letter_grades_the_source(workspace: Workspace, letter: str) -> None:
    add_sources(workspace, "Report")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", "enter", "e", letter)
        assert f"[{letter}-]" in at.drawn
        assert "1-6 grades what it says" in at.drawn
    assert grades(workspace) == [f"{letter}-"]


@pytest.mark.parametrize("digit", "23456")
async def test_a_digit_grades_the_link(workspace: Workspace, digit: str) -> None:
    add_sources(workspace, "Report")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", "enter", "e", digit)
        assert f"[-{digit}]" in at.drawn
        assert "A-F grades the source" in at.drawn
    assert grades(workspace) == [f"-{digit}"]


async def test_typing_both_grades_both_and_each_is_undone(workspace: Workspace) -> None:
    add_sources(workspace, "Report")
    async with driving(workspace, add_text(workspace)) as at:
        await at.burst("s\reB2")
        assert "[B2]" in at.drawn
        assert "B usually reliable, 2 probably true" in at.drawn
        await at.press("escape")
        assert "[B2]" in at.panel
        await at.press("u")
        assert "undone: grade" in at.panel
        assert "[B-]" in at.panel
        await at.press("u")
        assert "[" not in at.panel
        await at.press("U", "U")
        assert "[B2]" in at.panel
    assert grades(workspace) == ["B2"]
    assert acts(workspace)[-6:] == [Act.GRADE, Act.GRADE, Act.UNDO, Act.UNDO, Act.REDO, Act.REDO]


async def test_the_marked_link_is_graded_and_its_grade_seen_wherever_the_source_is_linked(
    workspace: Workspace,
) -> None:
    add_sources(workspace, "First", "Second")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(
            "s", *"first", "enter", "s", *"second", "enter", "e", "j", "C", "3", "k", "4", "escape"
        )
        assert "First [-4]" in at.panel
        assert "Second [C3]" in at.panel
        await at.press("j", "s", *"second", "enter")
        assert "Second [C-]" in at.panel
    assert grades(workspace) == ["-4", "C3"]


async def test_confirmed_is_refused_until_two_independent_roots_support_the_claim(
    workspace: Workspace,
) -> None:
    agency, paper = Source(new_uid(), "Agency"), Source(new_uid(), "Paper")
    add_source(workspace, agency)
    add_source(workspace, paper)
    change_source(workspace, Source(paper.uid, "Paper", derived_from=agency.uid))
    add_sources(workspace, "Witness")
    linked = ("s", *"agency", "enter", "s", *"paper", "enter")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(*linked, "e", "1")
        assert at.on == "EvidenceDialog"
        assert at.notices == [
            "1 means confirmed by other sources: 2 independent roots must support the claim, not 1."
        ]
        assert grades(workspace) == ["--", "--"]
        await at.press("escape")
        assert "2 links, 1 root" in at.panel
        await at.press("s", *"witness", "enter", "e", "1", "escape")
        assert "3 links, 2 roots" in at.panel
        assert "Agency [-1]" in at.panel
    assert grades(workspace) == ["-1", "--", "--"]
