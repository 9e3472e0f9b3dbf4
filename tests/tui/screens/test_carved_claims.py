"""Sentences that hold several claims, as a file brought them: all are shown, keys act on the chosen one."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.documents import Document, Span
from annotator.domain.events import Act
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import Label
from annotator.services import annotating
from annotator.services.acting import Place
from annotator.services.documents import open_whole
from annotator.services.exporting import export
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace
from tests.tui.driving import acts, add_sources, add_text, driving

CARVED = ((0, 14, "allegation", "the first half"), (15, 36, "opinion", "the second half"))
"""Start and end within the sentence, label and note of its claims."""


@pytest.fixture
def document(workspace: Workspace, tmp_path: Path) -> Document:
    """A document of which the third sentence holds two claims."""
    document = add_text(workspace)
    span = spans(workspace, document)[2]
    annotating.tag(workspace, Place(document.id, spans(workspace, document)[0]), Label.NONE)
    path = tmp_path / "claims.jsonl"
    export(workspace, path, Selection())
    record = json.loads(path.read_text("utf-8"))
    path.write_text("".join(json.dumps(line) + "\n" for line in carve(record, span)), "utf-8")
    restore(workspace, path)
    return document


def spans(workspace: Workspace, document: Document) -> list[Span]:
    """The sentences of the document."""
    return list(open_whole(workspace, document).excerpt.spans)


def carve(record: dict[str, Any], span: Span) -> Iterable[dict[str, Any]]:
    """The record of an annotation as two others, of parts of the sentence at `span`."""
    text = "The north pier was closed on Monday."
    for number, (start, end, label, note) in enumerate(CARVED):
        place = {"start": span.start + start, "end": span.start + end, "text": text[start:end]}
        yield record | place | {"uid": f"carved-{number}", "label": label, "note": note}


def stored(workspace: Workspace, document: Document) -> list[tuple[int, int, Label | None]]:
    """Place and label of the claims of that sentence, by its start."""
    span = spans(workspace, document)[2]
    found = (claim.annotation for claim in annotating.claims_in(workspace, Place(document.id, span)))
    return [(a.start - span.start, a.end - span.start, a.label) for a in found]


async def test_all_claims_are_shown_and_one_in_full(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document, (80, 40)) as at:
        assert at.gutter == "x·AO·····"
        await at.press("j", "j")
        order = [
            "▸ A allegation  “The north pier”",
            "note: the first half",
            "O opinion  “was closed on Monday.”",
        ]
        places = [at.panel.index(words) for words in order]
        assert places == sorted(places)
        assert "note: the second half" not in at.panel
        await at.press("l")
        assert "▸ O opinion" in at.panel
        assert "note: the second half" in at.panel
        await at.press("right")
        assert "▸ A allegation" in at.panel


async def test_a_tag_goes_to_the_chosen_one_and_then_to_the_next(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press("j", "j", "f")
        assert at.current == 2
        assert at.gutter == "x·FO·····"
        await at.press("x")
        assert at.current == 3
        assert at.gutter == "x·Fx·····"
    assert stored(workspace, document) == [(0, 14, Label.FACT), (15, 36, Label.NONE)]
    assert acts(workspace)[-1] is Act.TAG


async def test_what_is_said_belongs_to_the_chosen_one(workspace: Workspace, document: Document) -> None:
    add_sources(workspace, "Harbour report")
    async with driving(workspace, document, (80, 40)) as at:
        await at.press("j", "j", "l", "3", "m", "s", "enter")
        assert "confidence high" in at.panel
        assert "supports Harbour report" in at.panel
        assert at.gutter == "x·AO!·····"
        await at.press("e", "r", "d")
        assert "Harbour report" not in at.panel
        await at.press("h")
        assert "confidence high" not in at.panel
        assert "note: the first half" in at.panel


async def test_clear_takes_the_chosen_one_back_and_undo_brings_it_again(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document, (80, 40)) as at:
        await at.press("j", "j", "backspace")
        assert at.gutter == "x·O·····"
        assert "the first half" not in at.panel
        assert "the second half" in at.panel
        assert stored(workspace, document) == [(15, 36, Label.OPINION)]
        await at.press("u")
        assert at.current == 2
        assert at.gutter == "x·AO·····"
    assert stored(workspace, document) == [(0, 14, Label.ALLEGATION), (15, 36, Label.OPINION)]


async def test_when_the_first_one_is_gone_keys_act_on_the_next(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press("j", "j", "backspace", "f")
    assert stored(workspace, document) == [(15, 36, Label.FACT)]


async def test_a_sentence_of_which_all_claims_are_tagged_is_not_open(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        await at.press("n", "n")
        assert at.current == 3
