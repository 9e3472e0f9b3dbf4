"""Which document, and how far it is, in one line of any width."""

import pytest
from rich.cells import cell_len

from annotator.domain.documents import Document, Metadata, Progress
from annotator.domain.vocabulary import Label
from annotator.tui.widgets.title_line import TitleLine
from tests.tui.widgets.showing import lines, showing


def progress(title: str, sentences: int = 40, **labels: int) -> Progress:
    document = Document(1, "uid", "sha", "2024-01-01T00:00:00Z", Metadata(title=title))
    told = {Label(label): count for label, count in labels.items()}
    return Progress(document, sentences, told, sentences - sum(told.values()))


async def drawn(shown: Progress | None, width: int = 80) -> str:
    """The line on a screen of that width."""
    title_line = TitleLine(shown.document.name if shown else "Pier")
    async with showing(title_line, size=(width, 5)):
        if shown is not None:
            title_line.show(shown)
        (line,) = lines(title_line)
    return line


async def test_title_labels_and_progress() -> None:
    line = await drawn(progress("Pier closed", fact=7, allegation=2, opinion=1, none=3))
    assert line.split() == ["Pier", "closed", "F", "7", "A", "2", "O", "1", "x", "3", "13/40", "32", "%"]
    assert line.startswith(" Pier closed ")
    assert line.endswith("32 % ")


async def test_counts_stand_still_while_they_grow() -> None:
    few, many = [await drawn(progress("Pier", fact=count)) for count in (9, 10)]
    assert few.index("A 0") == many.index("A 0")


async def test_the_name_stands_alone_until_it_is_known_how_far_the_document_is() -> None:
    assert (await drawn(None)).strip() == "Pier"


async def test_an_empty_document_is_not_divided_by() -> None:
    assert (await drawn(progress("Pier", sentences=0))).endswith("0 % ")


@pytest.mark.parametrize(
    "title", ["A title that goes on and on " * 9, "題名が長い" * 30, "[b]bold[/b] [/" * 20]
)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_a_long_title_is_cut_and_its_progress_is_not(title: str, width: int) -> None:
    line = await drawn(progress(title, fact=40), width)
    assert cell_len(line) == width
    assert line.startswith(f" {title[:5]}")
    assert "…" in line
    assert line.endswith("40/40    100 % ")


async def test_a_narrow_line_keeps_title_and_progress() -> None:
    line = await drawn(progress("Pier closed", fact=10), 40)
    assert line.split() == ["Pier", "closed", "10/40", "25", "%"]


@pytest.mark.parametrize("width", [2, 3, 10, 18])
async def test_a_tiny_line_does_no_harm(width: int) -> None:
    assert cell_len(await drawn(progress("Pier closed"), width)) == width
