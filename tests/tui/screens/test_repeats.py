"""The same claim elsewhere: shown once one stays at a sentence, its label and sources copied by one key."""

import json
from pathlib import Path

import pytest

from annotator.domain.annotations import Claim
from annotator.domain.documents import Document
from annotator.domain.events import Act
from annotator.domain.selections import Selection
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Label, Stance
from annotator.services.acting import Place
from annotator.services.annotating import tag
from annotator.services.documents import open_whole
from annotator.services.exporting import export
from annotator.services.linking import link_new
from annotator.services.workspace import Workspace
from annotator.tui.screens import stepping
from tests.tui.driving import Driver, acts, add_text, claims, driving

CLAIM = "The builder forged nine inspection reports of the north pier."
OTHER = "Repairs of the lighthouse cost four million crowns in March."


@pytest.fixture
def report(workspace: Workspace) -> Document:
    """A document in which two claims are judged, one of them with a source."""
    document = add_text(workspace, f"It rained. {CLAIM} {OTHER}", "Report")
    spans = open_whole(workspace, document).excerpt.spans
    tag(workspace, Place(document.id, spans[1]), Label.ALLEGATION)
    link_new(workspace, Place(document.id, spans[1]), Source("log", title="Harbour log"), Stance.REFUTES)
    tag(workspace, Place(document.id, spans[2]), Label.FACT)
    return document


@pytest.fixture
def document(workspace: Workspace, report: Document) -> Document:
    """Another one, that says the same."""
    return add_text(workspace, f"Nobody came. {CLAIM[:-1]}, {OTHER[0].lower()}{OTHER[1:]} {CLAIM}", "Column")


async def rest(at: Driver) -> None:
    """Stay at the sentence until like claims were looked for."""
    await at.app.screen.do("look_around")  # type: ignore[attr-defined]
    await at.settled()


def stored(workspace: Workspace, document: Document, index: int) -> Claim:
    claim = claims(workspace, document)[index]
    assert claim is not None
    return claim


async def test_a_like_claim_is_shown_with_its_label_and_sources(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document, (100, 30)) as at:
        await at.press("G")
        await rest(at)
        told = " ".join(at.panel.split())
        assert "= copies: tagged allegation, 1 source in Report 2, 100 % alike" in told
        await at.press("g")
        assert "copies" not in at.panel
    assert acts(workspace)[-1] is not Act.COPY


async def test_it_is_looked_for_once_one_stays_there(
    workspace: Workspace, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stepping, "_REST", 0.01)
    async with driving(workspace, document) as at:
        await at.press("G")
        for _ in range(500):
            if "copies" in at.panel:
                break
            await at.settled()
        assert "= copies: tagged allegation" in at.panel


async def test_one_key_copies_label_and_sources_and_says_so(
    workspace: Workspace, document: Document, report: Document, tmp_path: Path
) -> None:
    async with driving(workspace, document, (100, 30)) as at:
        await at.press("G", "=")
        assert "label and sources copied from Report" in at.panel
        assert "refutes Harbour log" in " ".join(at.panel.split())
        assert "copied from a like claim" in at.panel
        assert at.gutter == "··A"
        assert "1/3" in at.title
        await at.press("u")
        assert at.gutter == "···"
        await at.press("U")
        assert at.gutter == "··A"
    copy, original = stored(workspace, document, 2), stored(workspace, report, 1)
    assert copy.annotation.copied_from == original.annotation.uid
    assert copy.links[0].source == original.links[0].source
    export(workspace, tmp_path / "out.jsonl", Selection(document_ids=frozenset({document.id})))
    (record,) = map(json.loads, (tmp_path / "out.jsonl").read_text("utf-8").splitlines())
    assert record["copied_from"] == original.annotation.uid
    assert [one["source"]["title"] for one in record["evidence"]] == ["Harbour log"]


async def test_where_nothing_is_alike_that_is_told(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.press("=")
        assert "no like claim was tagged elsewhere" in at.panel
        assert at.gutter == "···"


async def test_looking_around_leaves_the_notice_there(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document, (100, 30)) as at:
        await at.press("G", "f", "u")
        assert "undone: tag" in at.panel
        await rest(at)
        assert "undone: tag" in at.panel


async def test_the_copy_is_of_the_claim_that_the_keys_act_on(
    workspace: Workspace, document: Document
) -> None:
    half = CLAIM.split().index("pier.")
    async with driving(workspace, document, (100, 30)) as at:
        await at.press("j", "c")
        await at.press(*["h"] * 40, *["l"] * half, "a", "f", "escape", "g", "j")
        await rest(at)
        assert "tagged allegation" in at.panel
        await at.press("l", "=")
    mark = open_whole(workspace, document).marks[1]
    assert mark is not None
    assert mark.labels == [Label.ALLEGATION, Label.FACT], "the second one is not given the first one's label"


async def test_a_burst_copies_and_takes_back(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        await at.burst("G=u=g=")
        assert at.gutter == "··A"
    assert [act for act in acts(workspace) if act in {Act.COPY, Act.UNDO}] == [Act.COPY, Act.UNDO, Act.COPY]
