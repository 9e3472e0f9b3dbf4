"""Linking claims to sources: what is stored, what is refused."""

from pathlib import Path

import pytest

from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.vocabulary import Label, Stance
from annotator.services.annotating import claims_in, tag
from annotator.services.linking import link, link_new, set_stance, unlink, write_evidence
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from tests.services.support import (
    ANNOTATIONS,
    EVENTS,
    EVIDENCE,
    add_document,
    everything,
    opened,
    rows,
    source,
)


def test_a_link_is_one_row_and_one_event(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    log = source("Log")
    add_source(workspace, log)
    claim = link(workspace, place, log.uid)
    assert claim.annotation.label is None
    assert [link_.source for link_ in claim.links] == [log]
    (row,) = rows(database_path, EVIDENCE)
    assert (row["stance"], row["source_uid"], row["annotation_uid"]) == (
        "supports",
        log.uid,
        claim.annotation.uid,
    )
    assert [event["act"] for event in rows(database_path, EVENTS)] == ["import", "add source", "link"]


def test_a_new_source_comes_with_the_link_or_not_at_all(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    before = everything(database_path)
    with pytest.raises(RefusedError, match="needs a title or a URL"):
        link_new(workspace, place, source(" \0 ", url=""))
    assert everything(database_path) == before
    claim = link_new(workspace, place, source(" A\n\ud800 log ", note="\x1b"), Stance.CONTEXT)
    assert [(link_.source.title, link_.source.note) for link_ in claim.links] == [("A log", None)]
    assert claims_in(workspace, place) == [claim]


def test_the_same_link_twice_is_refused_until_something_is_quoted(
    workspace: Workspace, database_path: Path
) -> None:
    place, other, *_ = add_document(workspace)
    log = source("Log")
    first = link_new(workspace, place, log).links[0].evidence
    before = everything(database_path)
    with pytest.raises(RefusedError, match="Already linked to Log"):
        link(workspace, place, log.uid, Stance.REFUTES)
    assert everything(database_path) == before
    link(workspace, other, log.uid)
    write_evidence(workspace, place, first.uid, quote="it broke", locator=None, note=None)
    assert len(link(workspace, place, log.uid).links) == 2


def test_what_is_not_there_is_refused(workspace: Workspace, database_path: Path) -> None:
    place, other, *_ = add_document(workspace)
    evidence = link_new(workspace, place, source("Log")).links[0].evidence
    before = everything(database_path)
    with pytest.raises(NotFoundError, match="not in the library"):
        link(workspace, place, "nothing")
    with pytest.raises(NotFoundError, match="not there any more"):
        set_stance(workspace, other, evidence.uid, Stance.REFUTES)
    with opened(database_path, "ben") as workspace_of_ben, pytest.raises(NotFoundError, match="not there"):
        unlink(workspace_of_ben, place, evidence.uid)
    assert everything(database_path) == before


def test_evidence_says_what_was_typed_last(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    uid = link_new(workspace, place, source("Log")).links[0].evidence.uid
    write_evidence(workspace, place, uid, quote=" it\nbroke ", locator="p. 3", note="a\ud800\0b")
    claim = set_stance(workspace, place, uid, Stance.REFUTES)
    (evidence,) = [link_.evidence for link_ in claim.links]
    assert (evidence.quote, evidence.locator, evidence.note) == ("it broke", "p. 3", "ab")
    assert evidence.stance == Stance.REFUTES
    assert claims_in(workspace, place) == [claim]


def test_evidence_said_again_in_the_same_words_is_no_act(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    uid = link_new(workspace, place, source("Log")).links[0].evidence.uid
    write_evidence(workspace, place, uid, quote="it broke", locator=None, note=None)
    before = everything(database_path)
    write_evidence(workspace, place, uid, quote=" it broke\n", locator="", note=None)
    set_stance(workspace, place, uid, Stance.SUPPORTS)
    assert everything(database_path) == before


def test_the_last_link_takes_along_a_claim_that_says_nothing(
    workspace: Workspace, database_path: Path
) -> None:
    bare, tagged, *_ = add_document(workspace)
    log = source("Log")
    first = link_new(workspace, bare, log).links[0].evidence
    tag(workspace, tagged, Label.FACT)
    second = link(workspace, tagged, log.uid).links[0].evidence
    assert unlink(workspace, bare, first.uid) is None
    assert unlink(workspace, tagged, second.uid) is not None
    assert [row["start"] for row in rows(database_path, ANNOTATIONS)] == [tagged.span.start]
    assert rows(database_path, EVIDENCE) == []
