"""Saying something of a claim: what the database then holds, and what is refused."""

from pathlib import Path

import pytest

from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.domain.vocabulary import Confidence, Label
from annotator.services.acting import Place
from annotator.services.annotating import (
    attribute,
    claims_in,
    clear,
    flag,
    set_confidence,
    tag,
    write_note,
)
from annotator.services.linking import link_new
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace
from tests.services.support import (
    ANNOTATIONS,
    EVENTS,
    EVIDENCE,
    Row,
    add_document,
    everything,
    exported,
    opened,
    rows,
    source,
    write_lines,
)


def test_what_is_said_of_a_claim_is_one_row(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[1]
    tag(workspace, place, Label.ALLEGATION)
    set_confidence(workspace, place, Confidence.MODERATE)
    attribute(workspace, place, "critics", "the ministry")
    write_note(workspace, place, "who are they?")
    flag(workspace, place, flagged=True)
    (row,) = rows(database_path, ANNOTATIONS)
    said: Row = {
        "label": "allegation",
        "confidence": "moderate",
        "claimant": "critics",
        "target": "the ministry",
    }
    said |= {
        "note": "who are they?",
        "flagged": 1,
        "annotator": "ana",
        "start": 23,
        "end": 50,
        "verdict": None,
    }
    assert row.items() >= said.items()
    assert [event["act"] for event in rows(database_path, EVENTS)[1:]] == [
        "tag",
        "confidence",
        "attribute",
        "note",
        "flag",
    ]


def test_what_changes_nothing_writes_nothing(workspace: Workspace, database_path: Path) -> None:
    first, second, *_ = add_document(workspace)
    tag(workspace, first, Label.FACT)
    before = everything(database_path)
    tag(workspace, first, Label.FACT)
    set_confidence(workspace, first, None)
    attribute(workspace, first, None, "  ")
    write_note(workspace, second, "\n")
    flag(workspace, second, flagged=False)
    assert clear(workspace, second) is None
    assert everything(database_path) == before


def test_a_claim_of_which_nothing_is_said_any_more_is_gone(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    write_note(workspace, place, "check")
    assert write_note(workspace, place, None) is None
    assert rows(database_path, ANNOTATIONS) == []
    assert claims_in(workspace, place) == []


def test_a_claim_with_evidence_stays_when_nothing_else_is_said(
    workspace: Workspace, database_path: Path
) -> None:
    place = add_document(workspace)[0]
    flag(workspace, place, flagged=True)
    link_new(workspace, place, source("Log"))
    claim = flag(workspace, place, flagged=False)
    assert claim is not None
    assert len(claim.links) == len(rows(database_path, EVIDENCE)) == 1


def test_clearing_takes_the_evidence_along_and_leaves_the_source(
    workspace: Workspace, database_path: Path
) -> None:
    place = add_document(workspace)[0]
    tag(workspace, place, Label.FACT)
    linked = link_new(workspace, place, source("Log"))
    assert clear(workspace, place) == linked
    assert rows(database_path, ANNOTATIONS) == rows(database_path, EVIDENCE) == []
    assert len(rows(database_path, "SELECT * FROM source")) == 1


def test_the_creation_time_stays_and_the_time_of_change_moves(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    first = tag(workspace, place, Label.FACT)
    second = tag(workspace, place, Label.OPINION)
    assert first is not None
    assert second is not None
    assert first.annotation.uid == second.annotation.uid
    assert first.annotation.created_at == second.annotation.created_at <= second.annotation.updated_at


@pytest.mark.parametrize("typed", ["a\0b", "a\ud800b", "\x1ba\x07b\udfff"])
def test_what_cannot_be_stored_is_left_out_of_notes_and_names(workspace: Workspace, typed: str) -> None:
    place = add_document(workspace)[0]
    attribute(workspace, place, typed, typed)
    claim = write_note(workspace, place, typed)
    assert claim is not None
    assert {claim.annotation.note, claim.annotation.claimant, claim.annotation.target} == {"ab"}
    assert claims_in(workspace, place) == [claim]


def test_two_analysts_judge_the_same_claim_apart(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    tag(workspace, place, Label.FACT)
    with opened(database_path, "ben") as other:
        assert claims_in(other, place) == []
        tag(other, place, Label.OPINION)
    labels = {row["annotator"]: row["label"] for row in rows(database_path, ANNOTATIONS)}
    assert labels == {"ana": "fact", "ben": "opinion"}
    assert [claim.annotation.annotator for claim in claims_in(workspace, place)] == ["ana"]


def test_a_document_that_is_not_there_is_refused(workspace: Workspace, database_path: Path) -> None:
    before = everything(database_path)
    with pytest.raises(RefusedError):
        tag(workspace, Place(7, Span(0, 3)), Label.FACT)
    assert everything(database_path) == before


def test_a_sentence_is_not_judged_over_the_claims_inside_it(
    workspace: Workspace, database_path: Path, tmp_path: Path
) -> None:
    sentence = add_document(workspace)[1]
    tag(workspace, sentence, Label.FACT)
    (record,) = exported(workspace, tmp_path)
    clear(workspace, sentence)
    carved = record | {"uid": "carved", "start": 31, "end": 50, "text": "blame the ministry."}
    restore(workspace, write_lines(tmp_path / "carved.jsonl", [carved]))
    before = everything(database_path)
    with pytest.raises(RefusedError, match="Claims inside that sentence"):
        tag(workspace, sentence, Label.OPINION)
    with pytest.raises(RefusedError, match="Claims inside that sentence"):
        clear(workspace, sentence)
    assert everything(database_path) == before
    inner = Place(sentence.document_id, Span(31, 50))
    claim = tag(workspace, inner, Label.OPINION)
    assert claim is not None
    assert (claim.annotation.uid, claim.annotation.label) == ("carved", Label.OPINION)
