"""Quotes in the evidence list: whether the source says that, what it says instead, and quoting just that."""

import pytest

from annotator.domain.annotations import Evidence
from annotator.domain.events import Act
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.vocabulary import QuoteMatch
from annotator.services.library import set_text
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from annotator.tui.screens.evidence import EvidenceDialog
from tests.tui.driving import Driver, acts, add_sources, add_text, claims, driving

SAID = "The north pier was closed to all visitors on Monday, after deep cracks [b]were[/b] found."


@pytest.fixture
def report(workspace: Workspace) -> Source:
    """A source with a text."""
    source = Source(new_uid(), "Report", note="of [b]May[/b]", archive_url="https://archive.example/1")
    add_source(workspace, source)
    set_text(workspace, source.uid, f"Inspection.\n\n{SAID}\n\nNothing more.")
    return source


pytestmark = pytest.mark.usefixtures("report")


def stored(workspace: Workspace) -> Evidence:
    """The evidence of the first sentence."""
    claim = claims(workspace, add_text(workspace))[0]
    assert claim is not None
    return claim.links[0].evidence


async def quote(at: Driver, words: str) -> None:
    """Link the current sentence to the report, quote it, and stay in the evidence list."""
    await at.press("s", "enter", "e", "e")
    await at.paste(words)
    await at.press("enter")


def drawn(at: Driver) -> str:
    """What the dialog tells, with single spaces."""
    return " ".join(" ".join(line.strip("│ ") for line in at.lines).split())


@pytest.mark.parametrize(
    ("words", "match", "told"),
    [
        (SAID, QuoteMatch.VERBATIM, f"verbatim, characters 13 to {13 + len(SAID)} of the source"),
        ("closed to all  visitors", QuoteMatch.VERBATIM, "verbatim, characters 32 to 54 of the source"),
        ("on Monday, after deep cracks", QuoteMatch.VERBATIM, "verbatim"),
        ("The mayor sold it.", QuoteMatch.NOT_FOUND, "not found"),
    ],
)
async def test_what_became_of_a_quote_is_told_once_it_is_typed(
    workspace: Workspace, words: str, match: QuoteMatch, told: str
) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await quote(at, words)
        assert told in drawn(at)
        assert f"“{' '.join(words.split())}”" in drawn(at)
        await at.press("escape")
        assert f"{match} “" in " ".join(at.panel.split())
        assert ("Report para. 2" in at.panel) is (match is QuoteMatch.VERBATIM)
    assert stored(workspace).quote_match is match


async def test_a_source_without_text_is_told(workspace: Workspace, report: Source) -> None:
    set_text(workspace, report.uid, None)
    async with driving(workspace, add_text(workspace)) as at:
        await quote(at, "closed")
        assert "no text" in drawn(at)
        await at.press("equals_sign")
        assert "Report has no text to quote" in at.notices[0]
        assert at.on == "EvidenceDialog"
    assert stored(workspace).quote == "closed"


WRONG = SAID.removesuffix(".").replace("closed", "shut").replace("deep ", "")


async def test_words_that_differ_are_struck_and_underlined(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await quote(at, WRONG)
        assert "The north pier was shut closed to all visitors on Monday, after deep cracks" in drawn(at)
        assert "struck: only quoted, underlined: only in the source, = quotes the source" in drawn(at)
        assert styled(at, "strike") == ["shut", "struck"]
        assert styled(at, "underline") == ["closed", "deep", "underlined"]
    assert stored(workspace).quote_match is QuoteMatch.FUZZY


def styled(at: Driver, attribute: str) -> list[str]:
    """The words below the list that are drawn with an attribute."""
    dialog = at.app.screen
    assert isinstance(dialog, EvidenceDialog)
    details = dialog.query_one("#details")
    strips = details.render_lines(details.size.region)
    runs = (segment for strip in strips for segment in strip if segment.style)
    return [
        run.text.strip() for run in runs if run.style and getattr(run.style, attribute) and run.text.strip()
    ]


async def test_one_key_quotes_what_the_source_says(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await quote(at, WRONG)
        similarity = stored(workspace).quote_similarity
        assert f"{similarity} % at para. 2, characters" in drawn(at)
        await at.press("equals_sign")
        assert "verbatim, characters 13" in drawn(at)
        assert "struck" not in drawn(at)
        assert stored(workspace).quote_match is QuoteMatch.VERBATIM
        assert (stored(workspace).quote or "").startswith("The north pier was closed to all visitors")
        await at.press("escape", "u")
        assert f"{similarity} % at para. 2 “The north pier was shut" in " ".join(at.panel.split())
    assert stored(workspace).quote == WRONG
    assert acts(workspace)[-2:] == [Act.CHANGE_EVIDENCE, Act.UNDO]


async def test_the_place_goes_with_the_likeness(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await quote(at, WRONG)
        await at.press("e", "tab", "ctrl+u", *"p. 4", "enter")
        told = f"{stored(workspace).quote_similarity} % at p. 4"
        assert f"{told}, characters" in drawn(at)
        await at.press("escape")
        assert told in at.panel


async def test_markup_in_quotes_and_notes_is_drawn_as_it_stands(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        for words in (SAID, WRONG, "[@click=app.quit]x[/]"):
            await quote(at, words)
            assert words.split()[-1] in drawn(at)
            assert "source: of [b]May[/b]" in drawn(at)
            assert "archive: https://archive.example/1" in drawn(at)
            await at.press("escape", "j")


async def test_what_is_told_follows_the_marked_link(workspace: Workspace) -> None:
    add_sources(workspace, "Other")
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", *"other", "enter", "s", *"report", "enter", "e")
        assert "archive:" not in at.drawn
        await at.press("j")
        assert "archive:" in at.drawn
        await at.press("k")
        assert "archive:" not in at.drawn
        assert "nothing quoted: e writes a quote" in at.drawn


async def test_what_does_not_fit_is_scrolled_to(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await quote(at, "A long quote that is not there. " * 40 + "Its end.")
        assert "Its end." not in at.drawn
        assert "archive:" not in at.drawn
        await at.press(*["space"] * 3)
        assert "archive:" in at.drawn
        await at.press(*["pageup"] * 3)
        assert "“A long quote" in at.drawn


async def test_a_burst_of_quoting_and_grading(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.burst(f"s\ree{WRONG}\r=B2rqf")
        assert at.on == "SteppingScreen"
        assert at.current == 1
    found = stored(workspace)
    assert (found.quote_match, found.credibility, found.stance) == (QuoteMatch.VERBATIM, "2", "refutes")
