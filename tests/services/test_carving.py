"""Claims inside sentences, cuts between them, many at once: what is stored, and that undo brings it back."""

from pathlib import Path

import pytest

from annotator.domain.annotations import Claim
from annotator.domain.documents import Span
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.vocabulary import Confidence, Label
from annotator.services.acting import Place
from annotator.services.annotating import claims_in, clear, set_confidence, tag, write_note
from annotator.services.carving import carve, cut_up
from annotator.services.cutting import join, split
from annotator.services.documents import list_documents, open_whole
from annotator.services.linking import link_new
from annotator.services.ranges import flag_all, tag_all
from annotator.services.restoring import restore
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.support import (
    ANNOTATIONS,
    add_document,
    everything,
    exported,
    opened,
    rows,
    source,
    write_lines,
)

TEXT = "Critics say the dam broke, which had been built in 1960. It was a disgrace.\n\nNobody was hurt.\n"
FIRST, SECOND = Span(12, 25), Span(27, 55)
"""`the dam broke` and `which had been built in 1960`."""
SENTENCES = "SELECT start, end, number FROM sentence ORDER BY start"


@pytest.fixture
def places(workspace: Workspace) -> list[Place]:
    return add_document(workspace, TEXT)


def said(claims: list[Claim]) -> list[tuple[Span, Label | None]]:
    return [(claim.annotation.span, claim.annotation.label) for claim in claims]


def cuts(workspace: Workspace, place: Place) -> list[str]:
    """The sentences of the document as they are now."""
    excerpt = open_whole(workspace, list_documents(workspace)[0].document).excerpt
    return [excerpt.text[slice(*span)] for span in excerpt.spans]


def test_several_spans_of_a_sentence_are_claims_of_their_own(
    workspace: Workspace, places: list[Place]
) -> None:
    carve(workspace, places[0], SECOND, Label.FACT)
    there = carve(workspace, places[0], FIRST, Label.ALLEGATION)
    assert said(there) == [(FIRST, Label.ALLEGATION), (SECOND, Label.FACT)]
    set_confidence(workspace, Place(places[0].document_id, SECOND), Confidence.HIGH)
    first, second = claims_in(workspace, places[0])
    assert (first.annotation.confidence, second.annotation.confidence) == (None, Confidence.HIGH)


def test_the_first_span_takes_over_all_of_a_whole_sentence(workspace: Workspace, places: list[Place]) -> None:
    tag(workspace, places[0], Label.ALLEGATION)
    write_note(workspace, places[0], "see the log")
    before = [link_new(workspace, places[0], source("Log"))]
    (claim,) = carve(workspace, places[0], SECOND, Label.FACT)
    assert (claim.annotation.span, claim.annotation.note, len(claim.links)) == (SECOND, "see the log", 1)
    assert claim.annotation.uid == before[0].annotation.uid
    undo(workspace, places[0].document_id)
    assert claims_in(workspace, places[0]) == before


def test_a_claim_is_recut(workspace: Workspace, places: list[Place]) -> None:
    (claim,) = carve(workspace, places[0], FIRST, Label.ALLEGATION)
    (recut,) = carve(workspace, places[0], Span(0, 25), Label.OPINION, recut=claim.annotation.uid)
    assert (recut.annotation.uid, said([recut])) == (claim.annotation.uid, [(Span(0, 25), Label.OPINION)])


def test_a_claim_that_is_gone_is_not_recut(
    workspace: Workspace, places: list[Place], database_path: Path
) -> None:
    (claim,) = carve(workspace, places[0], FIRST, Label.ALLEGATION)
    undo(workspace, places[0].document_id)
    before = everything(database_path)
    with pytest.raises(NotFoundError, match="That claim is not there any more: choose the words again"):
        carve(workspace, places[0], FIRST, Label.OPINION, recut=claim.annotation.uid)
    assert everything(database_path) == before


def test_the_same_again_is_no_act(workspace: Workspace, places: list[Place], database_path: Path) -> None:
    (claim,) = carve(workspace, places[0], FIRST, Label.ALLEGATION)
    before = everything(database_path)
    assert carve(workspace, places[0], FIRST, Label.ALLEGATION, recut=claim.annotation.uid) == [claim]
    assert everything(database_path) == before


