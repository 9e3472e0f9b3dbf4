"""Who alleges, against whom, by which words: offered after a tag, taken by a key, typed with completion."""

import csv
import json
from pathlib import Path

import pytest

from annotator.domain.annotations import Annotation
from annotator.domain.documents import Document
from annotator.domain.events import Act
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import Label
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.tui.widgets.document_view import DocumentView
from tests.tui.driving import acts, add_text, claims, driving

SENTENCES = (
    "The mayor accused Torvia of burning the sheds.",
    "Torvia is alleged to have bought the wardens.",
    "It rained all night.",
    "Critics say that it was arson.",
)
TEXT = " ".join(SENTENCES)
OFFER = "y takes for {}: who: "


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return add_text(workspace, TEXT)


def said(workspace: Workspace, document: Document, index: int) -> Annotation:
    """What is stored of a sentence."""
    claim = claims(workspace, document)[index]
    assert claim is not None
    return claim.annotation


def anatomy(annotation: Annotation) -> tuple[str | None, str | None, str | None]:
    return annotation.claimant, annotation.verb, annotation.target


async def test_an_allegation_offers_its_anatomy_while_one_steps_on(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document, (100, 30)) as at:
        await at.press("a")
        assert at.current == 1
        assert OFFER.format(1) + "The mayor verb: accused against: Torvia" in " ".join(at.panel.split())
        await at.press("y")
        assert at.current == 1
        assert "taken for sentence 1" in at.panel
        assert anatomy(said(workspace, document, 0)) == ("The mayor", "accused", "Torvia")
        await at.press("k")
        assert "who: The mayor verb: accused against: Torvia" in " ".join(at.panel.split())
        assert "takes" not in at.panel, "it is taken"
        await at.press("u")
        assert anatomy(said(workspace, document, 0)) == (None, None, None)
        assert said(workspace, document, 0).label is Label.ALLEGATION
        await at.press("u")
        assert claims(workspace, document)[0] is None
        await at.press("U", "U")
    assert anatomy(said(workspace, document, 0)) == ("The mayor", "accused", "Torvia")
    assert acts(workspace)[:2] == [Act.TAG, Act.ATTRIBUTE]


async def test_nothing_is_stored_unless_it_is_taken(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("aaxa")
    assert acts(workspace) == [Act.TAG] * 4
    assert [anatomy(said(workspace, document, index)) for index in (0, 1, 3)] == [(None, None, None)] * 3


@pytest.mark.parametrize("typed", ["f", "jjf", "jjx"])
async def test_other_labels_and_plain_sentences_offer_nothing(
    workspace: Workspace, document: Document, typed: str
) -> None:
    async with driving(workspace, document) as at:
        await at.burst(typed)
        assert "takes" not in at.panel
        await at.press("y")
        assert "nothing is offered" in at.panel
    assert acts(workspace) == [Act.TAG]


async def test_an_allegation_without_such_words_offers_nothing(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press("j", "j", "a")
        assert "takes" not in at.panel


async def test_the_words_are_marked(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document, (100, 30)) as at:
        await at.press("a", "k")
        view = at.app.screen.query_one(DocumentView)
        strips = [view.render_line(row) for row in range(3)]
        bold = "".join(s.text for strip in strips for s in strip if s.style and s.style.bold)
        for words in ("The mayor", "accused", "Torvia"):
            assert words in bold
        assert "burning" not in bold


async def test_an_offer_can_be_taken_later_too(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("axxg")
        assert "y takes for 1" in at.panel
        await at.press("y")
        assert "takes" not in at.panel
    assert anatomy(said(workspace, document, 0)) == ("The mayor", "accused", "Torvia")


async def test_an_offer_of_the_sentence_before_is_gone_after_the_next_step(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press("a", "j")
        assert "y takes for 1" not in at.panel
        await at.press("y")
        assert "nothing is offered" in at.panel
    assert acts(workspace) == [Act.TAG]


async def test_what_was_undone_is_offered_no_more(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("Gauy")
        assert "nothing is offered" in at.panel
    assert claims(workspace, document)[3] is None


async def test_what_was_typed_is_not_offered_to_be_replaced(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("a", "k", "w", *"The council", "enter")
        assert "takes" not in at.panel
        await at.press("y")
    assert said(workspace, document, 0).claimant == "The council"


async def test_what_was_carved_offers_only_its_own_words(workspace: Workspace) -> None:
    document = add_text(workspace, "Torvia is alleged to have bought the mayor, who knew it. It rained.")
    async with driving(workspace, document) as at:
        await at.press("a", "k", "c", *["l"] * 9, "f", "escape")
        assert "takes" not in at.panel
        await at.press("y")
    assert said(workspace, document, 0).verb is None


async def test_a_burst_takes_each_offer(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("ayayxay")
    assert [anatomy(said(workspace, document, index)) for index in (0, 1, 3)] == [
        ("The mayor", "accused", "Torvia"),
        (None, "is alleged to have", "Torvia"),
        ("Critics", "say", None),
    ]


async def test_unattributed_ones_are_kept_apart_in_files_and_filter(
    workspace: Workspace, document: Document, tmp_path: Path
) -> None:
    async with driving(workspace, document) as at:
        await at.burst("ayayxag")
        await at.burst("FW\r")
        assert (at.current, "1/1" in at.title) == (1, True)
        assert "who: unattributed verb: is alleged to have against: Torvia" in " ".join(at.panel.split())
        await at.burst("FWw\r")
        assert (at.current, "1/1" in at.title) == (0, True)
    export(workspace, tmp_path / "out.jsonl", Selection())
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    expected = ["attributed", "unattributed", None, None]
    assert [record["attribution"] for record in records] == expected
    assert records[1]["verb"] == "is alleged to have"
    export(workspace, tmp_path / "out.csv", Selection())
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["attribution"] for row in csv.DictReader(file)] == [word or "" for word in expected]


async def test_the_dialog_begins_with_what_the_sentence_says(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press("w", "enter")
        assert anatomy(said(workspace, document, 0)) == ("The mayor", "accused", "Torvia")
        await at.press("j", "w", *"Lind", "enter")
    assert anatomy(said(workspace, document, 1)) == ("Lind", "is alleged to have", "Torvia")


async def test_names_used_before_are_taken_by_down(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document, (100, 30)) as at:
        await at.press("w", *"Maj. Gen. Rupert Oln", "tab", *"Harbour Guard", "enter", "j", "j", "w", *"olm")
        await at.press(*["backspace"] * 3, *"oln")
        assert "Maj. Gen. Rupert Oln" in at.drawn
        await at.press("down", "tab", *"harb", "down", "enter")
    assert anatomy(said(workspace, document, 2)) == ("Maj. Gen. Rupert Oln", None, "Harbour Guard")


async def test_a_misspelt_name_is_found_and_up_goes_back(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document, (100, 30)) as at:
        await at.press("w", *"Rupert Oln", "tab", *"Rupert Olsen", "enter", "j", "j", "w", *"ruprt ol")
        await at.press("down", "down", "up", "enter")
    assert said(workspace, document, 2).claimant == "Rupert Oln"


async def test_a_name_is_completed_in_a_burst(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("wRupert Oln\tHarbour Guard\rjjwrup\x1b[B\tharb\x1b[B\r")
    assert anatomy(said(workspace, document, 2)) == ("Rupert Oln", None, "Harbour Guard")


async def test_a_completed_name_may_be_typed_on(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("wRupert Oln\rjjwrup\x1b[B jr\r")
    assert said(workspace, document, 2).claimant == "Rupert Oln jr"
