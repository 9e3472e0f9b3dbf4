"""Reading an export back: what is new, what is there already, and what does not fit."""

from pathlib import Path

import pytest

from annotator.domain.errors import NotFoundError, UnreadableError
from annotator.domain.vocabulary import Label
from annotator.services.annotating import tag, write_note
from annotator.services.linking import link_new
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace
from tests.services.support import (
    ANNOTATIONS,
    EVENTS,
    TEXT,
    Row,
    add_document,
    everything,
    exported,
    opened,
    rows,
    source,
    write_lines,
)


@pytest.fixture
def records(database_path: Path, tmp_path: Path) -> list[Row]:
    """A full export: a document, two sources, an annotation with two links, one without, one of ben's."""
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_bytes(database_path.read_bytes())
    with opened(elsewhere) as workspace, opened(elsewhere, "ben") as other:
        first, second, *_ = add_document(workspace, title="Dam")
        tag(workspace, first, Label.FACT)
        link_new(workspace, first, source("Log"))
        link_new(workspace, first, source("Report", url="https://example.org/r"))
        tag(workspace, second, Label.OPINION)
        tag(other, first, Label.ALLEGATION)
        return exported(workspace, tmp_path, full=True)


def test_a_full_export_restores_everything(workspace: Workspace, tmp_path: Path, records: list[Row]) -> None:
    counts = restore(workspace, write_lines(tmp_path / "all.jsonl", records))
    assert counts == {"documents": 1, "sources": 2, "annotations": 3}
    assert exported(workspace, tmp_path, full=True) == records


def test_the_same_file_again_changes_nothing(
    workspace: Workspace, database_path: Path, tmp_path: Path, records: list[Row]
) -> None:
    file = write_lines(tmp_path / "all.jsonl", records)
    restore(workspace, file)
    before = everything(database_path)
    assert not restore(workspace, file)
    assert everything(database_path) == before


def test_a_line_that_stands_twice_is_taken_once(
    workspace: Workspace, database_path: Path, tmp_path: Path, records: list[Row]
) -> None:
    restore(workspace, write_lines(tmp_path / "twice.jsonl", [record for record in records for _ in "ab"]))
    assert exported(workspace, tmp_path, full=True) == records


def test_what_is_there_already_stays_as_it_is(
    workspace: Workspace, tmp_path: Path, records: list[Row]
) -> None:
    file = write_lines(tmp_path / "all.jsonl", records)
    restore(workspace, file)
    place = add_document(workspace)[0]
    write_note(workspace, place, "mine")
    kept = exported(workspace, tmp_path, full=True)
    assert not restore(workspace, file)
    assert exported(workspace, tmp_path, full=True) == kept != records


def test_the_ledger_says_what_was_restored(
    workspace: Workspace, database_path: Path, tmp_path: Path, records: list[Row]
) -> None:
    restore(workspace, write_lines(tmp_path / "all.jsonl", records))
    events = rows(database_path, EVENTS)
    assert [event["act"] for event in events] == ["import", "add source", "add source", "restore", "restore"]
    assert {event["annotator"] for event in events} == {"ana"}
    assert [event["continues"] for event in events] == [*[None] * 4, records[0]["ledger_head"]]


def test_annotations_join_the_document_with_the_same_text(
    workspace: Workspace, database_path: Path, tmp_path: Path, records: list[Row]
) -> None:
    add_document(workspace, title="A name of its own")
    annotations = [record for record in records if record["type"] == "annotation"]
    assert restore(workspace, write_lines(tmp_path / "joined.jsonl", annotations)) == {
        "sources": 2,
        "annotations": 3,
    }
    joined = exported(workspace, tmp_path)
    assert {record["document"].pop("title") for record in joined} == {"A name of its own"}
    assert joined == [r | {"document": r["document"] | joined[0]["document"]} | {} for r in joined]
    assert [r["evidence"] for r in joined] == [r["evidence"] for r in annotations]


def test_annotations_of_a_missing_document_say_so(
    workspace: Workspace, database_path: Path, tmp_path: Path, records: list[Row]
) -> None:
    add_document(workspace, "Quite another text.")
    before = everything(database_path)
    annotations = [record for record in records if record["type"] == "annotation"]
    file = write_lines(tmp_path / "alone.jsonl", annotations)
    with pytest.raises(UnreadableError, match=r"alone.jsonl, line 1: the document 'Dam' is not here"):
        restore(workspace, file)
    assert everything(database_path) == before


def test_a_document_recognises_a_restored_one(
    workspace: Workspace, tmp_path: Path, records: list[Row]
) -> None:
    restore(workspace, write_lines(tmp_path / "all.jsonl", records))
    add_document(workspace, TEXT, title="Again")
    assert exported(workspace, tmp_path, full=True) == records


def test_many_annotations_are_restored_in_batches(
    workspace: Workspace, database_path: Path, tmp_path: Path
) -> None:
    place = add_document(workspace, "It rained. " * 900)[0]
    tag(workspace, place, Label.FACT)
    (record,) = exported(workspace, tmp_path)
    many = [
        record | {"uid": f"{name}{n}", "annotator": name, "start": n * 11, "end": n * 11 + 10}
        for name in ("ben", "eve")
        for n in range(900)
    ]
    assert restore(workspace, write_lines(tmp_path / "many.jsonl", many)) == {"annotations": 1800}
    assert {row["uid"] for row in rows(database_path, ANNOTATIONS)} > {line["uid"] for line in many}
    assert [event["act"] for event in rows(database_path, EVENTS)][2:] == ["restore", "restore"]


def test_no_file_no_lines(workspace: Workspace, database_path: Path, tmp_path: Path) -> None:
    before = everything(database_path)
    with pytest.raises(NotFoundError, match="no such file"):
        restore(workspace, tmp_path / "missing.jsonl")
    with pytest.raises(UnreadableError, match="is a folder"):
        restore(workspace, tmp_path)
    assert not restore(workspace, write_lines(tmp_path / "empty.jsonl", []))
    assert everything(database_path) == before
