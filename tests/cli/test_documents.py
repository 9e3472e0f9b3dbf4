"""Listing documents."""

import json

import pytest

from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import tag
from annotator.services.documents import list_documents, open_whole
from annotator.services.workspace import Workspace
from tests.cli.conftest import CORPORA, Shell


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
    assert (len(uid), int(sentences) > 3, counts, title) == (36, True, ["2", "0", "1", "0"], "ferry-wire")


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
