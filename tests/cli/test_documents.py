"""Listing documents."""

import json

import pytest

from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import flag, tag, write_note
from annotator.services.documents import list_documents, open_whole
from annotator.services.workspace import Workspace
from tests.cli.conftest import CORPORA, Shell
from tests.services.support import add_document, opened


@pytest.fixture
def tagged(shell: Shell, workspace: Workspace) -> None:
    """A document with two facts and an opinion by ana."""
    shell("import", CORPORA / "ferry-wire.txt")
    (progress,) = list_documents(workspace)
    spans = open_whole(workspace, progress.document).excerpt.spans
    for span, label in zip(spans, (Label.FACT, Label.OPINION, Label.FACT), strict=False):
        tag(workspace, Place(progress.document.id, span), label)


@pytest.mark.usefixtures("tagged")
def test_a_pipe_gets_a_line_for_each_document(shell: Shell) -> None:
    uid, sentences, *counts, title = shell("documents").stdout.rstrip("\n").split("\t")
    assert (len(uid), int(sentences) > 3, counts, title) == (
        36,
        True,
        ["2", "0", "1", "0", "23"],
        "ferry-wire",
    )


@pytest.mark.usefixtures("tagged")
def test_each_analyst_has_a_progress_of_their_own(shell: Shell) -> None:
    assert shell("--as", "ben", "documents").stdout.split("\t")[2:6] == ["0", "0", "0", "0"]


@pytest.mark.usefixtures("tagged")
def test_a_program_gets_json(shell: Shell) -> None:
    (value,) = map(json.loads, shell("documents", "--json").stdout.splitlines())
    assert value["title"] == "ferry-wire"
    assert value["labels"] == {"fact": 2, "allegation": 0, "opinion": 1, "none": 0}
    assert {"uid", "author", "publisher", "date", "url", "sha256", "imported_at", "sentences"} < value.keys()


def test_an_empty_library_says_what_to_do(shell: Shell) -> None:
    result = shell("documents")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "annotator import FILE" in result.stderr


@pytest.fixture
def two(shell: Shell, workspace: Workspace) -> Shell:
    """A document with a flagged fact, an opinion and an open sentence, and one with an allegation by ben."""
    places = add_document(workspace, "It rained. It was a shame. Why?", title="Rain")
    tag(workspace, places[0], Label.FACT)
    flag(workspace, places[0], flagged=True)
    tag(workspace, places[1], Label.OPINION)
    with opened(shell.database, "ben") as other:
        (place,) = add_document(other, "They are said to have known.", title="Talk")
        tag(other, place, Label.ALLEGATION)
        write_note(other, place, "who?")
    return shell


@pytest.mark.parametrize(
    ("filters", "listed"),
    [
        ("--label fact", ["Rain 3 1 0 0 0 0"]),
        ("--label fact --label OPINION --flagged", ["Rain 3 1 0 0 0 0"]),
        ("--label open", ["Rain 3 0 0 0 0 1", "Talk 1 0 0 0 0 1"]),
        ("--label open --label opinion", ["Rain 3 0 0 1 0 1", "Talk 1 0 0 0 0 1"]),
        ("--label open --flagged", []),
        ("--annotator ben", ["Rain 3 0 0 0 0 3", "Talk 1 0 1 0 0 0"]),
        ("--annotator ben --annotator ana", ["Rain 3 1 0 1 0 1", "Talk 1 0 1 0 0 0"]),
        ("--annotator ben --noted", ["Talk 1 0 1 0 0 0"]),
        ("--annotator ben --label open", ["Rain 3 0 0 0 0 3"]),
        ("--verdict unverified --confidence unset --attribution unset --evidence none", ["Rain 3 1 0 1 0 0"]),
        ("--verdict supported", []),
        ("--evidence refuting", []),
    ],
)
def test_filters_list_the_documents_that_hold_such_things(
    two: Shell, filters: str, listed: list[str]
) -> None:
    result = two("documents", *filters.split())
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [" ".join([line[-1], *line[1:-1]]) for line in lines] == listed
    assert (result.stderr == "No document holds anything like that: leave a filter out.\n") is (not listed)


def test_with_a_filter_json_and_tables_tell_what_is_open(two: Shell) -> None:
    (value, _) = map(json.loads, two("documents", "--json", "--label", "open").stdout.splitlines())
    assert (value["title"], value["open"], set(value["labels"].values())) == ("Rain", 1, {0})
    head, row, *_ = two.on_terminal("documents", "--label", "open").splitlines()
    assert "Open" in head
    assert "Rain" in row


def test_a_filter_that_there_is_not_is_told(two: Shell) -> None:
    result = two("documents", "--verdict", "true")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "not enough evidence" in result.stderr
