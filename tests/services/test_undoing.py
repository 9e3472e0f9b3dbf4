"""Undo and redo, one act at a time: what comes back, what is refused, what is written down."""

import json
from pathlib import Path

import pytest

from annotator.domain.errors import RefusedError
from annotator.domain.events import Act
from annotator.domain.vocabulary import Label, Stance
from annotator.services.annotating import claims_in, clear, tag, write_note
from annotator.services.linking import link, link_new, set_stance, unlink, write_evidence
from annotator.services.restoring import restore
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.support import (
    ANNOTATIONS,
    EVENTS,
    add_document,
    everything,
    exported,
    opened,
    rows,
    source,
    write_lines,
)


def test_nothing_to_undo_or_redo_is_no_act(workspace: Workspace, database_path: Path) -> None:
    document_id = add_document(workspace)[0].document_id
    before = everything(database_path)
    assert undo(workspace, document_id) is None
    assert redo(workspace, document_id) is None
    assert undo(workspace, document_id + 1) is None
    assert everything(database_path) == before


def test_undo_gives_back_the_act_and_takes_its_rows_back(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[2]
    tag(workspace, place, Label.FACT)
    tag(workspace, place, Label.OPINION)
    event = undo(workspace, place.document_id)
    assert event is not None
    assert (event.act, event.span) == (Act.TAG, place.span)
    assert [row["label"] for row in rows(database_path, ANNOTATIONS)] == ["fact"]
    undo(workspace, place.document_id)
    assert rows(database_path, ANNOTATIONS) == []


def test_undo_and_redo_reach_over_restarts(database_path: Path) -> None:
    with opened(database_path) as workspace:
        place = add_document(workspace)[0]
        tag(workspace, place, Label.FACT)
        write_note(workspace, place, "sure?")
    with opened(database_path) as workspace:
        undo(workspace, place.document_id)
    with opened(database_path) as workspace:
        undo(workspace, place.document_id)
        assert claims_in(workspace, place) == []
    with opened(database_path) as workspace:
        redo(workspace, place.document_id)
        redo(workspace, place.document_id)
        (claim,) = claims_in(workspace, place)
    assert (claim.annotation.label, claim.annotation.note) == (Label.FACT, "sure?")


def test_a_new_act_leaves_nothing_to_redo(workspace: Workspace) -> None:
    first, second, *_ = add_document(workspace)
    tag(workspace, first, Label.FACT)
    tag(workspace, second, Label.FACT)
    undo(workspace, first.document_id)
    undo(workspace, first.document_id)
    tag(workspace, second, Label.OPINION)
    assert redo(workspace, first.document_id) is None
    assert [claim.annotation.label for claim in claims_in(workspace, second)] == [Label.OPINION]


def test_redo_after_a_second_undoing_takes_the_later_branch(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    for label in (Label.FACT, Label.ALLEGATION):
        tag(workspace, place, label)
    undo(workspace, place.document_id)
    tag(workspace, place, Label.OPINION)
    undo(workspace, place.document_id)
    undo(workspace, place.document_id)
    labels = []
    while redo(workspace, place.document_id):
        labels += [claim.annotation.label for claim in claims_in(workspace, place)]
    assert labels == [Label.FACT, Label.OPINION]


def test_each_analyst_and_each_document_has_its_own_undo(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    elsewhere = add_document(workspace, "Another text.")[0]
    tag(workspace, place, Label.FACT)
    tag(workspace, elsewhere, Label.FACT)
    with opened(database_path, "ben") as other:
        tag(other, place, Label.OPINION)
        assert undo(other, elsewhere.document_id) is None
        undo(workspace, place.document_id)
        assert redo(other, place.document_id) is None
        assert [row["annotator"] for row in rows(database_path, ANNOTATIONS)] == ["ana", "ben"]
        assert claims_in(workspace, place) == []
        assert len(claims_in(workspace, elsewhere)) == len(claims_in(other, place)) == 1


def test_undoing_a_link_leaves_the_new_source_in_the_library(
    workspace: Workspace, database_path: Path
) -> None:
    place = add_document(workspace)[0]
    log = source("Log")
    link_new(workspace, place, log)
    undo(workspace, place.document_id)
    assert claims_in(workspace, place) == []
    link(workspace, place, log.uid)
    assert len(rows(database_path, "SELECT * FROM source")) == 1


def test_a_cleared_claim_comes_back_with_all_its_evidence(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    log = source("Log")
    first = link_new(workspace, place, log).links[0].evidence
    write_evidence(workspace, place, first.uid, quote="it broke", locator="p. 3", note="a copy")
    link_new(workspace, place, source("Report"), Stance.CONTEXT)
    set_stance(workspace, place, first.uid, Stance.REFUTES)
    (before,) = claims_in(workspace, place)
    clear(workspace, place)
    undo(workspace, place.document_id)
    assert claims_in(workspace, place) == [before]
    for link_ in before.links:
        unlink(workspace, place, link_.evidence.uid)
    undo(workspace, place.document_id)
    undo(workspace, place.document_id)
    assert claims_in(workspace, place) == [before]


def test_the_ledger_says_what_an_undo_reverses(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    tag(workspace, place, Label.FACT)
    undo(workspace, place.document_id)
    redo(workspace, place.document_id)
    _, done, undone, redone = rows(database_path, EVENTS)
    assert (undone["act"], undone["reverses"]) == ("undo", done["id"])
    assert (redone["act"], redone["reverses"]) == ("redo", done["id"])
    assert undone["before"] == redone["after"] == done["after"]
    assert undone["after"] == redone["before"] == done["before"]
    assert json.loads(done["before"]) == {"annotations": [], "evidence": [], "sources": [], "sentences": []}


def test_what_an_import_brought_back_is_not_done_again(
    workspace: Workspace, database_path: Path, tmp_path: Path
) -> None:
    place = add_document(workspace)[0]
    tag(workspace, place, Label.FACT)
    file = write_lines(tmp_path / "kept.jsonl", exported(workspace, tmp_path))
    undo(workspace, place.document_id)
    restore(workspace, file)
    before = everything(database_path)
    with pytest.raises(RefusedError, match="the same claim was changed since"):
        redo(workspace, place.document_id)
    assert everything(database_path) == before
