"""The same claim elsewhere: what is found, and in which order."""

import random
from pathlib import Path

import pytest

from annotator.domain.documents import Span
from annotator.domain.repeats import Repeat
from annotator.domain.vocabulary import Label, Stance
from annotator.services import repeats
from annotator.services.acting import Place
from annotator.services.annotating import (
    clear,
    tag,
    write_note,
)
from annotator.services.carving import carve
from annotator.services.linking import link_new
from annotator.services.lookup import CHARACTERS
from annotator.services.repeats import find_repeats, index_claims
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.support import (
    ANNOTATIONS,
    EVENTS,
    add_document,
    opened,
    rows,
    source,
)


def told(found: list[Repeat]) -> list[tuple[str, int, Label | None]]:
    return [(one.document.name, one.sentence, one.claim.annotation.label) for one in found]


def test_a_claim_that_was_tagged_elsewhere_is_found(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place
) -> None:
    tag(workspace, older_report[0], Label.FACT)
    tag(workspace, older_report[1], Label.ALLEGATION)
    claim = link_new(workspace, older_report[1], source("Log"), Stance.REFUTES)
    (found,) = find_repeats(workspace, op_ed_place)
    assert told([found]) == [("Report 14", 2, Label.ALLEGATION)]
    assert found.claim == claim
    assert found.text == "Critics say that the ministry was told of the cracks in the dam."
    assert 75 <= found.similarity < 100


def test_what_is_not_tagged_or_no_claim_is_not_found(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place
) -> None:
    assert find_repeats(workspace, op_ed_place) == []
    write_note(workspace, older_report[1], "see p. 3")
    assert find_repeats(workspace, op_ed_place) == []
    tag(workspace, older_report[1], Label.NONE)
    assert find_repeats(workspace, op_ed_place) == []
    tag(workspace, older_report[1], Label.OPINION)
    assert told(find_repeats(workspace, op_ed_place)) == [("Report 14", 2, Label.OPINION)]
    clear(workspace, older_report[1])
    assert find_repeats(workspace, op_ed_place) == []


def test_the_place_itself_is_not_elsewhere_whoever_judged_it(
    workspace: Workspace, op_ed_place: Place, database_path: Path
) -> None:
    tag(workspace, op_ed_place, Label.FACT)
    with opened(database_path, "ben") as ben:
        carve(ben, op_ed_place, Span(0, 46), Label.FACT)
    assert find_repeats(workspace, op_ed_place) == []


def test_a_repetition_in_the_same_document_is_found(workspace: Workspace) -> None:
    first, _, last = add_document(workspace, "The dam broke at dawn. Nobody came. At dawn the dam broke!")
    tag(workspace, first, Label.FACT)
    assert [one.sentence for one in find_repeats(workspace, last)] == [1]


def test_a_few_words_and_other_numbers_are_not_found(workspace: Workspace, older_report: list[Place]) -> None:
    for sentence in older_report:
        tag(workspace, sentence, Label.FACT)
    text = "Photo: Reuters.\n\nThe minister resigned on Friday after 11 years in office."
    assert [find_repeats(workspace, place) for place in add_document(workspace, text)] == [[], []]


def test_the_most_alike_come_first_and_of_equals_my_own(workspace: Workspace, database_path: Path) -> None:
    places = [
        add_document(workspace, text, title=title)[0]
        for title, text in {
            "Mine": "The dam broke at dawn on Monday, they say.",
            "Ben's": "The dam broke at dawn on Monday - they say.",
            "Nearly": "The dam broke at dawn on Monday, many say.",
            "Less": "The old dam broke on Monday, many people say.",
        }.items()
    ]
    tag(workspace, places[0], Label.FACT)
    with opened(database_path, "ben") as ben:
        for place in places[1:]:
            tag(ben, place, Label.ALLEGATION)
    here = add_document(workspace, "The dam broke at dawn on Monday, they say!")[0]
    found = find_repeats(workspace, here)
    assert [one.document.name for one in found] == ["Mine", "Ben's", "Nearly"]
    assert [one.similarity for one in found][:2] == [100, 100]
    assert [one.claim.annotation.annotator for one in found] == ["ana", "ben", "ben"]
    assert find_repeats(workspace, here, limit=1) == found[:1]
    assert len(find_repeats(workspace, here, limit=9)) == 4


def test_a_carved_claim_is_found_by_what_it_says_now(workspace: Workspace) -> None:
    text = "The minister was warned of the flood in March, and the mayor had bought a house on the hill."
    (sentence,) = add_document(workspace, text)
    warned, house = add_document(
        workspace, "The minister was warned of the flood in March. The mayor had bought a house on the hill."
    )
    tag(workspace, sentence, Label.FACT)
    index_claims(workspace)
    carve(workspace, sentence, Span(51, len(text)), Label.ALLEGATION)
    assert find_repeats(workspace, warned) == []
    (found,) = find_repeats(workspace, house)
    assert found.text == "the mayor had bought a house on the hill."
    undo(workspace, sentence.document_id)
    assert [one.text for one in find_repeats(workspace, house)] != [found.text]
    redo(workspace, sentence.document_id)
    assert find_repeats(workspace, house) == [found]


def test_the_words_of_an_operator_and_odd_characters_find_nothing_wrong(workspace: Workspace) -> None:
    text = 'NEAR(crane) AND "quay" OR * NOT the:harbour \x01 🎉 crane^ was seen.'
    first = add_document(workspace, text)[0]
    tag(workspace, first, Label.FACT)
    other = add_document(workspace, f"{text} And more was said of it.")[0]
    assert [one.similarity for one in find_repeats(workspace, other)] == [100]


def test_a_claim_of_a_million_letters_is_compared_by_its_beginning(workspace: Workspace) -> None:
    words = " ".join(random.Random(5).choices(["dam", "crane", "quay", "ferry", "mole"], k=200_000))  # noqa: S311
    first, other = (add_document(workspace, f"Keeper {end} says: {words} {end}")[0] for end in ("A", "B"))
    tag(workspace, first, Label.FACT)
    (found,) = find_repeats(workspace, other)
    assert len(found.text) == CHARACTERS


def test_many_claims_are_indexed_a_few_at_a_time(
    workspace: Workspace, op_ed_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"Boat {number} was seen off the mole on day {number}." for number in range(20)]
    places = [add_document(workspace, " ".join(texts[start : start + 5])) for start in range(0, 20, 5)]
    for sentence in [sentence for document in places for sentence in document]:
        tag(workspace, sentence, Label.FACT)
    assert index_claims(workspace, 3) == 3
    monkeypatch.setattr(repeats, "READ", 10)
    assert index_claims(workspace) == 2
    monkeypatch.setattr(repeats, "READ", 600)
    assert [index_claims(workspace), index_claims(workspace), index_claims(workspace)] == [10, 5, 0]


def test_looking_for_repeats_leaves_no_trace_in_the_ledger(
    workspace: Workspace, older_report: list[Place], op_ed_place: Place, database_path: Path
) -> None:
    tag(workspace, older_report[1], Label.FACT)
    before = rows(database_path, EVENTS), rows(database_path, ANNOTATIONS)
    assert find_repeats(workspace, op_ed_place)
    assert (rows(database_path, EVENTS), rows(database_path, ANNOTATIONS)) == before
