"""Which of some passages comes first, and which of its words are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.domain.sources import Passage, Source
from annotator.language.indexing import phrases
from annotator.language.ranking import SharedWords, marks, rank

CLAIM = "The harbour office approved 40 permits in May."


def passage(text: str, score: float = 50.0) -> Passage:
    return Passage(Source("uid", title="Log"), Span(0, len(text)), text, score)


def order(query: str, *texts: str) -> list[str]:
    return [found.text for found in rank(query, map(passage, texts), 20)]


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in marks(SharedWords(phrases(query)), text)]


def test_what_shares_more_words_comes_first() -> None:
    near = "In May the harbour office approved the permits that the fishermen had asked for."
    far = "The office was closed for the whole of the summer."
    assert order(CLAIM, far, near) == [near, far]


def test_what_the_index_weighs_more_comes_first_of_equals() -> None:
    found = rank("permits", [passage("Two permits.", 10.0), passage("Ten permits.", 90.0)], 20)
    assert [each.text for each in found] == ["Ten permits.", "Two permits."]


@pytest.mark.parametrize(
    "repeated",
    [CLAIM, "THE HARBOUR OFFICE APPROVED 40 PERMITS IN MAY", "In May the harbor office approved 40 permits"],
)
def test_what_merely_repeats_the_claim_comes_after_what_adds_to_it(repeated: str) -> None:
    adding = "Of 40 permits, says the register of May, the harbour office had seen no application for twelve."
    assert order(CLAIM, repeated, adding) == [adding, repeated]


@pytest.mark.parametrize(
    "other",
    ["The harbour office approved 14 permits in May.", "The harbour office approved not 40 permits in May."],
)
def test_another_number_or_a_denial_does_not_merely_repeat(other: str) -> None:
    adding = "Permits were what the office had to give in May."
    assert order(CLAIM, adding, other, CLAIM) == [other, adding, CLAIM]


def test_no_more_than_the_limit_are_given() -> None:
    assert len(rank(CLAIM, [passage("permits")] * 9, 4)) == 4


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("Who approved the permits?", "Approving a permit takes the time of three.", ["Approving", "permit"]),
        ("the dam of 2019", "The dams of 2018, 2019 and 20190.", ["2019"]),
        ("ministry of Étude", "The minister’s e\u0301tude", ["minister", "e\u0301tude"]),
        ("大坝决堤", "黎明大坝决口。堤", ["大坝决"]),
        ("harbour", "The hrabour and the h\u00e0rbour", ["hrabour", "h\u00e0rbour"]),
        ("dam", "", []),
    ],
)
def test_shared_words_are_marked(query: str, text: str, expected: list[str]) -> None:
    assert marked(query, text) == expected


@given(st.text(), st.text())
def test_marks_lie_in_the_text_in_order_and_apart(query: str, more: str) -> None:
    text = more + query + more
    spans = marks(SharedWords(phrases(query)), text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text(), st.lists(st.text(), max_size=5))
def test_scores_are_between_0_and_100_in_falling_order(query: str, texts: list[str]) -> None:
    scores = [found.score for found in rank(query, map(passage, texts), 20)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
