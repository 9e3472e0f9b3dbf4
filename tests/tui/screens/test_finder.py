"""The finder: a few letters, Enter, and the claim is linked."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import OptionList

from annotator.domain.annotations import Claim, Link
from annotator.domain.documents import Document
from annotator.domain.events import Act
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Stance
from annotator.services.sources import add_source, list_sources
from annotator.services.workspace import Workspace
from tests.tui.driving import Driver, acts, add_sources, add_text, claims, driving, labels

TITLES = ("Harbour report", "Pier estimate", "Interview with Ada Berg")


def linked(workspace: Workspace, document: Document, index: int = 0) -> Sequence[Link]:
    """The evidence of a sentence."""
    claim: Claim | None = claims(workspace, document)[index]
    return claim.links if claim else ()


def offered(at: Driver) -> list[str]:
    """The lines of the finder's list."""
    region = at.app.screen.query_one(OptionList).region
    lines = (line[region.x : region.right].strip() for line in at.lines[region.y : region.bottom])
    return [line for line in lines if line]


async def test_tagging_and_linking_a_known_source_takes_six_keys_at_most(workspace: Workspace) -> None:
    add_sources(workspace, *TITLES, *(f"Another paper on {n}" for n in range(50)))
    document = add_text(workspace)
    keys = ("s", "p", "i", "enter", "a")
    assert len(keys) <= 6
    async with driving(workspace, document) as at:
        await at.press(*keys)
    assert [link.source.title for link in linked(workspace, document)] == ["Pier estimate"]
    assert labels(workspace, document)[0] == "a"
    assert acts(workspace)[-2:] == [Act.LINK, Act.TAG]


async def test_what_was_linked_last_is_offered_first(workspace: Workspace) -> None:
    add_sources(workspace, *TITLES)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", *"pier", "enter", "j", "s")
        assert offered(at)[0] == "Pier estimate"
        assert len(offered(at)) == 3
        await at.press("enter")
        assert "supports Pier estimate" in at.panel
        assert at.gutter == "········"
    assert [claim is not None for claim in claims(workspace, document)][:3] == [True, True, False]


async def test_each_letter_ranks_anew_and_matched_letters_are_marked(workspace: Workspace) -> None:
    add_sources(workspace, *TITLES)
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s", "b")
        assert offered(at) == ["Interview with Ada Berg", "new source: b"]
        await at.press("backspace", *"pi")
        assert offered(at) == ["Pier estimate", "new source: pi"]
        assert underlined(at) == "Pi"


def underlined(at: Driver) -> str:
    """What the finder's list draws underlined."""
    listed = at.app.screen.query_one(OptionList)
    strips = [listed.render_line(y) for y in range(listed.size.height)]
    return "".join(s.text for strip in strips for s in strip if s.style and s.style.underline)


async def test_a_misspelled_word_is_understood(workspace: Workspace) -> None:
    add_sources(workspace, *TITLES)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", *"intrview", "enter")
    assert [link.source.title for link in linked(workspace, document)] == ["Interview with Ada Berg"]


async def test_author_publisher_date_and_url_are_shown_and_found(workspace: Workspace) -> None:
    url = "https://example.org/cracks"
    source = Source(new_uid(), title="Cracks", author="J. Wren", publisher="Gazette", date="2024", url=url)
    add_source(workspace, source)
    add_sources(workspace, *TITLES)
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s")
        for typed in ("wren", "gazet", "example.org/cr"):
            await at.press("ctrl+u", *typed)
            assert offered(at)[0] == f"Cracks  J. Wren  Gazette  2024  {url}"


@pytest.mark.parametrize(("tabs", "stance"), [*enumerate(Stance), (3, Stance.SUPPORTS)])
async def test_tab_chooses_the_stance(workspace: Workspace, tabs: int, stance: Stance) -> None:
    add_sources(workspace, *TITLES)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", *"pie", *["tab"] * tabs)
        assert stance in at.lines[-2]
        await at.press("r", "enter")
    assert [link.evidence.stance for link in linked(workspace, document)] == [stance]


@pytest.mark.parametrize(
    ("typed", "title", "url"),
    [
        ("Census of 2021", "Census of 2021", None),
        ("https://example.org/a?b=1", None, "https://example.org/a?b=1"),
        ("Census https://example.org/a", "Census", "https://example.org/a"),
        ("[b]Census[/b] [/", "[b]Census[/b] [/", None),
    ],
)
async def test_what_matches_nothing_becomes_a_source(
    workspace: Workspace, typed: str, title: str | None, url: str | None
) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", *typed)
        assert offered(at) == [f"new source: {typed}"]
        await at.press("enter")
        assert f"supports {title or url}" in at.panel
    assert [(link.source.title, link.source.url) for link in linked(workspace, document)] == [(title, url)]
    assert acts(workspace) == [Act.ADD_SOURCE, Act.LINK]


