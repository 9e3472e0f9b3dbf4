"""Passages are about as long as a paragraph and hold all that the text says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.language.passages import LONGEST, LONGEST_SENTENCE, locator, page, passages

SENTENCE = "The wardens had warned the port authority of the sheds three times before."
PARAGRAPH = " ".join([SENTENCE] * 5)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in passages(text)]


def test_paragraphs_are_passages() -> None:
    assert cut(f"\n {PARAGRAPH}\n\n{PARAGRAPH}\n{PARAGRAPH} \n") == [PARAGRAPH] * 3


def test_lines_that_were_wrapped_are_one_passage() -> None:
    wrapped = (
        "The wardens had warned the port authority\nof the sheds three times before the night\nof the fire."
    )
    assert cut(f"{wrapped}\n\n{PARAGRAPH}") == [wrapped, PARAGRAPH]


def test_headlines_and_short_lines_are_joined_with_what_follows() -> None:
    text = f"A fire foretold\n\nBy Jo Doe\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\nThe end"
    first, *rest = cut(text)
    assert first == f"A fire foretold\n\nBy Jo Doe\n\n{PARAGRAPH}"
    assert rest == [PARAGRAPH, "The end"]


def test_a_headline_is_joined_with_the_beginning_of_a_long_paragraph() -> None:
    long = " ".join([SENTENCE] * 20)
    first, *rest = cut(f"A fire foretold\n\n{long}")
    assert first.startswith(f"A fire foretold\n\n{SENTENCE} {SENTENCE}")
    assert all(passage.endswith("before.") for passage in (first, *rest))


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = " ".join([SENTENCE] * 50)
    found = cut(text)
    assert " ".join(found) == text
    assert all(LONGEST - len(SENTENCE) <= len(passage) <= LONGEST for passage in found[:-1])
    assert all(passage.startswith("The wardens") for passage in found)


def test_a_long_sentence_stays_whole() -> None:
    long = "A " + "word " * 400 + "end."
    assert cut(f"{SENTENCE} {long} {SENTENCE}") == [SENTENCE, long, SENTENCE]


def test_an_endless_sentence_is_cut_at_white_space_or_anywhere() -> None:
    words = cut("word " * 2_000)
    assert [len(passage) for passage in words] == [LONGEST_SENTENCE - 1, LONGEST_SENTENCE - 1, 1999]
    assert {word for passage in words for word in passage.split()} == {"word"}
    assert [len(passage) for passage in cut("x" * 10_000)] == [4000, 4000, 2000]


PIECES = [
    "word ",
    SENTENCE,
    PARAGRAPH,
    "\n\n",
    "\n",
    "\f",
    " ",
    "- item\n",
    "BY A B\n",
    "好。",
    "x" * 900,
    "y " * 2500,
    "a",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text()


@given(TEXTS)
def test_each_character_that_is_not_white_is_in_exactly_one_passage(text: str) -> None:
    position = 0
    for start, end in passages(text):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert end - start <= LONGEST_SENTENCE
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "unit", [" ", "\n", "-", "a", ". ", "word ", "a. ", "a\n", "a\n\n", "\f", "\fa", "A word.\n"]
)
def test_hostile_texts_are_survived(unit: str) -> None:
    text = (unit * 200_000)[:200_000]
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert locator(text, Span(199_999, 200_000)).startswith(("p. ", "para. "))


BOOK = (
    "Cover\n\f\n\f\nFirst line\nof the page.\n\nSecond paragraph.\n\f\nLone lines. They stand.\nAnother line."
)


@pytest.mark.parametrize(
    ("words", "number", "place"),
    [
        ("Cover", 1, "p. 1, para. 1"),
        ("First", 3, "p. 3, para. 1"),
        ("of the", 3, "p. 3, para. 1"),
        ("Second", 3, "p. 3, para. 2"),
        ("paragraph", 3, "p. 3, para. 2"),
        ("They", 4, "p. 4, para. 1"),
        ("Another", 4, "p. 4, para. 2"),
    ],
)
def test_form_feeds_part_pages(words: str, number: int, place: str) -> None:
    start = BOOK.index(words)
    assert page(BOOK, start) == number
    assert locator(BOOK, Span(start, start + len(words))) == place


def test_a_text_without_pages_has_paragraphs() -> None:
    text = "\n\nHeadline\n\n \nFirst line.\nSecond line.\n\nLast.\n"
    assert page(text, 5) is None
    places = {word: locator(text, Span(text.index(word), len(text))) for word in ("Head", "Second", "Last")}
    assert places == {"Head": "para. 1", "Second": "para. 2", "Last": "para. 3"}
    lines = "One.\nTwo.\nThree."
    assert [locator(lines, Span(lines.index(word), 9)) for word in lines.split()] == [
        "para. 1",
        "para. 2",
        "para. 3",
    ]


@given(TEXTS, st.data())
def test_any_place_has_a_locator(text: str, data: st.DataObject) -> None:
    spans = passages(text)
    numbers = [int(locator(text, span).rsplit(" ", 1)[1]) for span in spans if "\f" not in text]
    assert numbers == sorted(numbers)
    start = data.draw(st.integers(0, len(text)))
    assert locator(text, Span(start, len(text))).startswith("p. " if "\f" in text else "para. ")
