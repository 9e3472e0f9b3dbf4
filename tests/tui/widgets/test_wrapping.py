"""Where the lines of one paragraph start, whatever its characters take of the screen."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.tui.text import visible
from annotator.tui.widgets.wrapping import line_starts

WIDTHS = st.integers(2, 30)
CHARACTERS = {
    "narrow": "ab \n",
    "signs": "ab “”—Ωи ",
    "marked": "abe\u0301\u0327и  ",
    "wide": "東京がＡ",
    "mixed": "東京が12 a",
    "everything": "東京a1  \n\t\u0301\u3099ｱ한Ωह\u0941\U0001f600\x1b\u202e",
}
CLOSING = "、。，．：；！？）］｝」』】〉》〕"
"""What stays with the character before it, which the obvious way here knows nothing of."""
TEXTS = st.one_of(*map(st.text, CHARACTERS.values())).map(lambda text: text.strip() or "x")


def started_slowly(text: str, width: int) -> list[int]:
    """The obvious way: as much as fits, and of that as much as ends where it may."""
    text = visible(text)
    starts = [0]
    while (limit := fitting(text, starts[-1], width)) < len(text):
        ends = [end for end in range(starts[-1] + 1, limit + 2) if may_end(text, end, limit)]
        start = max(ends, default=limit)
        while start < len(text) and text[start - 1 : start + 1] == "  ":
            start += 1
        starts.append(start)
    return starts


def fitting(text: str, start: int, width: int) -> int:
    """Where the line from `start` is full, a run of spaces being one; marks belong to what they mark."""
    cells, end = 0, start
    while end < len(text):
        cells += 0 if text[start:end].endswith(" ") and text[end] == " " else cell_len(text[end])
        if cells > width:
            return end
        end += 1
    return end


def may_end(text: str, end: int, limit: int) -> bool:
    """Whether a line may end there: after a space, or beside a wide character; a space may hang over."""
    if end > limit or text[end - 1] == " ":
        return text[end - 1] == " "
    if cell_len(text[end]) == 0:
        return False
    before = next(cells for cells in map(cell_len, reversed("a" + text[:end])) if cells)
    return (end == limit and cell_len(text[end]) == 2) or before == 2


@given(TEXTS, WIDTHS)
@example("a  b  c", 2)
@example("a   b    c", 3)
def test_any_text_is_broken_as_the_obvious_way_does(text: str, width: int) -> None:
    assert line_starts(text, width) == started_slowly(text, width)


@given(TEXTS, WIDTHS)
def test_what_is_drawn_is_broken_as_the_text_is(text: str, width: int) -> None:
    assert line_starts(text, width) == line_starts(visible(text), width)


def test_each_character_takes_the_cells_it_is_drawn_with() -> None:
    for character in map(chr, range(0x10000)):
        text = f"a{character * 3}b"
        if character not in CLOSING:
            assert line_starts(text, 3) == started_slowly(text, 3), hex(ord(character))


def test_a_text_of_many_characters_and_one_of_few_after_it_are_broken_alike() -> None:
    devanagari, many = "हिन्दी ", "".join(map(chr, range(0x900, 0xC00)))
    for text in (devanagari * 3, many, devanagari * 3):
        assert line_starts(text, 5) == started_slowly(text, 5)


@pytest.fixture
def switching() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("switching")
def test_two_texts_are_broken_at_once() -> None:
    texts = ["".join(map(chr, range(first, first + 200))) * 5 for first in (0x900, 0x3400)]
    alone = [line_starts(text, 5) for text in texts]
    with ThreadPoolExecutor(2) as threads:
        both = list(threads.map(lambda text: line_starts(text, 5), texts * 1500))
    assert both == alone * 1500
