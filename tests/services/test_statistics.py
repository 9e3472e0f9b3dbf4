"""Counting what was done, by whom, how fast and with which sources."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.domain.documents import Span
from annotator.domain.selections import Selection
from annotator.domain.statistics import PAUSE, Pace, Statistics
from annotator.domain.vocabulary import Label, Verdict
from annotator.services.acting import Place
from annotator.services.annotating import flag, set_verdict, tag
from annotator.services.carving import carve, cut_up
from annotator.services.linking import link
from annotator.services.sources import add_source
from annotator.services.statistics import MOST, count
from annotator.services.undoing import undo
from annotator.services.workspace import Workspace
from annotator.storage import ledger
from tests.services.support import add_document, opened, source

EVERYBODY = Selection()


class Clock:
    """Tells the time of each entry of the ledger."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 23, 59, 50, tzinfo=UTC)

    def __call__(self) -> str:
        return self.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(ledger, "now", clock)
    return clock


def only(workspace: Workspace, selection: Selection | None = None) -> Statistics:
    """The numbers of the one document, which are those of all together."""
    one, whole = count(workspace, selection)
    assert (one.sentences, one.open, one.labels, one.verdicts) == (
        *(whole.sentences, whole.open, whole.labels, whole.verdicts),
    )
    assert (one.pace, one.sources) == (whole.pace, whole.sources)
    assert whole.document is None
    return one


def test_without_documents_there_is_nothing_to_count(workspace: Workspace) -> None:
    assert count(workspace) == []


def test_labels_verdicts_and_open_sentences_of_each_document_and_of_all(workspace: Workspace) -> None:
    first, second = (
        add_document(workspace, title="Dam"),
        add_document(workspace, "It rained. Why?", title="Rain"),
    )
    for place, label in zip(first, (Label.FACT, Label.FACT, Label.OPINION), strict=False):
        tag(workspace, place, label)
    tag(workspace, second[0], Label.ALLEGATION)
    set_verdict(workspace, first[0], Verdict.REFUTED)
    set_verdict(workspace, second[1], Verdict.SUPPORTED)
    dam, rain, whole = count(workspace)
    assert [one.document and one.document.name for one in (dam, rain, whole)] == ["Dam", "Rain", None]
    assert (dam.sentences, dam.open, rain.sentences, rain.open) == (4, 1, 2, 1)
    assert (whole.sentences, whole.open) == (6, 2)
    assert dam.labels == {Label.FACT: 2, Label.OPINION: 1}
    assert whole.labels == {Label.FACT: 2, Label.OPINION: 1, Label.ALLEGATION: 1}
    assert dam.verdicts == {Verdict.REFUTED: 1, None: 1}
    assert whole.verdicts == {Verdict.REFUTED: 1, Verdict.SUPPORTED: 1, None: 2}


def test_one_document_is_counted_alone(workspace: Workspace) -> None:
    first, second = add_document(workspace), add_document(workspace, "It rained.")
    tag(workspace, first[0], Label.FACT)
    tag(workspace, second[0], Label.FACT)
    chosen = Selection(frozenset({second[0].document_id}), frozenset({"ana"}))
    assert only(workspace, chosen).labels == {Label.FACT: 1}


def test_each_analyst_is_counted_alone_unless_all_are_asked_for(
    workspace: Workspace, database_path: Path
) -> None:
    places = add_document(workspace)
    tag(workspace, places[0], Label.FACT)
    with opened(database_path, "ben") as other:
        tag(other, places[0], Label.OPINION)
        tag(other, places[1], Label.OPINION)
        flag(other, places[2], flagged=True)
        assert (only(other).open, only(other).labels) == (2, {Label.OPINION: 2})
    assert (only(workspace).open, only(workspace).labels) == (3, {Label.FACT: 1})
    everybody = only(workspace, EVERYBODY)
    assert (everybody.open, everybody.labels) == (2, {Label.FACT: 1, Label.OPINION: 2})


def test_a_carved_sentence_is_open_until_all_its_claims_have_a_label(workspace: Workspace) -> None:
    place, *_ = add_document(workspace, "The dam broke, and critics blame the ministry. Why?")
    start, end = place.span
    claims = cut_up(workspace, place, [Span(start, 13), Span(15, end)])
    assert only(workspace).open == 2
    for claim, still_open in zip(claims, (2, 1), strict=True):
        carve(workspace, place, claim.annotation.span, Label.FACT, recut=claim.annotation.uid)
        assert only(workspace).open == still_open
    assert only(workspace).labels == {Label.FACT: 2}


def test_pace_leaves_breaks_out(workspace: Workspace, clock: Clock) -> None:
    places = add_document(workspace)
    assert only(workspace).pace.per_minute is None
    for place, seconds in zip(places, (4, PAUSE, PAUSE + 1, 20), strict=True):
        clock.wait(seconds)
        tag(workspace, place, Label.FACT)
    clock.wait(6)
    undo(workspace, places[0].document_id)
    pace = only(workspace).pace
    assert (pace.tags, round(pace.seconds, 2)) == (3, 4 + PAUSE + 20 + 6)
    assert pace.per_minute == pytest.approx(60 * 3 / 330)


def test_pace_is_that_of_work_in_the_document(
    workspace: Workspace, database_path: Path, clock: Clock
) -> None:
    first, second = add_document(workspace), add_document(workspace, "It rained. Why?")
    with opened(database_path, "ben") as other:
        acts = (
            (workspace, 10, first[0]),
            (other, 1, first[0]),
            (workspace, 20, second[0]),
            (workspace, 30, first[1]),
        )
        for who, seconds, place in acts:
            clock.wait(seconds)
            tag(who, place, Label.FACT)
    told = [(one.pace.tags, round(one.pace.seconds, 2)) for one in count(workspace)]
    assert told == [(2, 40), (1, 21), (3, 61)]
    anybody = [(one.pace.tags, round(one.pace.seconds, 2)) for one in count(workspace, Selection())]
    assert anybody == told


def test_a_clock_that_is_set_back_spoils_no_pace(workspace: Workspace, clock: Clock) -> None:
    places = add_document(workspace)
    for place, seconds in zip(places, (10, -3600, 10), strict=False):
        clock.wait(seconds)
        tag(workspace, place, Label.FACT)
    pace = only(workspace).pace
    assert (pace.tags, round(pace.seconds, 2)) == (2, 20)


@pytest.mark.parametrize("pace", [Pace(), Pace(3), Pace(0, 60.0)])
def test_without_tags_or_time_there_is_no_pace(pace: Pace) -> None:
    assert pace.per_minute is None


def test_the_sources_used_most_come_first(workspace: Workspace) -> None:
    places = add_document(workspace, " ".join(f"Gate {number} was shut." for number in range(9)))
    other: Place = add_document(workspace, "It rained.")[0]
    sources = [source(f"Log {number}") for number in range(MOST + 2)]
    for number, each in enumerate(sources):
        add_source(workspace, each)
        for place in places[: number + 1]:
            link(workspace, place, each.uid)
    link(workspace, other, sources[0].uid)
    first, second, whole = count(workspace)
    names = [f"Log {number}" for number in range(MOST + 1, 1, -1)]
    assert [(used.name, used.links) for used in first.sources] == list(
        zip(names, (7, 6, 5, 4, 3), strict=True)
    )
    assert [(used.name, used.links) for used in second.sources] == [("Log 0", 1)]
    assert whole.sources == first.sources
