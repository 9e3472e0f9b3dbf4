"""How alike a typed query and a source are, and which letters say so."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.sources import Source
from annotator.language.folding import fold, words
from annotator.language.similarity import near_identical, nearest_words, rank, searched

LIBRARY = [
    Source("1", title="Harbour log, March 4", publisher="Port Office"),
    Source("2", title="What the harbour rats know", author="Harbour, M."),
    Source("3", title="Minutes of the committee", url="https://example.org/harbour"),
    Source("4", title="Exotic plants", publisher="X"),
]


def ranked(query: str) -> list[str]:
    """Uids, the best first."""
    return [match.source.uid for match in rank(query, LIBRARY)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("harbour log", "1"),
        ("harbuor log", "1"),
        ("log march", "1"),
        ("rats", "2"),
        ("comittee", "3"),
        ("example.org", "3"),
        ("plants x", "4"),
        ("port offize", "1"),
    ],
)
def test_the_best_comes_first(query: str, first: str) -> None:
    assert ranked(query)[0] == first


def test_a_title_counts_more_than_an_address() -> None:
    assert ranked("harbour")[-2:] == ["3", "4"]
    scores = [match.score for match in rank("harbour", LIBRARY)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 100.0


def test_a_field_of_one_letter_is_no_match_for_a_longer_word() -> None:
    match = next(match for match in rank("exxon", LIBRARY) if match.source.uid == "4")
    assert "publisher" not in match.marks
    assert match.score < 80


def test_nothing_typed_scores_nothing() -> None:
    assert {match.score for match in rank(" ?", LIBRARY)} == {0.0}
    assert rank("log", []) == []


def test_marks_say_which_letters_matched() -> None:
    (match, *_) = rank("log harb har", LIBRARY)
    assert match.marks == {"title": [(0, 4), (8, 11)]}
    (match, *_) = rank("hrabour", LIBRARY[:1])
    assert "".join("Harbour log, March 4"[a:b] for a, b in match.marks["title"]) in {
        "Harbour",
        "Hrbour",
        "Habour",
    }


field = st.none() | st.text(st.sampled_from("aAbéÉ한ﬁ ²x-\u0301\ud800") | st.characters(), max_size=15)


@given(
    st.text(st.sampled_from("aAbéÉ한ﬁ ²x-") | st.characters(), max_size=12),
    st.builds(Source, st.just("1"), title=field, author=field, publisher=field, url=field),
)
def test_marks_lie_inside_the_text_apart_and_spell_the_query(query: str, source: Source) -> None:
    (match,) = rank(query, [source])
    assert 0 <= match.score <= 100.0001
    for name, ranges in match.marks.items():
        text = getattr(source, name)
        assert all(0 <= start < end <= len(text) for start, end in ranges)
        assert all(end < start for (_, end), (start, _) in pairwise(ranges))
        assert set(fold("".join(text[a:b] for a, b in ranges))) <= set("".join(words(query)))


def test_a_source_is_searched_by_the_words_of_four_fields() -> None:
    source = Source("1", "Étude", "Müller", "P&Q", "2025", "http://a.b/C", note="secret")
    assert searched(source) == "etude muller p q http a b c"
    assert searched(Source("1")) == ""


def test_misspelled_words_are_found_in_the_vocabulary() -> None:
    vocabulary = ["harbour", "harbours", "hardly", "house"]
    assert nearest_words("hrabour", vocabulary)[0] == "harbour"
    assert nearest_words("zzz", vocabulary) == []


@pytest.mark.parametrize(
    ("title", "other", "is_same"),
    [
        ("The harbour log of March", "the HARBOR log, of march", True),
        ("The harbour log of March", "Of March: the harbour log", True),
        ("The harbour log of March", "The harbour log of April", False),
        ("Étude", "ÉTUDE", True),
        ("Log", "Leg", False),
    ],
)
def test_near_identical_titles(title: str, other: str, is_same: bool) -> None:
    assert near_identical(title, other) == near_identical(other, title) == is_same
