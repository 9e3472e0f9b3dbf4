"""The ledger as a person reads it."""

from contextlib import closing
from pathlib import Path

from annotator.domain.events import Act
from annotator.domain.vocabulary import Label, Stance
from annotator.services.annotating import flag, tag
from annotator.services.documents import list_documents
from annotator.services.linking import link_new, set_stance
from annotator.services.log import read_log
from annotator.services.restoring import restore
from annotator.services.undoing import undo
from annotator.services.workspace import Workspace
from tests.services.support import add_document, exported, opened, source, write_lines


def test_entries_say_who_did_what_where_and_what_changed(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace, title="Dam")[1]
    tag(workspace, place, Label.FACT)
    with opened(database_path, "ben") as other:
        flag(other, place, flagged=True)
    uid = link_new(workspace, place, source("Log")).links[0].evidence.uid
    set_stance(workspace, place, uid, Stance.REFUTES)
    undo(workspace, place.document_id)
    told = [
        (e.event.annotator, e.event.act, e.document and e.document.name, e.sentence, e.change)
        for e in read_log(workspace)
    ]
    assert told == [
        ("ana", Act.IMPORT, "Dam", None, ""),
        ("ana", Act.TAG, "Dam", 2, "label: – → fact"),
        ("ben", Act.FLAG, "Dam", 2, "flagged: – → yes"),
        ("ana", Act.ADD_SOURCE, None, None, "source: Log"),
        ("ana", Act.LINK, "Dam", 2, "source: Log, stance: – → supports"),
        ("ana", Act.CHANGE_EVIDENCE, "Dam", 2, "source: Log, stance: supports → refutes"),
        ("ana", Act.UNDO, "Dam", 2, "source: Log, stance: refutes → supports"),
    ]


def test_the_log_of_one_document_leaves_the_others_out(workspace: Workspace) -> None:
    add_document(workspace)
    place = add_document(workspace, "Another text.", title="Other")[0]
    tag(workspace, place, Label.FACT)
    other = list_documents(workspace)[1].document
    assert [entry.event.act for entry in read_log(workspace, other)] == [Act.IMPORT, Act.TAG]


def test_a_restored_file_is_told_by_its_size(workspace: Workspace, tmp_path: Path) -> None:
    for place in add_document(workspace):
        tag(workspace, place, Label.FACT)
    lines = [
        line | {"uid": f"of ben {n}", "annotator": "ben"}
        for n, line in enumerate(exported(workspace, tmp_path))
    ]
    restore(workspace, write_lines(tmp_path / "of-ben.jsonl", lines))
    assert [entry.change for entry in read_log(workspace)][-1] == "4 annotations"


def test_a_log_that_is_not_read_to_its_end_can_be_closed(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    with closing(read_log(workspace)) as entries:
        assert next(entries).event.act == Act.IMPORT
    assert tag(workspace, place, Label.FACT) is not None
