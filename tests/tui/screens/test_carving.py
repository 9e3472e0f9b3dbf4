"""Carving: words of a sentence become claims of their own, by keys or by the mouse."""

import pytest

from annotator.domain.documents import Document, Span
from annotator.domain.events import Act
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.documents import open_whole
from annotator.services.workspace import Workspace
from annotator.tui.widgets.document_view import DocumentView
from tests.tui.driving import Driver, acts, add_sources, add_text, driving

FIRST = "Torvia is alleged to have bought the mayor"
SECOND = "who had once commanded the harbour police"
TEXT = f"{FIRST}, {SECOND}. It was a scandal.\n\nNobody came.\n"
LONG = TEXT + "\n" + " ".join(f"Report {number} came late." for number in range(300)) + "\n"


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return add_text(workspace, TEXT)


def stored(workspace: Workspace, document: Document) -> list[tuple[str, Label | None, int]]:
    """Words, label and number of links of the claims of the first sentence."""
    excerpt = open_whole(workspace, document).excerpt
    there = claims_in(workspace, Place(document.id, excerpt.spans[0]))
    return [
        (excerpt.text[slice(*claim.annotation.span)], claim.annotation.label, len(claim.links))
        for claim in there
    ]


def marked(at: Driver) -> str:
    """The claim or piece that the dialog points at."""
    return next(" ".join(line.split()) for line in reversed(at.lines) if "▸" in line).strip("│ ▸")