@pytest.mark.parametrize("span", [Span(0, 13), Span(24, 27), Span(0, 56), Span(13, 14), Span(12, 25)])
def test_claims_never_overlap(
    workspace: Workspace, places: list[Place], database_path: Path, span: Span
) -> None:
    carve(workspace, places[0], FIRST, Label.ALLEGATION)
    carve(workspace, places[0], SECOND, Label.FACT)
    before = rows(database_path, ANNOTATIONS)
    with pytest.raises(RefusedError, match="Claims cannot overlap: choose other words"):
        carve(workspace, places[0], span, Label.FACT)
    assert rows(database_path, ANNOTATIONS) == before


@pytest.mark.parametrize("span", [Span(12, 60), Span(56, 74), Span(20, 20)])
def test_a_claim_is_inside_its_sentence(workspace: Workspace, places: list[Place], span: Span) -> None:
    with pytest.raises(RefusedError):
        carve(workspace, places[0], span, Label.FACT)
    assert claims_in(workspace, places[0]) == []


def test_a_proposal_is_taken_at_once(workspace: Workspace, places: list[Place]) -> None:
    there = cut_up(workspace, places[0], [FIRST, SECOND])
    assert said(there) == [(FIRST, None), (SECOND, None)]
    assert list_documents(workspace)[0].labels == {}
    undo(workspace, places[0].document_id)
    assert claims_in(workspace, places[0]) == []


def test_a_proposal_keeps_what_was_said_of_the_whole(workspace: Workspace, places: list[Place]) -> None:
    tag(workspace, places[0], Label.ALLEGATION)
    there = cut_up(workspace, places[0], [FIRST, SECOND])
    assert said(there) == [(FIRST, Label.ALLEGATION), (SECOND, Label.ALLEGATION)]


def test_one_of_several_claims_is_taken_back(workspace: Workspace, places: list[Place]) -> None:
    cut_up(workspace, places[0], [FIRST, SECOND])
    clear(workspace, Place(places[0].document_id, FIRST))
    assert said(claims_in(workspace, places[0])) == [(SECOND, None)]


def test_sentences_are_joined_and_their_claims_stay(
    workspace: Workspace, places: list[Place], database_path: Path
) -> None:
    tag(workspace, places[0], Label.ALLEGATION)
    tag(workspace, places[1], Label.OPINION)
    before = rows(database_path, SENTENCES)
    assert join(workspace, places[0]) == Span(0, 75)
    assert cuts(workspace, places[0])[0] == TEXT[:75]
    assert [row["number"] for row in rows(database_path, SENTENCES)] == [1, 2]
    there = claims_in(workspace, Place(places[0].document_id, Span(0, 75)))
    assert said(there) == [(places[0].span, Label.ALLEGATION), (places[1].span, Label.OPINION)]
    undo(workspace, places[0].document_id)
    assert rows(database_path, SENTENCES) == before


def test_sentences_are_joined_over_a_blank_line(workspace: Workspace, places: list[Place]) -> None:
    join(workspace, places[1])
    assert cuts(workspace, places[1])[1] == "It was a disgrace.\n\nNobody was hurt."


def test_the_last_sentence_cannot_be_joined(workspace: Workspace, places: list[Place]) -> None:
    with pytest.raises(RefusedError, match="This is the last sentence"):
        join(workspace, places[2])


def test_a_sentence_is_split(workspace: Workspace, places: list[Place], database_path: Path) -> None:
    assert split(workspace, places[0], 27) == Span(27, 56)
    assert cuts(workspace, places[0])[:2] == ["Critics say the dam broke,", "which had been built in 1960."]
    assert [row["number"] for row in rows(database_path, SENTENCES)] == [1, 2, 3, 4]
    undo(workspace, places[0].document_id)
    redo(workspace, places[0].document_id)
    assert [row["number"] for row in rows(database_path, SENTENCES)] == [1, 2, 3, 4]


@pytest.mark.parametrize("at", [-4, 0, 55, 56, 70])
def test_a_split_leaves_words_on_both_sides(workspace: Workspace, places: list[Place], at: int) -> None:
    if at == 55:
        assert cuts(workspace, places[0])[0].endswith("1960.")
        split(workspace, places[0], 55)
        assert cuts(workspace, places[0])[1] == "."
    else:
        with pytest.raises(RefusedError, match="words before and after the cut"):
            split(workspace, places[0], at)