@pytest.mark.parametrize("typed", ["the harbour report.", "Report http://www.example.org/r/?utm_source=x"])
async def test_a_source_that_looks_like_one_there_is_offered_first(workspace: Workspace, typed: str) -> None:
    add_source(workspace, Source(new_uid(), title="The Harbour Report", url="https://example.org/r"))
    add_sources(workspace, *TITLES[1:])
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s")
        await at.paste(typed)
        assert offered(at)[0].startswith("there already:")
        assert offered(at)[-1].startswith("new source:")
        await at.press("enter")
    assert [link.source.title for link in linked(workspace, document)] == ["The Harbour Report"]
    assert len(list(list_sources(workspace))) == 3


async def test_a_new_source_can_be_made_all_the_same(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", *"Harbour reports", "up", "enter")
    assert [link.source.title for link in linked(workspace, document)] == ["Harbour reports"]
    assert len(list(list_sources(workspace))) == 2


async def test_arrows_choose_and_go_round(workspace: Workspace) -> None:
    add_sources(workspace, "One report", "Two report", "Three report")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", *"report")
        names = offered(at)
        await at.press("down", "down", "up", "up", "up", "up", "enter")
    assert [link.source.title for link in linked(workspace, document)] == [names[2]]


async def test_arrows_and_enter_with_nothing_to_choose(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", "down", "up", "enter")
        assert at.on == "FinderDialog"
        await at.press("escape")
    assert acts(workspace) == []


async def test_a_source_deleted_meanwhile_is_told_and_the_dialog_stays(
    workspace: Workspace, database_path: Path
) -> None:
    add_sources(workspace, *TITLES)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", *"pie")
        with closing(sqlite3.connect(database_path)) as other, other:
            other.execute("DELETE FROM source")
        await at.press("enter")
        assert at.on == "FinderDialog"
        assert at.notices == ["That source is not in the library any more: search for it again."]
    assert linked(workspace, document) == ()


async def test_linking_twice_is_refused_and_the_dialog_stays(workspace: Workspace) -> None:
    add_sources(workspace, *TITLES)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", *"pie", "enter", "s", *"pie", "enter")
        assert at.on == "FinderDialog"
        assert at.notices == ["Already linked to Pier estimate: press e to change that link."]
        assert "pie" in at.drawn
        await at.press("ctrl+u", *"harb", "enter")
        assert at.on == "SteppingScreen"
    assert [link.source.title for link in linked(workspace, document)] == ["Pier estimate", "Harbour report"]


async def test_a_source_may_be_linked_again_once_something_was_quoted(workspace: Workspace) -> None:
    add_sources(workspace, *TITLES)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", "enter", "e", "e", *"cracked", "enter", "escape", "s", "enter")
    assert [link.evidence.quote for link in linked(workspace, document)] == ["cracked", None]


async def test_a_link_to_an_open_sentence_leaves_it_open_and_underlined(workspace: Workspace) -> None:
    add_sources(workspace, *TITLES)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s", "enter")
        assert "0/8" in at.title
        assert "· open" in at.panel
        await at.press("o", "k")
        assert "O opinion" in at.panel
        assert "supports" in at.panel


async def test_a_click_links_the_source_under_it(workspace: Workspace) -> None:
    add_sources(workspace, *TITLES)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("s")
        row = next(row for row, line in enumerate(at.lines) if "Harbour report" in line)
        await at.pilot.click(offset=(5, row))
        await at.settled()
        assert at.on == "SteppingScreen"
        await at.press("f")
    assert [link.source.title for link in linked(workspace, document)] == ["Harbour report"]
    assert labels(workspace, document)[0] == "f"


@pytest.mark.parametrize(
    ("typed", "left"),
    [("xy\x7fbud", "xbud"), ("xyz\x15pier", "pier"), ("ab\x1b[Dc", "acb"), ("a b\x17c", "a c")],
)
async def test_editing_keys_keep_their_place_in_a_burst(workspace: Workspace, typed: str, left: str) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press("s")
        await at.burst(typed)
        assert f"new source: {left}" in at.drawn
