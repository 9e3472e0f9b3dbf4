"""What holds for any text: exact spans, nothing lost, blank lines kept apart, hostile texts survived."""

import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.language.segmentation import segment, sentences

NEWLINES = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"]
PIECES = [
    *NEWLINES,
    *" \t\u00a0\u200b\x00\x1f\ud800.!?…。！？؟۔\"'“”«»‚‘’()[]{}<>#*-–—_/|,;:0123",
    *["A", "b", "Ж", "好", "ا", "é", "e\u0301", "😀"],
    *[
        "Mr",
        "U.S.",
        "Sept.",
        "No. 5",
        "e.g.",
        "[12]",
        "...",
        " . . .",
        "https://a.b/c",
        "a@b.cd",
        "The",
        "word",
    ],
    *[
        "BY OMAR ASHOUR",
        "By Jo Doe",
        "?? PHOTO: AFP ??",
        "- ",
        "1. ",
        "# ",
        "> ",
        "x" * 40,
        "lower case words " * 3,
    ],
]
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
LINES = st.lists(
    st.sampled_from([piece for piece in PIECES if piece.splitlines() == [piece]]), max_size=40
).map("".join)


def check(text: str) -> None:
    """Spans are in order, hold all that is not white, and neither start nor end with white space."""
    spans = segment(text)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""


@given(TEXTS)
@example("")
@example(" \n\t ")
@example("...")
@example("\ufeff")
@example("Ends in \ud800. Then \x00.")
def test_each_character_that_is_not_white_is_in_exactly_one_span(text: str) -> None:
    check(text)


@given(TEXTS, TEXTS, st.sampled_from(NEWLINES), st.text(" \t\u00a0", max_size=3), st.sampled_from(NEWLINES))
def test_no_sentence_crosses_a_blank_line(
    before: str, after: str, first: str, blank: str, second: str
) -> None:
    if first == "\r" and blank == "" and second == "\n":
        second = "\r\n"
    text = f"{before}{first}{blank}{second}{after}"
    middle = len(before) + len(first)
    assert all(end <= middle or start >= middle for start, end in segment(text))


@given(st.lists(LINES, max_size=5))
def test_paragraphs_of_one_line_are_cut_as_if_alone(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    apart, offset = [], 0
    for paragraph in paragraphs:
        apart += [(start + offset, end + offset) for start, end in segment(paragraph)]
        offset += len(paragraph) + 2
    assert segment(text) == apart


@given(TEXTS)
def test_white_space_around_a_text_changes_no_sentence(text: str) -> None:
    shifted = segment(f"\n\n  {text}\n \n")
    assert [(start - 4, end - 4) for start, end in shifted] == segment(text)


@pytest.mark.parametrize(
    "unit",
    [
        *[
            "a",
            ".",
            "a.",
            "a. ",
            "A. ",
            "U.S. ",
            "? ",
            "! A",
            "...",
            ". ",
            " .",
            "1. ",
            "。",
            "好。",
            "…",
            "(",
            "“",
            '"',
            "“”",
        ],
        *[
            '."',
            ".)",
            ".[1",
            ".[1]",
            " [1]",
            " - ",
            "- a\n",
            " ",
            "\n",
            "\r\n",
            "\r",
            "a\n",
            "> a\n",
            ">",
            "#",
            "word ",
        ],
        *[
            "long enough for a line\n",
            "BY A B ",
            "x BY A B\n",
            "by A B\n",
            "?? ",
            "?? A: b ",
            "\x00",
            "\ud800",
            "»",
            " ».",
        ],
    ],
)
def test_hostile_texts_are_survived(unit: str) -> None:
    check((unit * 200_000)[:200_000])


WRAPPED = ["The council said on Tuesday that the pier, which was closed in", "spring, is safe. Nobody asked."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_each_part_of_a_long_text_is_cut_alike(newline: str) -> None:
    part, times = newline.join([*WRAPPED, "", ""]), 3_000
    first, second = segment(part)
    offsets = range(0, len(part) * times, len(part))
    shifted = [(at + start, at + end) for at in offsets for start, end in (first, second)]
    assert segment(part * times) == shifted


def test_what_is_kept_of_a_long_text_is_less_than_the_text() -> None:
    text = "\n".join([*WRAPPED, "", ""]) * 5_000
    tracemalloc.start()
    first = next(sentences(text))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert text[slice(*first)].endswith("is safe.")
    assert peak < len(text)
