"""Copying what was said of the same claim elsewhere: what goes with it, what undo brings back."""

from pathlib import Path

import pytest

from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.events import Act
from annotator.domain.vocabulary import Confidence, Credibility, Label, QuoteMatch, Stance, Verdict
from annotator.services.acting import Place
from annotator.services.annotating import (
    attribute,
    claims_in,
    clear,
    flag,
    set_confidence,
    set_verdict,
    tag,
    write_note,
)
from annotator.services.library import set_text
from annotator.services.linking import grade, link, link_new, write_evidence
from annotator.services.repeats import copy_claim, find_repeats
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.support import (
    ANNOTATIONS,
    EVENTS,
    EVIDENCE,
    OP_ED,
    add_document,
    exported,
    opened,
    rows,
    source,
)


def test_a_copy_takes_label_evidence_and_who_alleges(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place, database_path: Path, tmp_path: Path
) -> None:
    tag(workspace, older_report[1], Label.ALLEGATION)
    attribute(workspace, older_report[1], "critics", "the ministry", "say that")
    set_verdict(workspace, older_report[1], Verdict.SUPPORTED)
    set_confidence(workspace, older_report[1], Confidence.HIGH)
    write_note(workspace, older_report[1], "ask again")
    flag(workspace, older_report[1], flagged=True)
    log = source("Log")
    uid = link_new(workspace, older_report[1], log).links[0].evidence.uid
    set_text(workspace, log.uid, "The ministry was told of all cracks in May.")
    write_evidence(workspace, older_report[1], uid, quote="told of all cracks", locator="p. 2", note="twice")
    (other,) = claims_in(workspace, older_report[1])

    copy = copy_claim(workspace, op_ed_place, find_repeats(workspace, op_ed_place)[0].claim.annotation.uid)
    assert claims_in(workspace, op_ed_place) == [copy]
    mine = copy.annotation
    assert mine.label is Label.ALLEGATION
    assert (mine.claimant, mine.target, mine.verb) == ("critics", "the ministry", "say that")
    assert (mine.verdict, mine.confidence, mine.note, mine.flagged) == (None, None, None, False)
    assert (mine.copied_from, mine.span) == (other.annotation.uid, op_ed_place.span)
    (new,), (old,) = copy.links, other.links
    assert new.source == old.source
    assert (new.evidence.quote, new.evidence.locator, new.evidence.note) == (
        "told of all cracks",
        "p. 2",
        "twice",
    )
    assert new.evidence.quote_match is QuoteMatch.VERBATIM
    assert new.evidence.quote_span == old.evidence.quote_span
    assert new.evidence.uid != old.evidence.uid
    assert claims_in(workspace, older_report[1]) == [other]
    assert rows(database_path, EVENTS)[-1]["act"] == Act.COPY
    records = exported(workspace, tmp_path)
    assert [record["copied_from"] for record in records] == [None, other.annotation.uid]


def test_each_quote_of_a_source_is_copied(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place
) -> None:
    place, log = older_report[1], source("Log")
    uid = link_new(workspace, place, log).links[0].evidence.uid
    write_evidence(workspace, place, uid, quote="was told", locator=None, note=None)
    tag(workspace, place, Label.ALLEGATION)
    link(workspace, place, log.uid)
    (other,) = claims_in(workspace, place)
    copy = copy_claim(workspace, op_ed_place, other.annotation.uid)
    assert [found.evidence.quote for found in copy.links] == ["was told", None]
    assert copy_claim(workspace, op_ed_place, other.annotation.uid) == copy


def test_a_copy_keeps_what_the_analyst_said_already(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place
) -> None:
    log, minutes = source("Log"), source("Minutes")
    tag(workspace, older_report[1], Label.ALLEGATION)
    attribute(workspace, older_report[1], "critics", "the ministry")
    link_new(workspace, older_report[1], log, Stance.REFUTES)
    link_new(workspace, older_report[1], minutes)
    other = claims_in(workspace, older_report[1])[0].annotation

    tag(workspace, op_ed_place, Label.OPINION)
    attribute(workspace, op_ed_place, "her critics", None)
    write_note(workspace, op_ed_place, "mine")
    mine = link(workspace, op_ed_place, log.uid, Stance.CONTEXT)
    copy = copy_claim(workspace, op_ed_place, other.uid)
    assert (copy.annotation.uid, copy.annotation.note) == (mine.annotation.uid, "mine")
    assert (copy.annotation.label, copy.annotation.claimant) == (Label.ALLEGATION, "her critics")
    assert copy.annotation.target == "the ministry"
    assert [(one.source.title, one.evidence.stance) for one in copy.links] == [
        ("Log", Stance.CONTEXT),
        ("Minutes", Stance.SUPPORTS),
    ]


