"""Searching in a document and in the notes on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.documents import Document
from annotator.services.acting import Place
from annotator.services.annotating import write_note
from annotator.services.documents import list_documents
from annotator.services.searching import search
from annotator.services.workspace import Workspace
from tests.services.support import TEXT, add_document, opened


@pytest.fixture
def places(workspace: Workspace) -> list[Place]:
    """The four sentences of the text, two of them with a note."""
    places = add_document(workspace)
    write_note(workspace, places[1], "See the ministry's dam report.")
    write_note(workspace, places[3], "Nobody? Ask the hospital.")
    return places


Search = Callable[[str], list[tuple[str, bool]]]


@pytest.fixture
def found(workspace: Workspace, places: list[Place]) -> Search:
    """What stands where something is found, and whether it is found in a note on that."""
    document = list_documents(workspace)[0].document

    def found(query: str) -> list[tuple[str, bool]]:
        return [
            (TEXT[one.span.start : one.span.end], one.in_note) for one in search(workspace, document, query)
        ]

    return found


def test_text_and_notes_are_searched_in_text_order(found: Search) -> None:
    assert found("DAM") == [("dam", False), ("Critics blame the ministry.", True)]
    assert found("ministry") == [("Critics blame the ministry.", True), ("ministry", False)]
    assert found("nobody") == [("Nobody", False), ("Nobody was hurt.", True)]
    assert found("hospital") == [("Nobody was hurt.", True)]
    assert found("disgrace.  nobody") == [("disgrace.\n\nNobody", False)]
    assert found("zeppelin") == []


def test_misspelt_words_are_found_on_demand(found: Search) -> None:
    assert found("minstry") == []
    assert found("~minstry") == [("Critics blame the ministry.", True), ("ministry", False)]
    assert found("~hopsital") == [("Nobody was hurt.", True)]
    assert found("~broke at dwan") == [("broke at dawn", False)]
    assert found("~") == found("") == found(" ") == found("~ ") == []


def test_notes_of_others_and_on_other_documents_are_not_found(
    workspace: Workspace, places: list[Place], database_path: Path
) -> None:
    other = add_document(workspace, "It rained.")
    write_note(workspace, other[0], "hospital roof")
    (document, second) = (progress.document for progress in list_documents(workspace))
    with opened(database_path, "ben") as workspace_of_ben:
        write_note(workspace_of_ben, places[0], "hospital bill")
        assert [one.span for one in search(workspace_of_ben, document, "hospital")] == [places[0].span]
    assert [one.span for one in search(workspace, document, "hospital")] == [places[3].span]
    assert [one.span for one in search(workspace, second, "hospital")] == [other[0].span]


def long_document(workspace: Workspace) -> tuple[Document, str]:
    """A document of many parts, with words across all edges of them."""
    text = " ".join("abcdefg hijk lmn" for _ in range(2_000))
    add_document(workspace, text)
    return list_documents(workspace)[0].document, text


@pytest.mark.parametrize("query", ["lmn abcdefg", "g hijk l", "n", "~lnm abcdefg"])
def test_nothing_is_lost_or_found_twice_in_a_long_text(workspace: Workspace, query: str) -> None:
    document, text = long_document(workspace)
    found = search(workspace, document, query)
    if query.startswith("~"):
        assert [text[a:b] for a, b in (one.span for one in found)] == ["lmn abcdefg"]
    else:
        assert [one.span.start for one in found] == [
            at for at in range(len(text)) if text.startswith(query, at)
        ]
