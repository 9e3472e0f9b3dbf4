"""Mending where a text is cut: sentences joined and split, by keys, with claims and blank lines kept."""

import json
from pathlib import Path

import pytest

from annotator.domain.documents import Document
from annotator.domain.events import Act
from annotator.domain.selections import Selection
from annotator.services.documents import open_whole
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests.tui.driving import SENTENCES, TEXT, acts, add_sources, add_text, driving, labels, ledger

REFUSED = "A claim runs across that place: its analyst must clear it, or carve it smaller."


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return add_text(workspace)


def sentences(workspace: Workspace, document: Document) -> list[str]:
    """The sentences as they are stored."""
    excerpt = open_whole(workspace, document).excerpt
    return [excerpt.text[slice(*span)] for span in excerpt.spans]


async def test_two_sentences_become_one_with_both_claims(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document, (100, 40)) as at:
        await at.press("j", "j", "f", "a", "k", "k", "J")
        assert (at.current, at.gutter) == (2, "··FA····")
        assert "Sentence 3 of 7" in at.panel
        assert "joined with the next sentence" in at.panel
        assert f"▸ F fact “{SENTENCES[0]}”" in " ".join(at.panel.split())
        assert "1/7" in at.title
    assert sentences(workspace, document)[2] == " ".join(SENTENCES[:2])
    assert acts(workspace) == [Act.TAG, Act.TAG, Act.JOIN]
    event = ledger(workspace)[-1]
    assert [span.start for span in event.before.sentences] == [TEXT.index(words) for words in SENTENCES[:2]]


async def test_undo_and_redo_of_a_join(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("j", "j", "f", "k", "J", "G", "u")
        assert (at.current, at.gutter, "undone: join" in at.panel) == (2, "··F·····", True)
        assert "Sentence 3 of 8" in at.panel
        await at.press("U")
        assert (at.current, at.gutter) == (2, "··F····")
        assert "done again: join" in at.panel
    assert len(sentences(workspace, document)) == 7


async def test_the_blank_line_between_joined_sentences_stays_on_the_screen(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        before = [line[6:-1].rstrip() for line in at.lines[1:12]]
        await at.press(*"jjjjj", "J")
        assert [line[6:-1].rstrip() for line in at.lines[1:12]] == before
        assert f"{SENTENCES[3]} {SENTENCES[4]}" in at.text
    assert sentences(workspace, document)[5] == f"{SENTENCES[3]}\n\n{SENTENCES[4]}"


async def test_there_is_nothing_to_join_the_last_one_with(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("G", "J")
        assert at.notices == ["This is the last sentence: there is none to join it with."]
    assert acts(workspace) == []


async def test_all_sentences_are_joined_and_come_back(workspace: Workspace, document: Document) -> None:
    before = sentences(workspace, document)
    async with driving(workspace, document) as at:
        await at.burst("J" * 7)
        assert "Sentence 1 of 1" in at.panel
        assert sentences(workspace, document) == [TEXT.strip()]
        await at.burst("u" * 100)
        assert "Sentence 1 of 8" in at.panel
    assert sentences(workspace, document) == before


async def test_a_sentence_is_split_before_the_chosen_word(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("j", "j", "S")
        assert at.on == "SplittingDialog"
        await at.press(*"hhhhhhhh", "l", "l", "enter")
        assert (at.on, at.current) == ("SteppingScreen", 2)
        assert "Sentence 3 of 9" in at.panel
        assert "split in two" in at.panel
        await at.press("f", "o")
        assert sentences(workspace, document)[2:4] == ["The north pier", "was closed on Monday."]
        assert labels(workspace, document) == "--fo-----"
        await at.press("u", "u", "u")
        assert at.gutter == "·" * 8
    assert acts(workspace)[0] is Act.SPLIT


async def test_a_click_chooses_the_word(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("j", "j", "S")
        row = max(number for number, line in enumerate(at.lines) if "was closed on Monday." in line)
        await at.pilot.click(offset=(at.lines[row].index("closed") + 1, row))
        await at.settled()
        await at.press("enter")
    assert sentences(workspace, document)[2:4] == ["The north pier was", "closed on Monday."]


async def test_a_split_through_a_claim_is_refused_in_a_line_and_the_dialog_stays(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press("f", "k", "S", "enter")
        assert at.notices == [REFUSED]
        assert at.on == "SplittingDialog"
        await at.press("escape")
        assert at.gutter == "F·······"
    assert acts(workspace) == [Act.TAG]


async def test_a_split_between_claims_leaves_each_with_its_evidence(
    workspace: Workspace, document: Document
) -> None:
    add_sources(workspace, "Harbour report")
    async with driving(workspace, document, (100, 40)) as at:
        await at.press("j", "j", "f", "k", "s", "enter", "j", "a", "k", "k", "J", "S")
        await at.press(*["h"] * 20, *["l"] * 6, "enter")
        assert at.gutter == "··FA····"
        assert "supports Harbour report" in at.panel
        await at.press("j")
        assert "Harbour report" not in at.panel
    assert labels(workspace, document) == "--fa----"


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_nothing_is_split_unless_one_says_so(
    workspace: Workspace, document: Document, key: str
) -> None:
    async with driving(workspace, document) as at:
        await at.press("S", "l", key)
        assert at.on == "SteppingScreen"
    assert acts(workspace) == []


async def test_one_word_cannot_be_split(workspace: Workspace) -> None:
    async with driving(workspace, add_text(workspace, "Ja. Nein.")) as at:
        await at.press("S")
        assert at.notices == ["A sentence of one word cannot be split."]
        assert at.on == "SteppingScreen"


async def test_a_cut_ends_a_range(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("G", "r", "k", "J")
        assert "range" not in at.panel
        await at.press("f")
    assert labels(workspace, document) == "------f"


async def test_the_filter_stays_on_over_a_cut(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("ffxxoo" + "gFx\r" + "J")
        assert "filter" in at.title
        assert (at.current, at.gutter) == (2, "FFxxOO··")
        await at.press("j")
        assert at.current == 2, "the other one is in the same sentence now"
        await at.press("u", "j")
        assert at.current == 3


async def test_the_export_has_the_sentences_as_they_are_now(
    workspace: Workspace, document: Document, tmp_path: Path
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("jjfakkJ")
    export(workspace, tmp_path / "out.jsonl", Selection(), full=True)
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    (whole,) = (record for record in records if record["type"] == "document")
    assert [TEXT[slice(*span)] for span in whole["sentences"]] == sentences(workspace, document)
    found = [record for record in records if record["type"] == "annotation"]
    assert [(record["text"], record["sentence"]["number"]) for record in found] == [
        (SENTENCES[0], 3),
        (SENTENCES[1], 3),
    ]
    assert found[0]["sentence"]["text"] == " ".join(SENTENCES[:2])


async def test_cuts_typed_before_the_whole_document_is_there(workspace: Workspace) -> None:
    document = add_text(workspace, " ".join(f"Report {number} came late." for number in range(300)))
    async with driving(workspace, document) as at:
        await at.burst("JGkJ")
        assert "Sentence 298 of 298" in at.panel
    assert sentences(workspace, document)[-1] == "Report 298 came late. Report 299 came late."
