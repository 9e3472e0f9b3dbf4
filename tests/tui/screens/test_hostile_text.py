"""Text is data: whatever a document, a source or a note holds is drawn as it stands, and does nothing."""

import json
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.documents import Document
from annotator.domain.identity import new_uid
from annotator.domain.selections import Selection
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Label
from annotator.services import annotating, linking
from annotator.services.acting import Place
from annotator.services.documents import list_documents, open_whole
from annotator.services.exporting import export
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace, open_workspace
from annotator.tui.text import visible
from tests.tui.driving import Driver, add_text, driving

HOSTILE = {
    "markup": "[b]x[/b] [@click=app.quit]y[/] [/ [$error] \\[z]",
    "controls": "a\x1b[31mb\x1b]52;c;aGk=\x07c\x9b2Jd\re\nf\tg\x7fh",
    "scripts": "שלום \u202eabc\u202c \u2066x 日本語 👩\u200d🚀🇺🇳 e\u0301 \u200bz",
}
FIELDS = ("claimant", "target", "note", "quote", "locator", "author", "publisher", "url", "date")
"""What of an annotation, its evidence and its source is text, titles apart."""


@pytest.fixture(params=HOSTILE, name="bad")
def bad_text(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


@pytest.fixture
def document(workspace: Workspace, empty_database: bytes, tmp_path: Path, bad: str) -> Document:
    """A document with one claim of which each field holds bad text, restored from a file."""
    (tmp_path / "other.db").write_bytes(empty_database)
    with closing(open_workspace(str(tmp_path / "other.db"), "ana")) as other:
        export(
            judged(other, f"First one. It says {bad.replace(chr(10), ' ')} here.\n\nLast."),
            tmp_path / "all.jsonl",
            Selection(),
            full=True,
        )
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    spoiled = [json.dumps(spoil(json.loads(line), bad)) for line in lines]
    (tmp_path / "all.jsonl").write_text("\n".join(spoiled) + "\n", "utf-8")
    restore(workspace, tmp_path / "all.jsonl")
    return list_documents(workspace)[0].document


def judged(workspace: Workspace, text: str) -> Workspace:
    """The workspace, after each field of the text's first claim was filled in."""
    document = add_text(workspace, text)
    place = Place(document.id, open_whole(workspace, document).excerpt.spans[0])
    annotating.tag(workspace, place, Label.ALLEGATION)
    annotating.attribute(workspace, place, "-", "-")
    annotating.write_note(workspace, place, "-")
    source = Source(new_uid(), "-", "-", "-", "-", "https://example.org/")
    evidence = linking.link_new(workspace, place, source).links[0].evidence
    linking.write_evidence(workspace, place, evidence.uid, quote="-", locator="-", note="-")
    return workspace


def spoil(value: Any, bad: str) -> Any:
    """The record with bad text in its fields, each told by its name."""
    if isinstance(value, list):
        return [spoil(item, bad) for item in value]
    if not isinstance(value, dict):
        return value
    spoiled = {name: spoil(item, bad) for name, item in value.items()}
    names = (name for name in (*FIELDS, "title") if isinstance(spoiled.get(name), str))
    return spoiled | {name: f"{name}:{bad}" for name in names}


def assert_harmless(at: Driver) -> None:
    """Nothing is drawn that a terminal would obey, or that hides or turns what stands beside it."""
    for line in at.lines:
        assert not [c for c in line if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}], line
        assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b"), line


def assert_drawn(at: Driver, *texts: str) -> None:
    assert_harmless(at)
    for text in texts:
        assert text in at.drawn


async def test_a_document(workspace: Workspace, document: Document, bad: str) -> None:
    async with driving(workspace, document, (250, 50)) as at:
        assert_drawn(at, visible(f"It says {bad}".replace("\n", " ")))
        assert visible(f"title:{bad}") in at.lines[0]


async def test_the_panel(workspace: Workspace, document: Document, bad: str) -> None:
    async with driving(workspace, document, (109, 60)) as at:
        assert_drawn(at, *(visible(f"{name}:{bad}")[:30] for name in ("claimant", "note", "title")))


async def test_dialogs(workspace: Workspace, document: Document, bad: str) -> None:
    async with driving(workspace, document, (300, 50)) as at:
        await at.press("w")
        assert_drawn(at, "claimant:", "target:")
        await at.press("escape", "t")
        assert_drawn(at, "note:")
        await at.press("escape", "e")
        assert_drawn(at, visible(f"title:{bad}"))
        await at.press("enter")
        assert_drawn(at, "quote:", "locator:", "note:")
        await at.press("escape", "escape", "j", "t")
        assert_drawn(at, visible(f"It says {bad}".replace("\n", " ")))
        assert at.on == "FieldsDialog"


async def test_the_finder(workspace: Workspace, document: Document, bad: str) -> None:
    async with driving(workspace, document, (300, 50)) as at:
        await at.press("j", "s")
        assert_drawn(at, visible(f"title:{bad}"), visible(f"author:{bad}")[:20])
        await at.press(*"title")
        assert_drawn(at, visible(f"title:{bad}"))
        await at.paste(bad)
        assert_harmless(at)
        await at.press("up", "enter")
        assert at.on == "SteppingScreen"
        assert_harmless(at)


async def test_a_notice(workspace: Workspace, document: Document, bad: str) -> None:
    async with driving(workspace, document, (300, 50)) as at:
        await at.press("j", "s", "enter", "s", "enter")
        assert at.on == "FinderDialog"
        assert_harmless(at)
        assert visible(f"title:{bad}") in at.notices[0]


async def test_what_is_searched_for(workspace: Workspace, document: Document, bad: str) -> None:
    async with driving(workspace, document) as at:
        await at.press("/")
        await at.paste(bad + "!")
        assert_harmless(at)
        await at.press("enter")
        assert_drawn(at, "not found: ")


async def test_the_documents(workspace: Workspace, document: Document, bad: str) -> None:
    async with driving(workspace, size=(300, 20)) as at:
        assert_drawn(at, visible(f"title:{bad}"))
        await at.press("x")
        await at.paste(f"/nowhere/{bad}.csv")
        await at.press("enter")
        assert_harmless(at)
        assert at.on == "FieldsDialog"
        assert len(at.notices) == 1
        await at.press("escape", "i")
        await at.paste(f"/nowhere/{bad}.txt")
        await at.press("enter")
        assert_harmless(at)
        assert at.on == "FieldsDialog"
        assert len(at.notices) == 2
        await at.press("escape", "enter")
        assert at.on == "SteppingScreen"


async def test_a_click_on_what_looks_like_a_link_does_nothing(workspace: Workspace) -> None:
    document = add_text(workspace, "[@click=app.quit]First[/] one. Second.", "[@click=app.quit]Title[/]")
    async with driving(workspace, document) as at:
        for place in ((3, 0), (10, 1), (20, 1)):
            await at.pilot.click(offset=place)
        await at.settled()
        assert at.app.is_running
        assert "[@click=app.quit]First[/] one." in at.drawn
