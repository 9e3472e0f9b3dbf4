"""Selecting annotations: the database finds what a slow look at each of them finds."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.domain.records import AnnotationRecord
from annotator.domain.selections import EvidenceState, Selection
from annotator.domain.vocabulary import Attribution, Confidence, Label, QuoteMatch, Stance, Verdict
from annotator.domain.weighing import is_after
from annotator.services.acting import Place
from annotator.services.annotating import (
    attribute,
    claims_in,
    flag,
    set_confidence,
    set_verdict,
    tag,
    write_note,
)
from annotator.services.documents import list_documents
from annotator.services.filtering import claim_starts
from annotator.services.library import set_text
from annotator.services.linking import link_new, write_evidence
from annotator.services.records import annotation_records
from annotator.services.workspace import Workspace
from tests.services.support import add_document, new_folder, opened, source

ANALYSTS = ("ana", "ben")
DATES = (
    None,
    "2014",
    "2015",
    "2015-06",
    "2015-06-01",
    "2015-06-02T09:00",
    "2015-06-xx",
    "31 May 2016",
    "٢٠١٦",
)


@pytest.fixture(scope="module")
def varied(empty_file: Path) -> Iterator[Workspace]:
    """Two documents whose sentences differ in all that a selection looks at."""
    with new_folder(empty_file) as folder, opened(folder / "annotator.db") as ana:
        for name in ANALYSTS:
            with opened(folder / "annotator.db", name) as workspace:
                _annotate(workspace)
        yield ana


def _annotate(workspace: Workspace) -> None:
    labels, verdicts = cycle((None, *Label)), cycle((*Verdict, None, None))
    confidences, dates = cycle((None, *Confidence)), cycle(DATES)
    for text in ("The gate {} was shut.", "Nobody saw boat {} leave."):
        places = add_document(workspace, " ".join(text.format(number) for number in range(18)))
        for number, place in enumerate(places):
            if label := next(labels):
                tag(workspace, place, label)
            set_verdict(workspace, place, next(verdicts))
            set_confidence(workspace, place, next(confidences))
            attribute(workspace, place, "a clerk" if number % 4 == 0 else None, None)
            write_note(workspace, place, "why?" if number % 5 == 0 else None)
            flag(workspace, place, flagged=number % 7 == 0)
            if number % 2:
                stance = Stance.REFUTES if number % 3 == 0 else Stance.SUPPORTS
                claim = link_new(
                    workspace, place, source(f"{workspace.annotator} {place}", date=next(dates)), stance
                )
                if number % 9 == 0:
                    evidence = claim.links[-1].evidence
                    set_text(workspace, evidence.source_uid, "Nothing of the kind.")
                    write_evidence(
                        workspace, place, evidence.uid, quote="A boat left.", locator=None, note=None
                    )


def _some(values: Any) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from([*values]), max_size=2)


SELECTIONS = st.builds(
    Selection,
    annotators=_some((*ANALYSTS, "nobody")),
    labels=_some((None, *Label)),
    verdicts=_some((None, *Verdict)),
    confidences=_some((None, *Confidence)),
    attributions=_some((None, *Attribution)),
    evidence=_some(EvidenceState),
    flagged=st.booleans(),
    noted=st.booleans(),
    as_of=st.sampled_from((None, "2015-06-01", "2014-12-31", "2020-01-01")),
)


MODEST = settings(max_examples=60, deadline=None)


def records(workspace: Workspace, selection: Selection) -> list[AnnotationRecord]:
    """What an export of the selection writes."""
    with workspace.database.read() as transaction:
        return list(annotation_records(transaction, selection))


def belongs(record: AnnotationRecord, selection: Selection) -> bool:
    """Whether an annotation, told with all its evidence, is one of the selection."""
    evidence = [e for e in record.evidence if not is_after(e.source.date, selection.as_of)]
    states = {
        EvidenceState.NONE: not evidence,
        EvidenceState.REFUTING: any(e.stance is Stance.REFUTES for e in evidence),
        EvidenceState.NOT_FOUND: any(e.quote_match is QuoteMatch.NOT_FOUND for e in evidence),
    }
    kinds: tuple[tuple[Collection[object], object], ...] = (
        (selection.annotators, record.annotator),
        (selection.labels, record.label),
        (selection.verdicts, record.verdict),
        (selection.confidences, record.confidence),
        (selection.attributions, record.attribution),
    )
    return (
        all(not values or value in values for values, value in kinds)
        and (not selection.evidence or any(states[state] for state in selection.evidence))
        and (record.flagged or not selection.flagged)
        and (record.note is not None or not selection.noted)
    )


@MODEST
@given(selection=SELECTIONS)
def test_what_is_exported_is_what_belongs(varied: Workspace, selection: Selection) -> None:
    expected = [record.uid for record in records(varied, Selection()) if belongs(record, selection)]
    assert [record.uid for record in records(varied, selection)] == expected


@MODEST
@given(selection=SELECTIONS)
def test_what_the_database_finds_is_what_a_selection_takes(varied: Workspace, selection: Selection) -> None:
    for progress in list_documents(varied):
        everything = Place(progress.document.id, Span(0, 10_000))
        taken = [c.annotation.start for c in claims_in(varied, everything) if selection.takes(c)]
        assert claim_starts(varied, progress.document, selection) == taken


@MODEST
@given(selection=SELECTIONS.filter(lambda selection: selection.narrows))
def test_documents_are_listed_that_hold_what_belongs(varied: Workspace, selection: Selection) -> None:
    mine = replace(selection, annotators=selection.annotators or frozenset({"ana"}))
    expected: dict[str, Counter[Label | None]] = {}
    for record in records(varied, Selection()):
        if belongs(record, mine):
            expected.setdefault(record.document.uid, Counter())[record.label] += 1
    found = {progress.document.uid: progress for progress in list_documents(varied, selection)}
    assert {
        uid: {k: n for k, n in p.labels.items() if n} for uid, p in found.items() if any(p.labels.values())
    } == {uid: labels for uid, count in expected.items() if (labels := {k: n for k, n in count.items() if k})}
    assert selection.takes_untouched or found.keys() == expected.keys()
    if not selection.takes_untouched:
        assert all(progress.open == expected[uid][None] for uid, progress in found.items())


@pytest.mark.parametrize(
    ("selection", "takes"),
    [
        (Selection(), False),
        (Selection(labels=frozenset({None})), True),
        (Selection(labels=frozenset({None, Label.FACT}), verdicts=frozenset({None})), True),
        (Selection(labels=frozenset({None}), verdicts=frozenset({Verdict.REFUTED})), False),
        (Selection(labels=frozenset({None}), flagged=True), False),
        (Selection(labels=frozenset({None}), evidence=frozenset({EvidenceState.NONE})), True),
        (Selection(labels=frozenset({None}), evidence=frozenset(EvidenceState)), True),
        (Selection(labels=frozenset({None}), evidence=frozenset({EvidenceState.REFUTING})), False),
    ],
)
def test_untouched_sentences_belong_where_nothing_else_is_asked_of_them(
    selection: Selection, takes: bool
) -> None:
    assert selection.takes_untouched is takes
