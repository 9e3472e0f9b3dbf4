"""The finder's passages: what the library says of the claim is there before anything is typed."""

from collections.abc import Sequence

import pytest
from textual.widgets import OptionList

from annotator.domain.annotations import Link
from annotator.domain.documents import Document
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.vocabulary import QuoteMatch, Stance
from annotator.services.library import set_text
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from tests.tui.driving import Driver, add_sources, add_text, claims, driving

CLOSING = (
    "The harbour board closed the north pier on Monday morning after divers had found cracks in two of its "
    "pillars, and put up a fence on the landward side."
)
TIDES = (
    "High water at Little Merrow was at 6.12 in the morning and at 18.40 in the evening, as the tables said."
)
BUILDER = "The builder, Ada Berg & Sons, forged two [b]inspection[/b] reports in the spring, the court found."
PIER = 2
"""Index of the sentence on the closing of the pier."""


def add_report(workspace: Workspace, title: str = "Inspection report") -> str:
    """A source with three passages; its uid."""
    report = Source(new_uid(), title=title, publisher="Harbour board", date="2024-05")
    add_source(workspace, report)
    set_text(workspace, report.uid, "\n\n".join((TIDES, CLOSING, BUILDER)))
    return report.uid


def found(at: Driver) -> str:
    """What the list of passages draws, with single spaces."""
    region = at.app.screen.query_one("#passages", OptionList).region
    lines = (line[region.x : region.right] for line in at.lines[region.y : region.bottom])
    return " ".join(" ".join(lines).split())


def evidence(workspace: Workspace, document: Document) -> Sequence[Link]:
    claim = claims(workspace, document)[PIER]
    return claim.links if claim else ()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_bears_on_the_claim_is_there_before_anything_is_typed(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    add_report(workspace)
    add_sources(workspace, "Another source")
    async with driving(workspace, add_text(workspace), size) as at:
        await at.press("j", "j", "s")
        assert found(at).lstrip("─│ ").startswith("Inspection report (Harbour board, 2024-05)")
        assert "closed the north pier on Monday" in found(at).replace(" │", "")
        assert "Another source" in at.drawn


async def test_enter_on_a_passage_links_it_with_quote_and_place(workspace: Workspace) -> None:
    uid = add_report(workspace)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("j", "j", "s", "shift+tab", "enter")
        assert "Inspection report" in at.panel
        assert "verbatim" in at.panel
    (link,) = evidence(workspace, document)
    assert (link.source.uid, link.evidence.quote, link.evidence.locator) == (uid, CLOSING, "para. 2")
    assert (link.evidence.quote_match, link.evidence.stance) == (QuoteMatch.VERBATIM, Stance.SUPPORTS)


async def test_a_question_may_be_typed_instead_of_the_claim(workspace: Workspace) -> None:
    add_report(workspace)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("j", "j", "s")
        await at.burst("Who forged the inspection reports?")
        assert "forged two [b]inspection[/b] reports" in found(at)
        await at.press("tab", "enter")
    (link,) = evidence(workspace, document)
    assert (link.evidence.quote, link.evidence.stance) == (BUILDER, Stance.REFUTES)


async def test_another_passage_is_chosen_with_the_arrows(workspace: Workspace) -> None:
    add_report(workspace)
    add_report(workspace, "A copy of it")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("j", "j", "s", "shift+tab", "up", "down", "down", "enter")
    (link,) = evidence(workspace, document)
    assert (link.source.title, link.evidence.quote) == ("A copy of it", CLOSING)


async def test_back_from_the_passages_to_the_sources(workspace: Workspace) -> None:
    add_report(workspace)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("j", "j", "s", "shift+tab", "shift+tab", "enter")
    assert [link.evidence.quote for link in evidence(workspace, document)] == [None]


async def test_the_same_passage_twice_is_refused(workspace: Workspace) -> None:
    add_report(workspace)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("j", "j", "s", "shift+tab", "enter")
        await at.press("s", "shift+tab", "enter")
        assert "Already linked to Inspection report" in at.drawn
    assert len(evidence(workspace, document)) == 1


async def test_where_no_source_has_a_text_there_are_only_titles(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("j", "j", "s", "shift+tab")
        assert not at.app.screen.query_one("#passages").display
        await at.press("enter")
    assert [link.source.title for link in evidence(workspace, document)] == ["Harbour report"]
