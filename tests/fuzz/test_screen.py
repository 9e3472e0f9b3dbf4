"""Whatever a document, a source, a note or the guideline holds: the screen shows it and obeys nothing."""

import unicodedata
from contextlib import closing
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from rich.cells import cell_len
from rich.console import Console

from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Label
from annotator.services import annotating, linking
from annotator.services.acting import Place
from annotator.services.documents import open_whole
from annotator.services.guide import set_guide
from annotator.services.workspace import Workspace, open_workspace
from tests.fuzz.strategies import TEXTS
from tests.tui.driving import Driver, add_text, driving

WIDTHS = (80, 24), (47, 15), (120, 40)
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def require_harmless(at: Driver) -> None:
    """Each line is as wide as the screen, and holds nothing that a terminal obeys or that acts on a click."""
    width, height = at.app.size
    assert len(at.lines) == height
    for line in at.lines:
        assert cell_len(line) == width, ascii(line)
        assert not [c for c in line if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in BIDI], (
            ascii(line)
        )
    console = Console(file=StringIO(), width=width, height=height)
    update = at.app.screen._compositor.render_update(full=True)  # noqa: SLF001 - as the driver does
    assert update is not None
    styles = [segment.style for segment in console.render(update) if segment.style is not None]
    assert not [style for style in styles if style.link or "app.quit" in str(style.meta)]


def filled(workspace: Workspace, folder: Path, text: str, other: str) -> None:
    """A document with a claim, a note, a source linked to it, and a guideline, of these texts."""
    document = add_text(workspace, f"First one. It says {text} here.\n\nLast.", other)
    place = Place(document.id, open_whole(workspace, document).excerpt.spans[0])
    annotating.tag(workspace, place, Label.ALLEGATION)
    annotating.attribute(workspace, place, other, text)
    annotating.write_note(workspace, place, text)
    source = Source(new_uid(), f"A {text}", other, other, other, "https://example.org/" + other)
    evidence = linking.link_new(workspace, place, source.tidied()).links[0].evidence
    linking.write_evidence(workspace, place, evidence.uid, quote=text, locator=other, note=text)
    (folder / "guide.md").write_text(f"# {other}\n\n{text}\n", "utf-8", newline="")
    set_guide(workspace, folder / "guide.md")


async def steps(at: Driver) -> None:
    """Go through the screens that show what was given."""
    require_harmless(at)
    for keys in (
        ["enter"],
        ["G"],
        ["g", "d"],
        ["escape", "e"],
        ["enter"],
        ["escape", "escape", "s"],
        ["escape", "t"],
    ):
        await at.press(*keys)
        require_harmless(at)


async def drawn(empty_database: bytes, text: str, other: str, size: tuple[int, int]) -> None:
    """Show these texts on all screens of a database of their own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "annotator.db").write_bytes(empty_database)
        with closing(open_workspace(str(folder / "annotator.db"), "ana")) as workspace:
            try:
                filled(workspace, folder, text, other)
            except AnnotatorError:
                assume(False)
            async with driving(workspace, size=size) as at:
                await steps(at)


@settings(max_examples=6, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, other=TEXTS)
@pytest.mark.parametrize("size", WIDTHS[:1])
async def test_any_text_is_shown_and_obeyed_nowhere(
    empty_database: bytes, size: tuple[int, int], text: str, other: str
) -> None:
    await drawn(empty_database, text, other, size)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, other=TEXTS)
@pytest.mark.parametrize("size", WIDTHS)
async def test_many_texts_are_shown_and_obeyed_nowhere(
    empty_database: bytes, size: tuple[int, int], text: str, other: str
) -> None:
    await drawn(empty_database, text, other, size)
