"""Finding words in a text, as they stand or nearly."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.language.search import find_alike, find_all

TEXT = "The harbour master of Krasnador, Älva Möller, denied\nthat the pier (old) was shut."


def alike(query: str, text: str = TEXT) -> str | None:
    """What is found in the text."""
    place = find_alike(text, query)
    return None if place is None else text[place.start : place.end]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("the", [(0, 3), (58, 61)]),
        ("denied  that", [(46, 57)]),
        ("(OLD)", [(67, 72)]),
        (".*", []),
        (" ", []),
        ("", []),
    ],
)
def test_words_are_found_in_any_case_and_spacing(query: str, places: list[tuple[int, int]]) -> None:
    assert find_all(TEXT, query) == places


@given(st.text("ab \n", max_size=30), st.text("ab ", max_size=4), st.integers(1, 9))
def test_part_by_part_the_same_is_found(text: str, query: str, step: int) -> None:
    found: list[Span] = []
    for start in range(0, len(text), step):
        begin = max(start, found[-1].end if found else 0)
        found += find_all(text, query, Span(begin, start + step))
    assert found == find_all(text, query)
    parts = query.split()
    slow = re.finditer(r"\s+".join(map(re.escape, parts)), text) if parts else ()
    assert found == [match.span() for match in slow]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("harbuor mastre", "harbour master"),
        ("krasnodar", "Krasnador"),
        ("alva moller", "Älva Möller"),
        ("MOELLER", "Möller"),
        ("denyed that", "denied\nthat"),
        ("old", "old"),
        ("asnado", "Krasnador"),
        ("zeppelin", None),
        ("", None),
        (" ", None),
    ],
)
def test_what_is_alike_is_found_in_whole_words(query: str, words: str | None) -> None:
    assert alike(query) == words


def test_a_short_text_is_not_like_a_long_query() -> None:
    assert alike("the pier was shut for years", "The pier") is None
    assert alike("the peir", "The pier") == "The pier"


def test_characters_of_scripts_without_spaces_are_found_alike() -> None:
    assert alike("北京大学生", "他在北京太学生家。") == "北京太学生"


@given(st.text(max_size=40), st.text(min_size=1, max_size=10))
def test_what_is_found_lies_in_the_text_and_is_not_empty(text: str, query: str) -> None:
    place = find_alike(text, query)
    assert place is None or 0 <= place.start < place.end <= len(text)


@given(
    st.text("abcdef ", max_size=30),
    st.text("abcdef", min_size=1, max_size=6),
    st.text("abcdef ", max_size=30),
)
def test_what_stands_there_is_also_alike(before: str, query: str, after: str) -> None:
    place = find_alike(f"{before}{query}{after}", query)
    assert place is not None
