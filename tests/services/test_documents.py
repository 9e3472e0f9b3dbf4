"""The library of documents: finding one, and how far an analyst has come."""

from pathlib import Path

import pytest

from annotator.domain.annotations import Mark
from annotator.domain.errors import NotFoundError
from annotator.domain.vocabulary import Label
from annotator.services.annotating import flag, tag
from annotator.services.documents import find_document, list_documents, open_whole, open_window
from annotator.services.linking import link_new
from annotator.services.workspace import Workspace
from tests.services.support import add_document, opened, source


@pytest.mark.parametrize("title", ["Dam", "ÜBER ÖL", "Война и мир", "İstanbul", "100% [b]", "a_c"])
def test_a_document_is_found_by_its_title_in_any_case(workspace: Workspace, title: str) -> None:
    add_document(workspace, title=title)
    add_document(workspace, "Another text.", title="abc")
    for name in (title, title.lower(), title.upper()):
        assert find_document(workspace, name).metadata.title == title


def test_a_document_is_found_by_its_url_or_the_start_of_its_uid(workspace: Workspace) -> None:
    add_document(workspace, url="https://example.org/Dam")
    (progress,) = list_documents(workspace)
    uid = progress.document.uid
    for name in ("https://example.org/Dam", uid, uid[:6], uid[:6].upper()):
        assert find_document(workspace, name) == progress.document


@pytest.mark.parametrize("name", ["", "%", "_", "Da", "dam ", "https://example.org"])
def test_what_names_no_document_is_told(workspace: Workspace, name: str) -> None:
    add_document(workspace, title="Dam", url="https://example.org/dam")
    with pytest.raises(NotFoundError, match="No document is called"):
        find_document(workspace, name)


def test_a_name_that_two_documents_have_is_told(workspace: Workspace) -> None:
    add_document(workspace, title="Dam")
    add_document(workspace, "Another text.", title="dam")
    with pytest.raises(NotFoundError, match="2 documents are called 'DAM': give the start of a uid"):
        find_document(workspace, "DAM")


def test_progress_counts_the_labels_of_this_analyst(workspace: Workspace, database_path: Path) -> None:
    places = add_document(workspace)
    add_document(workspace, "Another text.")
    for place, label in zip(places[:3], (Label.FACT, Label.FACT, Label.NONE), strict=True):
        tag(workspace, place, label)
    flag(workspace, places[3], flagged=True)
    with opened(database_path, "ben") as other:
        tag(other, places[3], Label.OPINION)
        first, second = list_documents(other)
        assert (first.labels, second.labels) == ({Label.OPINION: 1}, {})
    first, second = list_documents(workspace)
    assert (first.sentences, first.tagged, first.labels) == (4, 3, {Label.FACT: 2, Label.NONE: 1})
    assert (second.sentences, second.tagged) == (1, 0)


def test_marks_show_what_was_said_of_each_sentence(workspace: Workspace, database_path: Path) -> None:
    places = add_document(workspace)
    document = list_documents(workspace)[0].document
    tag(workspace, places[0], Label.FACT)
    link_new(workspace, places[1], source("Log"))
    flag(workspace, places[3], flagged=True)
    with opened(database_path, "ben") as other:
        tag(other, places[2], Label.OPINION)
    expected = [
        Mark(Label.FACT, flagged=False, linked=False),
        Mark(None, flagged=False, linked=True),
        None,
        Mark(None, flagged=True, linked=False),
    ]
    assert open_whole(workspace, document).marks == open_window(workspace, document).marks == expected