async def test_a_labelled_piece_is_a_claim_and_the_next_one_is_proposed(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press("c")
        assert at.on == "CarvingDialog"
        assert marked(at) == f"· proposed “{FIRST}”"
        await at.press("a")
        assert marked(at) == f"· proposed “{SECOND}”"
        assert f"A allegation “{FIRST}”" in " ".join(at.drawn.split())
        await at.press("f")
        assert at.on == "SteppingScreen"
        assert (at.current, at.gutter) == (1, "AF··")
        assert "A 1" in at.title
        assert "1/3" in at.title
        await at.press("k")
        assert "▸ A allegation" in at.panel
        assert "F fact" in at.panel
    assert stored(workspace, document) == [(FIRST, Label.ALLEGATION, 0), (SECOND, Label.FACT, 0)]
    assert acts(workspace) == [Act.CARVE] * 2


async def test_the_first_span_takes_over_from_the_whole_and_one_undo_brings_that_back(
    workspace: Workspace, document: Document
) -> None:
    add_sources(workspace, "Harbour report")
    async with driving(workspace, document, (100, 40)) as at:
        await at.press("o", "k", "3", "s", "enter")
        whole = stored(workspace, document)
        assert whole == [(TEXT.split(" It ", maxsplit=1)[0], Label.OPINION, 1)]
        await at.press("c", "a", "escape")
        assert stored(workspace, document) == [(FIRST, Label.ALLEGATION, 1)]
        assert "supports Harbour report" in at.panel
        assert "confidence high" in at.panel
        await at.press("u")
        assert stored(workspace, document) == whole
        assert at.gutter == "O··"
        assert "confidence high" in at.panel
        await at.press("U")
        assert stored(workspace, document) == [(FIRST, Label.ALLEGATION, 1)]


async def test_evidence_stays_with_its_span(workspace: Workspace, document: Document) -> None:
    add_sources(workspace, "Harbour report")
    async with driving(workspace, document, (100, 40)) as at:
        await at.press("c", "a", "f", "k", "l", "s", "enter")
        assert "supports Harbour report" in at.panel
        await at.press("h")
        assert "Harbour report" not in at.panel
        await at.press("c", "h", "o", "k", "J")
        there = [(label, links) for _, label, links in stored(workspace, document)]
        assert there == [(Label.OPINION, 0), (Label.FACT, 1)]
        await at.press("u", "l")
        assert "supports Harbour report" in at.panel


async def test_the_whole_proposal_is_taken_by_one_key_and_tagged_in_the_document(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("c\rfa")
        assert (at.on, at.current, at.gutter) == ("SteppingScreen", 1, "FA··")
        assert [label for _, label, _ in stored(workspace, document)] == [Label.FACT, Label.ALLEGATION]
        await at.press("u", "u", "u")
        assert stored(workspace, document) == []
        assert at.gutter == "···"
    assert acts(workspace)[:3] == [Act.CARVE, Act.TAG, Act.TAG]


async def test_the_claim_that_the_keys_act_on_stands_out_in_the_text(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document, (120, 30)) as at:
        await at.press("c", "enter")
        first, second = ground(at, "Torvia is alleged"), ground(at, "who had")
        assert first != second
        await at.press("l")
        assert (ground(at, "Torvia is alleged"), ground(at, "who had")) == (second, first)


def ground(at: Driver, words: str) -> object:
    """The colour behind words in the first line of the document."""
    line = at.app.screen.query_one(DocumentView).render_line(0)
    return next(part.style and part.style.bgcolor for part in line if words in part.text)


async def test_a_sentence_with_an_open_claim_is_open(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("c", "enter", "f")
        assert "0/3" in at.title
        await at.press("G", "n")
        assert at.current == 0


async def test_a_burst_carves_and_goes_on(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("cafo")
        assert (at.current, at.gutter) == (2, "AFO·")
    assert [label for _, label, _ in stored(workspace, document)] == [Label.ALLEGATION, Label.FACT]


async def test_keys_choose_the_words(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("c", *["h"] * 5, "L")
        assert marked(at) == "· proposed “is alleged”"
        await at.press("l", "H", "f")
    assert stored(workspace, document) == [("Torvia is alleged to", Label.FACT, 0)]


async def test_words_of_another_claim_cannot_be_chosen(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("c", "f", *["H"] * 3)
        assert marked(at) == f"· proposed “{SECOND}”"
        await at.press("o", "k", "c", *["l"] * 3)
        assert marked(at) == f"F fact “{FIRST}”"


async def test_a_click_chooses_up_to_that_word(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document, (120, 40)) as at:
        await at.press("c")
        row = max(
            number for number, line in enumerate(at.lines) if "is alleged to" in line and "“" not in line
        )
        await at.pilot.click(offset=(at.lines[row].index("alleged") + 2, row))
        await at.settled()
        assert marked(at) == "· proposed “Torvia is alleged”"
        await at.press("a")
    assert stored(workspace, document)[0][:2] == ("Torvia is alleged", Label.ALLEGATION)


async def test_a_claim_is_cut_anew_labelled_anew_and_taken_away(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press("c", "a", "f", "k", "c")
        assert marked(at) == f"A allegation “{FIRST}”", "all is labelled: the first claim is chosen"
        await at.press("h", "h", "o")
        assert stored(workspace, document)[0][:2] == ("Torvia is alleged to have bought", Label.OPINION)
        await at.press("g", "c", "k", "backspace", "escape")
        assert [label for _, label, _ in stored(workspace, document)] == [Label.OPINION]
        assert at.gutter == "O··"
        await at.press("u", "u", "u", "u")
        assert stored(workspace, document) == []


async def test_nothing_to_take_away_is_told_in_a_line(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("c", "backspace")
        assert at.notices == ["These words are no claim yet: there is nothing to take away."]
        assert at.on == "CarvingDialog"
    assert acts(workspace) == []


@pytest.mark.parametrize("key", ["escape", "q", "c"])
async def test_the_dialog_is_left_with_nothing_done(
    workspace: Workspace, document: Document, key: str
) -> None:
    async with driving(workspace, document) as at:
        await at.press("c", "l", key)
        assert (at.on, at.current) == ("SteppingScreen", 0)
    assert acts(workspace) == []


async def test_a_sentence_without_words_cannot_be_carved(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace, "One.\n\n-\n\nTwo.")) as at:
        await at.press("j", "c")
        assert at.on == "SteppingScreen"
        assert at.notices == ["There are no words in this sentence to carve a claim of."]


async def test_a_claim_on_a_lone_dash_harms_nothing(workspace: Workspace) -> None:
    document = add_text(workspace, "It rained.\n\n-\n\nNobody came.")
    async with driving(workspace, document) as at:
        await at.press("f", "x", "g", "J", "c", "j", "j", "k", "backspace", "escape", "c", "j", "j")
        assert at.on == "CarvingDialog"
    assert acts(workspace)[-1] is Act.CLEAR


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (140, 50)])
async def test_another_size_keeps_the_chosen_words(
    workspace: Workspace, document: Document, size: tuple[int, int]
) -> None:
    async with driving(workspace, document, (100, 30)) as at:
        await at.press("c", "h", "h")
        await at.resize(*size)
        assert at.on == "CarvingDialog"
        await at.press("a", "f")
        assert (at.on, at.gutter[:2]) == ("SteppingScreen", "AF")
    assert stored(workspace, document)[0][0] == "Torvia is alleged to have bought"


async def test_keys_that_come_before_the_whole_document_is_there(workspace: Workspace) -> None:
    document = add_text(workspace, LONG)
    async with driving(workspace, document) as at:
        await at.burst("cafGcf")
        assert "Sentence 303 of 303" in at.panel
        assert "2/303" in at.title
    assert [label for _, label, _ in stored(workspace, document)] == [Label.ALLEGATION, Label.FACT]


async def test_a_hundred_undos_take_all_of_it_back(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("caf" + "JSl\r" + "c\ra" + "u" * 100)
        assert "nothing more to be undone" in at.panel
        assert at.gutter == "···"
        await at.burst("U" * 100)
        assert "nothing more to be done again" in at.panel
    assert stored(workspace, document)[:2] == [(FIRST, Label.ALLEGATION, 0), (SECOND, Label.FACT, 0)]


async def test_what_was_carved_is_there_tomorrow(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("c", "a", "f", "q")
    async with driving(workspace, document) as at:
        assert at.gutter == "AF··"
        await at.press("k", "u", "u")
        assert at.gutter == "···"
    assert open_whole(workspace, document).excerpt.spans[0] == Span(0, len(TEXT.split(" It ", maxsplit=1)[0]))
