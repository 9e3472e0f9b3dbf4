"""Time: evidence that is later than the text is marked; what was not known by a day can be left out."""

import pytest

from annotator.domain.documents import Document, Metadata, RawDocument
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Verdict
from annotator.services.importing import import_text
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from tests.tui.driving import TEXT, claims, driving


@pytest.fixture
def document(workspace: Workspace) -> Document:
    """A document of a day, and a source from before and one from after it."""
    add_source(workspace, Source(new_uid(), "Early", date="2015-03"))
    add_source(workspace, Source(new_uid(), "Late", date="2017-01-02"))
    metadata = Metadata(title="Pier", date="2016-05-01")
    return import_text(workspace, RawDocument(TEXT, metadata), Metadata(), Metadata()).document


LINKED = ("s", *"early", "enter", "s", *"late", "tab", "enter")
"""Links the first sentence to both, to the late one as refuting it."""


async def test_what_is_later_than_the_text_is_marked(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press(*LINKED)
        assert [line.split()[2] for line in at.panel.splitlines() if "after the text" in line] == ["Late"]
        await at.press("e")
        assert [line.split()[3] for line in at.lines if "after the text" in line] == ["Late"]


async def test_evidence_after_a_day_is_left_out_until_the_day_is_taken_away(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press(*LINKED)
        before = at.panel
        assert "v: conflicting evidence?   2 links, 1 root for, 1 against" in before
        await at.press("T", *"2016-01-01", "enter")
        assert "as of 2016-01-01" in at.panel
        assert "v: supported?   1 link, 1 root, 1 later left out" in at.panel
        assert "Late" not in at.panel
        await at.press("v", "enter", "j")
        assert "as of 2016-01-01" in at.panel, "on every sentence"
        await at.press("k", "v", "backspace", "T", *["backspace"] * 10, "enter")
        assert at.panel == before


async def test_the_verdict_that_is_proposed_is_that_of_the_day(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press(*LINKED, "T", *"2014-12-31", "enter", "v")
        assert "implies it" not in at.drawn
        await at.press("escape", "T", "ctrl+u", *"2015-12-31", "enter", "v", "enter")
        assert "supported   1 link, 1 root, 1 later left out" in at.panel
    claim = claims(workspace, document)[0]
    assert claim is not None
    assert claim.annotation.verdict is Verdict.SUPPORTED
    assert len(claim.links) == 2


async def test_the_margin_stays_as_it_was(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("f", "k", *LINKED)
        before = at.gutter
        await at.press("T", *"2001-01-01", "enter")
        assert at.gutter == before
        assert "2 later left out" in at.panel
        assert "no source yet" not in at.panel


@pytest.mark.parametrize("typed", ["soon", "2016-02-30", "01.02.2016", "2016", "[b]"])
async def test_what_is_no_day_is_told_and_can_be_typed_anew(
    workspace: Workspace, document: Document, typed: str
) -> None:
    async with driving(workspace, document) as at:
        await at.press("T", *typed, "enter")
        assert at.on == "FieldsDialog"
        assert at.notices == [f"'{typed}' is not a day: give it as 2024-05-31."]
        await at.press("ctrl+u", *"2016-02-01", "enter")
        assert at.on == "SteppingScreen"
        assert "as of 2016-02-01" in at.panel


async def test_escape_leaves_the_day_as_it_was(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("T", *"2016-02-01", "enter", "T", "ctrl+u", *"2017-01-01", "escape")
        assert "as of 2016-02-01" in at.panel


async def test_the_list_of_evidence_marks_what_is_left_out(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press(*LINKED, "e")
        assert "Evidence ─" in at.drawn
        assert "later" not in "".join(line for line in at.lines if "Late" in line)
        await at.press("escape", "T", *"2016-12-31", "enter", "e")
        assert "Evidence as of 2016-12-31 ─" in at.drawn
        assert [line.split()[3] for line in at.lines if " later " in line and "│" in line] == ["Late"]
        await at.press("j", "r")
        assert [line.split()[3] for line in at.lines if " later " in line and "│" in line] == ["Late"]


async def test_where_all_evidence_is_left_out_the_verdict_says_so(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press(*LINKED, "T", *"2014-12-31", "enter", "v")
        assert "All evidence is later than 2014-12-31." in at.drawn
        await at.press("enter")
        assert at.notices == ["All evidence is later than 2014-12-31: press s, r, n or c."]
        await at.press("escape", "T", "ctrl+u", *"2015-12-31", "enter", "v")
        assert "All evidence is later than 2014-12-31." not in at.drawn
        assert "implies it" in at.drawn
