"""Reading the ledger."""

import pytest

from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import tag, write_note
from annotator.services.documents import find_document, open_whole
from annotator.services.undoing import undo
from annotator.services.workspace import Workspace
from tests.cli.conftest import CORPORA, Shell


@pytest.fixture
def acts(shell: Shell, workspace: Workspace) -> None:
    """Two documents, a source, a tag, its change, a note and its undoing."""
    shell("import", CORPORA / "ferry-wire.txt", CORPORA / "grain-report.md")
    shell("--as", "ben", "sources", "add", "--title", "Port log")
    document = find_document(workspace, "ferry-wire")
    place = Place(document.id, open_whole(workspace, document).excerpt.spans[2])
    tag(workspace, place, Label.FACT)
    tag(workspace, place, Label.OPINION)
    write_note(workspace, place, "Sounds\x1b[2J like praise")
    undo(workspace, document.id)


@pytest.mark.usefixtures("acts")
def test_each_event_is_one_line(shell: Shell) -> None:
    lines = [line.split("\t") for line in shell("log").stdout.splitlines()]
    assert all(len(line) == 6 and line[0].endswith("Z") for line in lines)
    assert [line[1:] for line in lines][2:] == [
        ["ben", "add source", "", "", "source: Port log"],
        ["ana", "tag", "ferry-wire", "3", "label: – → fact"],
        ["ana", "tag", "ferry-wire", "3", "label: fact → opinion"],
        ["ana", "note", "ferry-wire", "3", "note: – → Sounds[2J like praise"],
        ["ana", "undo", "ferry-wire", "3", "note: Sounds[2J like praise → –"],
    ]


@pytest.mark.usefixtures("acts")
def test_one_document_has_a_log_of_its_own(shell: Shell) -> None:
    uid = shell("documents").stdout.split("\t")[0]
    by_name, by_uid = shell("log", "FERRY-wire").stdout, shell("log", uid[:8]).stdout
    assert by_name == by_uid
    assert [line.split("\t")[2] for line in by_name.splitlines()] == ["import", "tag", "tag", "note", "undo"]