def test_undo_and_redo_of_a_copy(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place, database_path: Path
) -> None:
    tag(workspace, older_report[1], Label.ALLEGATION)
    link_new(workspace, older_report[1], source("Log"))
    uid = claims_in(workspace, older_report[1])[0].annotation.uid
    for note in (None, "mine"):
        write_note(workspace, op_ed_place, note)
        before = rows(database_path, ANNOTATIONS), rows(database_path, EVIDENCE)
        copy_claim(workspace, op_ed_place, uid)
        after = _without_keys(database_path)
        undone = undo(workspace, op_ed_place.document_id)
        assert undone is not None
        assert undone.act is Act.COPY
        assert (rows(database_path, ANNOTATIONS), rows(database_path, EVIDENCE)) == before
        redo(workspace, op_ed_place.document_id)
        assert _without_keys(database_path) == after
        undo(workspace, op_ed_place.document_id)


def _without_keys(path: Path) -> list[dict[str, object]]:
    keys = {"id", "annotation_id", "source_id"}
    found = [*rows(path, ANNOTATIONS), *rows(path, EVIDENCE)]
    return [{name: value for name, value in row.items() if name not in keys} for row in found]


def test_the_same_copy_again_is_no_act(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place, database_path: Path
) -> None:
    tag(workspace, older_report[1], Label.ALLEGATION)
    link_new(workspace, older_report[1], source("Log"))
    uid = claims_in(workspace, older_report[1])[0].annotation.uid
    copy = copy_claim(workspace, op_ed_place, uid)
    events = rows(database_path, EVENTS)
    assert copy_claim(workspace, op_ed_place, uid) == copy
    assert rows(database_path, EVENTS) == events


def test_a_copy_is_found_in_its_turn(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place
) -> None:
    tag(workspace, older_report[1], Label.ALLEGATION)
    uid = claims_in(workspace, older_report[1])[0].annotation.uid
    copy = copy_claim(workspace, op_ed_place, uid)
    assert [one.claim for one in find_repeats(workspace, older_report[1])] == [copy]


def test_a_claim_that_is_gone_cannot_be_copied(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place, database_path: Path
) -> None:
    tag(workspace, older_report[1], Label.ALLEGATION)
    uid = find_repeats(workspace, op_ed_place)[0].claim.annotation.uid
    with opened(database_path, "ana") as elsewhere:
        clear(elsewhere, older_report[1])
    events = rows(database_path, EVENTS)
    with pytest.raises(NotFoundError, match="not there any more"):
        copy_claim(workspace, op_ed_place, uid)
    assert rows(database_path, EVENTS) == events


def test_a_claim_is_no_copy_of_itself(workspace: Workspace, op_ed_place: Place) -> None:
    tag(workspace, op_ed_place, Label.FACT)
    with pytest.raises(RefusedError, match="elsewhere"):
        copy_claim(workspace, op_ed_place, claims_in(workspace, op_ed_place)[0].annotation.uid)


def test_confirmed_by_others_is_copied_only_where_that_holds(
    workspace: Workspace, older_report: list[Place]
) -> None:
    op_ed = "https://example.org/op-ed"
    tag(workspace, older_report[1], Label.FACT)
    link_new(workspace, older_report[1], source("Op-ed", op_ed))
    first, _ = link_new(workspace, older_report[1], source("Log")).links
    claim = grade(workspace, older_report[1], first.evidence.uid, None, Credibility.CONFIRMED)

    def digits(url: str, text: str) -> list[Credibility | None]:
        place = add_document(workspace, text, url=url)[0]
        copy = copy_claim(workspace, place, claim.annotation.uid)
        return [one.evidence.credibility for one in copy.links]

    assert digits("https://example.org/news", OP_ED) == [Credibility.CONFIRMED, None]
    assert digits(op_ed, f"{OP_ED} Indeed.") == [None, None]
