"""The filter: one steps, tags, pages and counts only what it leaves; its state is seen, one key clears it."""

import pytest

from annotator.domain.documents import Document
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.documents import open_whole
from annotator.services.workspace import Workspace
from tests.tui.driving import add_sources, add_text, driving, labels

COUNT = 300
LONG = "\n\n".join(f"Report {number} came late to the board." for number in range(COUNT))


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return add_text(workspace)


async def test_stepping_goes_through_what_the_filter_leaves(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("faofaofa" + "g" + "Ff\r")
        assert "filter: fact" in at.title
        assert "3/3" in at.title
        places = []
        for key in ("j", "j", "j", "k", "g", "G", "pageup", "pagedown"):
            await at.press(key)
            places.append(at.current)
        assert places == [3, 6, 6, 3, 0, 6, 0, 6]


async def test_all_that_can_be_filtered_by_is_drawn_at_once(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("F")
        assert all(
            word in at.drawn for word in ("allegation", "not found", "refuting", "flagged", "moderate")
        )


async def test_a_page_key_at_the_last_sentence_stays_there(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("faofaofa" + "gFf\rG")
        await at.press("pagedown")
        assert "Sentence 7 of 8" in at.panel
        assert at.current == 6


async def test_the_filter_begins_at_the_next_sentence_that_it_leaves(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("faofaofa" + "gj" + "Fo\r")
        assert at.current == 2
        await at.burst("GF" + "of\r")
        assert at.current == 6


async def test_tagging_stays_inside_and_counts_there(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("jfjjfg" + "Fn\r")
        assert (at.current, "0/6" in at.title) == (0, True)
        await at.burst("oo")
        assert (at.current, "2/6" in at.title) == (3, True)
        assert labels(workspace, document) == "ofo-f---"
        await at.press("u")
        assert "1/6" in at.title
        await at.press("g", "n")
        assert at.current == 2
        await at.press("N")
        assert at.current == 7
        await at.burst("gxxxxxx")
        assert "6/6" in at.title
        await at.press("n")
        assert "all tagged" in at.panel
        await at.press("escape")
    assert labels(workspace, document) == "xfxxfxxx"


async def test_a_long_document_is_paged_through(workspace: Workspace) -> None:
    document = add_text(workspace, LONG)
    async with driving(workspace, document) as at:
        await at.burst("f" + "j" * 99 + "f" + "G" + "f" + "g" + "Ff\r")
        assert "3/3" in at.title
        places = []
        for key in ("pagedown", "pagedown", "pagedown", "pageup", "pageup"):
            await at.press(key)
            places.append(at.current)
        assert places == [100, 299, 299, 100, 0]


async def test_keys_before_the_whole_document_is_there(workspace: Workspace) -> None:
    document = add_text(workspace, LONG)
    async with driving(workspace, document) as at:
        await at.burst("fGaFn\r")
        assert f"0/{COUNT - 2}" in at.title
        await at.press("G")
        assert at.current == COUNT - 2


@pytest.mark.parametrize(("typed", "chosen"), [("escape", ""), ("backspace", "F"), ("backspace", "Ff")])
async def test_the_filter_is_cleared(
    workspace: Workspace, document: Document, typed: str, chosen: str
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("fajj" + "Ff\r" + chosen)
        await at.press(typed)
        assert "filter" not in at.title
        assert "2/8" in at.title
        await at.press("g", "j")
        assert at.current == 1


async def test_escape_leaves_the_range_then_the_filter_then_the_search(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("ffFf\r/pier\rr")
        await at.press("escape")
        assert "range" not in at.panel
        assert "filter" in at.title
        await at.press("escape")
        assert "filter" not in at.title
        await at.press(".")
        assert "match" in at.panel
        await at.press("escape", ".")
        assert "press / to search" in at.panel


async def test_what_matches_nothing_is_refused_in_a_line(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("F", "o", "2")
        assert "0 sentences" in at.drawn
        await at.press("enter")
        assert at.notices == ["Nothing is opinion, confidence moderate: choose something else, or no filter."]
        assert at.on == "FilterDialog"
        await at.press("escape")
        assert "filter" not in at.title


async def test_what_was_chosen_is_told_and_left_unchanged_by_escape(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("foa" + "Ff")
        assert "1 sentence: fact" in at.drawn
        await at.press("o")
        assert "2 sentences: fact or opinion" in at.drawn
        await at.press("enter", "F", "o", "escape")
        assert "filter: fact or opinion" in at.title


async def test_a_click_puts_a_condition_in(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("f", "F")
        row = next(number for number, line in enumerate(at.lines) if "□ f fact" in line)
        await at.pilot.click(offset=(at.lines[row].index("□ f fact") + 4, row))
        await at.settled()
        assert "■ f fact" in at.drawn
        await at.press("enter")
        assert "filter: fact" in at.title


LEFT = {
    "f": [2, 3],
    "a": [0, 1, 4],
    "fa": [0, 1, 2, 3, 4],
    "n": [5, 6, 7],
    "w": [0],
    "W": [1],
    "wW": [0, 1],
    "3": [2],
    "f0": [3],
    "m": [3],
    "t": [4],
    "R": [2],
    "aN": [0, 1, 4],
    "s": [3],
    "fu": [2],
}
"""Per conditions the sentences that they leave, after what is done in the test below."""


async def test_each_kind_of_condition(workspace: Workspace, document: Document) -> None:
    add_sources(workspace, "Harbour report")
    async with driving(workspace, document) as at:
        await at.burst("akwLind\t\tit is said\rjakw\t\tis alleged\rj")
        await at.burst("fk3s\t\rjfkmvsjaktask\rg")
        for typed, left in LEFT.items():
            await at.burst(f"F{typed}\r")
            places = [at.current]
            for _ in range(len(left)):
                await at.press("j")
                places.append(at.current)
            assert (typed, places) == (typed, [*left, left[-1]])
            await at.press("escape", "g")


async def test_a_sentence_with_one_such_claim_is_left(workspace: Workspace) -> None:
    document = add_text(workspace, "It rained. The dam broke at dawn; nobody came to help. So it was.")
    async with driving(workspace, document) as at:
        await at.burst("jcafg" + "Ff\r")
        assert (at.current, "1/1" in at.title) == (1, True)


FACT_THEN_ALLEGATION = "jcfag"
"""Keys that carve the second sentence of the text below into two claims."""


@pytest.mark.parametrize(
    ("typed", "judged"),
    [
        ("Fa\r", "fo"),
        ("GagFa\rjk", "fo"),
        ("GagFa\rGk", "fo"),
        ("Faf\r", "oa"),
        ("Ff\r", "oa"),
        ("jlFa\rh", "oa"),
        ("jl3kF3\r", "fo"),
        ("jlmkFm\r", "fo"),
        ("jltask\rkFt\r", "fo"),
        ("jlwLind\t\t\rkFw\r", "fo"),
        ("jlvskFs\r", "fo"),
        ("Fa\rx", "ox"),
    ],
)
async def test_the_claim_that_the_filter_takes_is_the_chosen_one(
    workspace: Workspace, typed: str, judged: str
) -> None:
    document = add_text(workspace, "It rained. The dam broke at dawn; nobody came to help. So it was.")
    async with driving(workspace, document) as at:
        await at.burst(FACT_THEN_ALLEGATION + typed)
        assert at.current == 1
        await at.press("o")
    place = Place(document.id, open_whole(workspace, document).excerpt.spans[1])
    found = [claim.annotation.label for claim in claims_in(workspace, place)]
    assert found == [
        {"f": Label.FACT, "a": Label.ALLEGATION, "o": Label.OPINION, "x": Label.NONE}[k] for k in judged
    ]


async def test_a_tag_does_not_go_on_to_a_claim_that_the_filter_leaves_out(workspace: Workspace) -> None:
    document = add_text(workspace, "It rained. The dam broke at dawn; nobody came to help. So it was.")
    async with driving(workspace, document) as at:
        await at.burst("jcafg" + "Fa\r" + "oo")
    place = Place(document.id, open_whole(workspace, document).excerpt.spans[1])
    found = [claim.annotation.label for claim in claims_in(workspace, place)]
    assert found == [Label.OPINION, Label.FACT]


async def test_what_is_open_in_a_carved_sentence_is_open(workspace: Workspace) -> None:
    document = add_text(workspace, "It rained. The dam broke at dawn; nobody came to help. So it was.")
    async with driving(workspace, document) as at:
        await at.burst("xc\rfGx" + "gFn\r")
        assert (at.current, "0/1" in at.title) == (1, True)


async def test_undo_may_lead_out_of_the_filter_and_the_next_key_back(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("fffGo" + "gFf\r" + "u")
        assert at.current == 7
        assert "filter: fact" in at.title
        await at.press("k")
        assert at.current == 2
