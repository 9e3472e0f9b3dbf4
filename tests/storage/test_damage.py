"""Bytes of a database go wrong: the program says so in a line, or does not notice, and never crashes."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import tag
from annotator.services.documents import list_documents, open_whole, open_window
from annotator.services.exporting import export
from annotator.services.linking import link_new
from annotator.services.log import read_log
from annotator.services.sources import find_sources
from annotator.services.undoing import undo
from tests.services.support import add_document, opened, source


@pytest.fixture
def used(database_path: Path) -> Path:
    """A database in which something was done."""
    with opened(database_path) as workspace:
        for place in add_document(workspace, "It rained. It poured.\n\n" * 40, title="Rain")[:30]:
            tag(workspace, place, Label.FACT)
            link_new(workspace, place, source("Log of the weather"))
    return database_path


def use(path: Path) -> None:
    """A little of everything."""
    with opened(path) as workspace:
        for progress in list_documents(workspace):
            open_window(workspace, progress.document)
            spans = open_whole(workspace, progress.document).excerpt.spans
            tag(workspace, Place(progress.document.id, spans[3]), Label.OPINION)
            undo(workspace, progress.document.id)
        find_sources(workspace, "weath")
        list(read_log(workspace))
        export(workspace, path.with_suffix(".jsonl"), Selection(), full=True)


@pytest.mark.parametrize("seed", range(40))
def test_wrong_bytes_are_told_in_a_line(used: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same bytes in every run
    data = bytearray(used.read_bytes())
    for _ in range(chance.choice([1, 10, 1000])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    used.write_bytes(data)
    with suppress(AnnotatorError):
        use(used)


@pytest.mark.parametrize("page", range(1, 30, 3))
def test_a_page_of_zeros_is_told_in_a_line(used: Path, page: int) -> None:
    data = bytearray(used.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    used.write_bytes(data)
    with suppress(AnnotatorError):
        use(used)


def test_whole_bytes_are_not_told_at_all(used: Path) -> None:
    use(used)
