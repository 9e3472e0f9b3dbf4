"""The cursor against an obvious oracle: lists of all sentences, looked through from the beginning."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotations import Mark, Part
from annotator.domain.documents import Document, Excerpt, Metadata, Progress, Span
from annotator.domain.vocabulary import Label
from annotator.services.documents import Reading
from annotator.tui.cursor import Cursor

OFFSET, BEFORE = 50, 3
"""Letters and sentences of the document that come before what the reading holds."""

marks = st.builds(Mark, st.sampled_from([None, *Label]), st.booleans(), st.booleans())
carved = st.builds(
    Mark,
    st.sampled_from([None, *Label]),
    st.booleans(),
    st.booleans(),
    st.lists(st.builds(Part, st.just(0), st.just(1), st.sampled_from([None, *Label])), max_size=3).map(tuple),
)


def a_cursor(found: list[Mark | None], gap: int = 1) -> Cursor:
    """Sentences of five letters, some letters apart, with these marks; the first one is the current one."""
    starts = list(accumulate([5 + gap] * (len(found) - 1), initial=0))
    excerpt = Excerpt("x" * (starts[-1] + 5), OFFSET, [Span(start, start + 5) for start in starts], BEFORE)
    document = Document(1, "uid", "sha256", "2026-01-01T00:00:00Z", Metadata())
    progress = Progress(document, BEFORE + len(found), {}, BEFORE + sum(map(is_open, found)))
    return Cursor(Reading(progress, excerpt, found, 0))


def is_open(mark: Mark | None) -> bool:
    return mark is None or mark.label is None


@st.composite
def cursors(draw: st.DrawFn) -> tuple[Cursor, list[int]]:
    """A cursor anywhere in a document, perhaps with a filter on, and the sentences that this leaves."""
    cursor = a_cursor(draw(st.lists(st.none() | marks, min_size=1, max_size=12)))
    everything = list(range(len(cursor.spans)))
    cursor.current = draw(st.sampled_from(everything))
    chosen = draw(st.none() | st.sets(st.sampled_from(everything), min_size=1).map(sorted))
    cursor.narrow(chosen)
    return cursor, everything if chosen is None else chosen


@given(cursors(), st.integers(1, 15))
def test_a_step_counts_the_chosen_sentences_only(case: tuple[Cursor, list[int]], by: int) -> None:
    cursor, chosen = case
    later = [index for index in chosen if index > cursor.current]
    earlier = [index for index in chosen if index < cursor.current]
    assert cursor.step(by) == (later[:by] or chosen)[-1]
    assert cursor.step(-by) == (earlier[-by:] or chosen)[0]


@given(cursors())
def test_the_next_open_sentence_is_a_chosen_one_and_is_looked_for_all_around(
    case: tuple[Cursor, list[int]],
) -> None:
    cursor, chosen = case
    open_ones = [index for index in chosen if is_open(cursor.marks[index])]
    later = [index for index in open_ones if index > cursor.current]
    earlier = [index for index in open_ones if index < cursor.current]
    here = [cursor.current] if cursor.current in open_ones else []
    assert cursor.open_from(1) == next(iter([*later, *earlier, *here]), None)
    assert cursor.open_from(-1) == next(iter([*earlier[::-1], *later[::-1], *here]), None)


@given(cursors(), st.integers(0, 11))
def test_the_nearest_one_is_chosen_and_on_the_way(case: tuple[Cursor, list[int]], wanted: int) -> None:
    cursor, chosen = case
    index = min(wanted, len(cursor.spans) - 1)
    if index >= cursor.current:
        expected = next((one for one in chosen if one >= index), chosen[-1])
    else:
        expected = next((one for one in reversed(chosen) if one <= index), chosen[0])
    assert cursor.nearest(index) == expected


@given(cursors(), st.integers(0, 11), st.integers(0, 11))
def test_a_range_holds_the_chosen_sentences_from_one_to_the_other(
    case: tuple[Cursor, list[int]], one: int, other: int
) -> None:
    cursor, chosen = case
    between = [index for index in chosen if min(one, other) <= index <= max(one, other)]
    assert cursor.between(one, other) == cursor.between(other, one) == [cursor.place(i) for i in between]


@given(cursors(), st.integers(0, 80))
def test_a_place_belongs_to_the_last_sentence_that_begins_before_it(
    case: tuple[Cursor, list[int]], offset: int
) -> None:
    cursor, _ = case
    expected = max(index for index, span in enumerate(cursor.spans) if span.start <= offset)
    assert cursor.index_of(offset) == cursor.index_at(offset + OFFSET) == expected
    place = cursor.place(expected)
    assert place.span.start == cursor.spans[expected].start + OFFSET
    assert cursor.offset_of(place) == cursor.spans[expected].start
    assert cursor.number_of(expected) == BEFORE + expected + 1


@given(cursors(), st.lists(st.tuples(st.integers(0, 11), st.none() | carved), max_size=12))
def test_counts_follow_each_mark(case: tuple[Cursor, list[int]], put: list[tuple[int, Mark | None]]) -> None:
    cursor, chosen = case
    at_first = count(cursor)
    for index, mark in put:
        cursor.current = min(index, len(cursor.spans) - 1)
        before = cursor.marks[cursor.current]
        assert cursor.mark(mark) == (mark != before)
        assert cursor.marks[cursor.current] == mark
        labels = {label: n for label in Label if (n := count(cursor).get(label, 0) - at_first.get(label, 0))}
        assert {label: n for label, n in cursor.progress.labels.items() if n} == labels
        assert cursor.progress.open == BEFORE + sum(map(is_open, cursor.marks))
        tagged = sum(not is_open(cursor.marks[index]) for index in chosen)
        assert cursor.tagged == (tagged if cursor.is_narrowed else 0)


def count(cursor: Cursor) -> dict[Label, int]:
    """How many claims have each label."""
    labels = [label for mark in cursor.marks if mark for label in mark.labels if label]
    return {label: labels.count(label) for label in labels}


@given(cursors())
def test_without_a_filter_all_are_chosen(case: tuple[Cursor, list[int]]) -> None:
    cursor, _ = case
    cursor.narrow(None)
    assert not cursor.is_narrowed
    assert list(cursor.chosen) == list(range(len(cursor.spans)))
