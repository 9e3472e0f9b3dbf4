"""What else can be said of a claim: confidence, who alleges, note, flag; and taking it all back."""

import pytest

from annotator.domain.annotations import Annotation
from annotator.domain.events import Act
from annotator.domain.vocabulary import Confidence, Label
from annotator.services.workspace import Workspace
from tests.tui.driving import acts, add_sources, add_text, claims, driving, labels


def said(workspace: Workspace, index: int = 0) -> Annotation:
    """What is stored of a sentence of the only document."""
    claim = claims(workspace, add_text(workspace))[index]
    assert claim is not None
    return claim.annotation


@pytest.mark.parametrize(("key", "confidence"), zip("123", Confidence, strict=True))
async def test_confidence_is_set_and_taken_back_by_the_same_key(
    workspace: Workspace, key: str, confidence: Confidence
) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("f", "k", key)
        assert f"confidence {confidence}" in at.panel
        assert said(workspace).confidence is confidence
        await at.press(key)
        assert "confidence" not in at.panel
    assert (said(workspace).confidence, said(workspace).label) == (None, Label.FACT)
    assert acts(workspace) == [Act.TAG, Act.CONFIDENCE, Act.CONFIDENCE]


async def test_another_confidence_replaces_the_one_before(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("1", "3")
        assert "confidence high" in at.panel
        assert "open" in at.panel, "a confidence alone is no tag"
        assert "0/8" in at.title
    assert said(workspace).confidence is Confidence.HIGH


async def test_claimant_and_target(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("a", "k", "w", *"the board", "tab", *"Ada Berg", "enter")
        assert "who: the board against: Ada Berg" in " ".join(at.panel.split())
        await at.press("w")
        assert "the board" in at.drawn
        assert "Ada Berg" in at.drawn
        await at.press("tab", *["backspace"] * 8, "enter")
        assert "who: the board against: no one named" in " ".join(at.panel.split())
    assert (said(workspace).claimant, said(workspace).target) == ("the board", None)
    assert acts(workspace) == [Act.TAG, Act.ATTRIBUTE, Act.ATTRIBUTE]


async def test_a_note_is_written_changed_and_emptied(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("t", *"  see  page 4 ", "enter")
        assert "note: see page 4" in at.panel
        await at.press("t", *"2", "enter")
        assert said(workspace).note == "see page 42"
        await at.press("t", *["backspace"] * 11, "enter")
        assert "note:" not in at.panel
    assert claims(workspace, add_text(workspace))[0] is None
    assert acts(workspace) == [Act.NOTE] * 3


async def test_a_dialog_shows_the_sentence_that_it_is_about(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("j", "t")
        assert at.drawn.count("By Mara Lind") == 2


async def test_saving_what_was_there_is_no_act(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("t", "enter", "w", "enter")
        assert at.on == "SteppingScreen"
    assert acts(workspace) == []


async def test_a_flag_is_set_and_taken_away(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("m")
        assert "! flagged" in at.panel
        assert at.gutter == "·!·······"
        await at.press("m")
        assert "flagged" not in at.panel
        assert at.gutter == "········"
    assert acts(workspace) == [Act.FLAG, Act.FLAG]


async def test_clear_takes_all_back_and_says_what_went_with_it(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("f", "k", "2", "m", "s", "enter", "backspace")
        assert "cleared, with 1 of evidence: u brings it back" in at.panel
        assert at.gutter == "········"
        assert "0/8" in at.title
        assert claims(workspace, document)[0] is None
        await at.press("u")
        assert "undone: clear" in at.panel
        assert "Harbour report" in at.panel
        assert at.gutter == "F!·······"
    assert labels(workspace, document) == "f-------"
    assert len((claims(workspace, document)[0] or pytest.fail("gone")).links) == 1


async def test_clear_where_nothing_was_said(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("backspace")
        assert "nothing to clear" in at.panel
        await at.press("j")
        assert "nothing to clear" not in at.panel
    assert acts(workspace) == []