def test_a_cut_through_a_claim_is_refused_whoever_made_it(
    workspace: Workspace, places: list[Place], database_path: Path
) -> None:
    with opened(database_path, "ben") as other:
        tag(other, places[0], Label.FACT)
    before = rows(database_path, SENTENCES)
    with pytest.raises(RefusedError, match="A claim runs across that place: its analyst must clear it"):
        split(workspace, places[0], 27)
    assert rows(database_path, SENTENCES) == before


def test_a_cut_between_carved_claims_leaves_them(workspace: Workspace, places: list[Place]) -> None:
    cut_up(workspace, places[0], [FIRST, SECOND])
    split(workspace, places[0], 27)
    halves = [Place(places[0].document_id, span) for span in (Span(0, 26), Span(27, 56))]
    assert [said(claims_in(workspace, half)) for half in halves] == [[(FIRST, None)], [(SECOND, None)]]


def test_a_join_that_another_analyst_relies_on_is_not_undone(
    workspace: Workspace, places: list[Place], database_path: Path
) -> None:
    joined = Place(places[0].document_id, join(workspace, places[0]))
    with opened(database_path, "ben") as other:
        tag(other, joined, Label.FACT)
    with pytest.raises(RefusedError, match="A claim runs across that place"):
        undo(workspace, joined.document_id)
    assert len(cuts(workspace, joined)) == 2


def test_what_another_one_cut_anew_is_told(
    workspace: Workspace, places: list[Place], database_path: Path
) -> None:
    with opened(database_path, "ben") as other:
        split(other, places[0], 27)
    with pytest.raises(RefusedError, match="cut anew meanwhile"):
        carve(workspace, places[0], FIRST, Label.FACT)
    with pytest.raises(RefusedError, match="changed or deleted since"):
        tag(workspace, places[0], Label.FACT)
    assert rows(database_path, ANNOTATIONS) == []


def test_a_range_is_labelled_in_one_act(workspace: Workspace, places: list[Place]) -> None:
    tag(workspace, places[1], Label.OPINION)
    cut_up(workspace, places[0], [FIRST, SECOND])
    before = [claims_in(workspace, place) for place in places]
    assert tag_all(workspace, places, Label.NONE) == 4
    assert [len(claims_in(workspace, place)) for place in places] == [2, 1, 1]
    assert list_documents(workspace)[0].labels == {Label.NONE: 4}
    undo(workspace, places[0].document_id)
    assert [claims_in(workspace, place) for place in places] == before


def test_only_the_chosen_sentences_of_a_range_are_flagged(workspace: Workspace, places: list[Place]) -> None:
    tag(workspace, places[1], Label.OPINION)
    assert flag_all(workspace, [places[0], places[2]], flagged=True) == 2
    flags = [claim.annotation.flagged for place in places for claim in claims_in(workspace, place)]
    assert flags == [True, False, True]
    assert flag_all(workspace, [places[0], places[2]], flagged=False) == 2
    assert [len(claims_in(workspace, place)) for place in places] == [0, 1, 0]


def test_a_range_that_is_so_already_is_no_act(workspace: Workspace, places: list[Place]) -> None:
    tag_all(workspace, places, Label.FACT)
    assert tag_all(workspace, places, Label.FACT) == 0
    undo(workspace, places[0].document_id)
    assert claims_in(workspace, places[0]) == []


def test_undoing_makes_no_claims_overlap(
    workspace: Workspace, places: list[Place], database_path: Path, tmp_path: Path
) -> None:
    carve(workspace, places[0], FIRST, Label.ALLEGATION)
    records = exported(workspace, tmp_path)
    clear(workspace, Place(places[0].document_id, FIRST))
    tag(workspace, places[0], Label.FACT)
    clear(workspace, places[0])
    restore(workspace, write_lines(tmp_path / "claims.jsonl", records))
    with pytest.raises(RefusedError, match="changed or deleted since: open"):
        undo(workspace, places[0].document_id)
    assert said(claims_in(workspace, places[0])) == [(FIRST, Label.ALLEGATION)]


def test_a_cut_beside_a_claim_that_ends_in_white_space_is_refused(
    workspace: Workspace, places: list[Place]
) -> None:
    carve(workspace, places[0], Span(12, 27), Label.FACT)
    with pytest.raises(RefusedError, match="A claim runs across that place"):
        split(workspace, places[0], 27)
