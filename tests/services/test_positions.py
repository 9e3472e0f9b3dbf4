"""A document opens at the sentence where the analyst was last."""

from pathlib import Path

import pytest

from annotator.domain.documents import Document, Span
from annotator.domain.vocabulary import Label
from annotator.services.annotating import tag
from annotator.services.documents import leave, list_documents, open_whole, open_window
from annotator.services.restoring import restore
from annotator.services.undoing import undo
from annotator.services.workspace import Workspace
from tests.services.support import add_document, exported, opened, write_lines


def current(workspace: Workspace, document: Document) -> int:
    """Number of the sentence at which the document opens, from 0 on."""
    window = open_window(workspace, document)
    whole = open_whole(workspace, document)
    assert window.excerpt.first + window.current == whole.current
    first, offset = window.excerpt.first, window.excerpt.offset
    places = [Span(start + offset, end + offset) for start, end in window.excerpt.spans]
    assert places == whole.excerpt.spans[first : first + len(places)]
    assert whole.excerpt.text[offset:].startswith(window.excerpt.text)
    assert window.marks == whole.marks[first : first + len(places)]
    return whole.current


def test_a_new_document_opens_at_its_beginning(workspace: Workspace) -> None:
    add_document(workspace, " \n First. Second.")
    (progress,) = list_documents(workspace)
    assert current(workspace, progress.document) == 0


def test_it_opens_where_one_left(database_path: Path) -> None:
    with opened(database_path) as workspace:
        places = add_document(workspace)
        document = list_documents(workspace)[0].document
        tag(workspace, places[3], Label.FACT)
        leave(workspace, document, places[1].span.start)
    with opened(database_path) as workspace:
        assert current(workspace, document) == 1
        leave(workspace, document, places[2].span.start)
        assert current(workspace, document) == 2


def test_after_a_kill_it_opens_at_the_last_act(database_path: Path) -> None:
    with opened(database_path) as workspace:
        places = add_document(workspace)
        document = list_documents(workspace)[0].document
        leave(workspace, document, places[1].span.start)
        tag(workspace, places[3], Label.FACT)
        tag(workspace, places[2], Label.FACT)
        assert current(workspace, document) == 2
        undo(workspace, document.id)
        undo(workspace, document.id)
    with opened(database_path) as workspace:
        assert current(workspace, document) == 3


def test_an_import_of_annotations_does_not_move_one_back(workspace: Workspace, tmp_path: Path) -> None:
    places = add_document(workspace)
    document = list_documents(workspace)[0].document
    leave(workspace, document, places[1].span.start)
    tag(workspace, places[3], Label.FACT)
    lines = [line | {"uid": "another", "annotator": "ben"} for line in exported(workspace, tmp_path)]
    restore(workspace, write_lines(tmp_path / "of-ben.jsonl", lines))
    assert current(workspace, document) == 3


def test_each_analyst_and_each_document_has_a_place(workspace: Workspace, database_path: Path) -> None:
    places = add_document(workspace)
    elsewhere = add_document(workspace, "Another. Text.")
    first, second = (progress.document for progress in list_documents(workspace))
    leave(workspace, first, places[2].span.start)
    leave(workspace, second, elsewhere[1].span.start)
    with opened(database_path, "ben") as other:
        tag(other, places[1], Label.FACT)
        assert (current(other, first), current(other, second)) == (1, 0)
    assert (current(workspace, first), current(workspace, second)) == (2, 1)


def test_a_long_document_opens_by_a_window_around_that_place(workspace: Workspace) -> None:
    places = add_document(workspace, "It rained. " * 1000)
    document = list_documents(workspace)[0].document
    leave(workspace, document, places[700].span.start)
    reading = open_window(workspace, document)
    assert (reading.excerpt.first, reading.current, len(reading.excerpt.spans)) == (500, 200, 400)
    assert reading.progress.sentences == 1000
    assert current(workspace, document) == 700


@pytest.mark.parametrize("number", [0, 199, 200, 201, 202, 899, 999])
def test_a_window_of_lines_is_a_part_of_the_whole(workspace: Workspace, number: int) -> None:
    places = add_document(workspace, "It rained. It poured. It hailed.\n" * 300 + "It rained. " * 100)
    document = list_documents(workspace)[0].document
    tag(workspace, places[number], Label.FACT)
    assert current(workspace, document) == number
