"""Grades and verdicts: both halves at once, what is refused, and that all of it can be undone."""

from pathlib import Path

import pytest

from annotator.domain.annotations import Claim
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.vocabulary import Credibility, Label, Reliability, Stance, Verdict
from annotator.services.acting import Place
from annotator.services.annotating import claims_in, set_verdict, tag
from annotator.services.library import change_source, look_up
from annotator.services.linking import grade, link, link_new, set_stance, unlink
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.support import EVENTS, add_document, everything, rows, source

B, TRUE = Reliability.B, Credibility.PROBABLY_TRUE


def linked(workspace: Workspace, place: Place, *titles: str) -> Claim:
    """The claim with a new source for each of the titles."""
    for title in titles:
        claim = link_new(workspace, place, source(title))
    return claim


def grades(claim: Claim) -> list[str]:
    return [f"{one.source.reliability or '-'}{one.evidence.credibility or '-'}" for one in claim.links]


def test_a_grade_is_of_the_source_and_of_the_link(workspace: Workspace, database_path: Path) -> None:
    first, second, *_ = add_document(workspace)
    claim = linked(workspace, first, "Log", "Chart")
    log = claim.links[0]
    link(workspace, second, log.source.uid)
    claim = grade(workspace, first, log.evidence.uid, B, TRUE)
    assert grades(claim) == ["B2", "--"]
    assert grades(claims_in(workspace, second)[0]) == ["B-"]
    assert [event["act"] for event in rows(database_path, EVENTS)][-1] == "grade"


def test_one_half_leaves_the_other(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    uid = linked(workspace, place, "Log").links[0].evidence.uid
    grade(workspace, place, uid, None, TRUE)
    assert grades(grade(workspace, place, uid, B, None)) == ["B2"]
    before = everything(database_path)
    assert grades(grade(workspace, place, uid, B, TRUE)) == ["B2"]
    assert everything(database_path) == before


def test_a_grade_is_undone_and_done_again(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    uid = linked(workspace, place, "Log").links[0].evidence.uid
    grade(workspace, place, uid, B, TRUE)
    grade(workspace, place, uid, Reliability.D, None)
    told: list[str] = []
    for turn in (undo, undo, redo, redo):
        turn(workspace, place.document_id)
        told.append(*grades(claims_in(workspace, place)[0]))
    assert told == ["B2", "--", "B2", "D2"]


def test_undoing_a_grade_leaves_what_else_was_said_of_the_source(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    claim = linked(workspace, place, "Log")
    grade(workspace, place, claim.links[0].evidence.uid, B, None)
    log = look_up(workspace, claim.links[0].source.uid).source
    change_source(workspace, type(log)(log.uid, "Ship's log", reliability=B))
    undo(workspace, place.document_id)
    found = look_up(workspace, log.uid).source
    assert (found.title, found.reliability) == ("Ship's log", None)


def test_undoing_leaves_a_letter_that_was_changed_since(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    claim = linked(workspace, place, "Log")
    grade(workspace, place, claim.links[0].evidence.uid, B, TRUE)
    log = look_up(workspace, claim.links[0].source.uid).source
    change_source(workspace, type(log)(log.uid, "Log", reliability=Reliability.E))
    undo(workspace, place.document_id)
    assert grades(claims_in(workspace, place)[0]) == ["E-"]
    undo(workspace, place.document_id)
    assert claims_in(workspace, place) == []


def test_confirmed_wants_two_independent_roots(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    claim = linked(workspace, place, "Mail", "Post")
    agency = source("Agency")
    other = linked(workspace, place, "Denial")
    set_stance(workspace, place, other.links[-1].evidence.uid, Stance.REFUTES)
    uid = claim.links[0].evidence.uid
    mail, post = (one.source for one in claim.links[:2])
    link_new(workspace, add_document(workspace, "Other. Text.")[0], agency)
    for paper in (mail, post):
        changed = type(paper)(paper.uid, paper.title, derived_from=agency.uid)
        change_source(workspace, changed)
    before = everything(database_path)
    with pytest.raises(RefusedError, match="2 independent roots must support the claim, not 1"):
        grade(workspace, place, uid, B, Credibility.CONFIRMED)
    assert everything(database_path) == before
    linked(workspace, place, "Witness")
    assert grades(grade(workspace, place, uid, B, Credibility.CONFIRMED))[0] == "B1"


def test_what_is_not_linked_is_not_graded(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    uid = linked(workspace, place, "Log").links[0].evidence.uid
    unlink(workspace, place, uid)
    with pytest.raises(NotFoundError):
        grade(workspace, place, uid, B, TRUE)


def test_a_verdict_is_set_taken_back_and_undone(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    tag(workspace, place, Label.FACT)

    def verdict() -> Verdict | None:
        return claims_in(workspace, place)[0].annotation.verdict

    set_verdict(workspace, place, Verdict.SUPPORTED)
    assert verdict() is Verdict.SUPPORTED
    set_verdict(workspace, place, None)
    assert verdict() is None
    undo(workspace, place.document_id)
    assert verdict() is Verdict.SUPPORTED
    undo(workspace, place.document_id)
    assert verdict() is None
