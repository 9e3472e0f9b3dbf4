"""Greedy line breaking by terminal cells, over text that is already fit to draw."""

import re
from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import Final

from rich.cells import get_character_cell_size, split_graphemes

_RUN: Final = re.compile(" {2,}")
_EVEN: Final = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u1e00-\u1fff\u2010-\u2027"
    "\u2030-\u205e\u20a0-\u20cf\u2100-\u22ff\u2400-\u2426\u2500-\u25fc\ufffd]*+"
)
"""Text in scripts and signs of which each character takes exactly one cell."""

_CLOSING: Final = frozenset("、。，．：；！？）］｝」』】〉》〕")
"""Wide punctuation that stays with the character before it."""


class _Cells(dict[str, int]):
    """Cells of a character, as Textual's strips count them; filled when asked."""

    def __missing__(self, character: str) -> int:
        self[character] = cells = get_character_cell_size(character)
        return cells


_CELLS: Final = _Cells()


def line_starts(text: str, width: int) -> list[int]:
    """Return the offsets at which the lines of one paragraph start, the first being 0, in linear time.

    `text` comes from `visible`; a run of spaces counts as one, and the spaces at which a line is broken hang
    over its end. A word wider than `width` cells (at least 1) is broken, but never a cluster: a base with its
    marks, an emoji.
    """
    if "  " in text:
        return _expand(line_starts(_collapse(text), width), text)
    if text.isascii() or _EVEN.fullmatch(text):
        return _narrow(text, width)
    return _uneven(text, width)


def _collapse(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _expand(starts: list[int], text: str) -> list[int]:
    """Map offsets into the text with its runs of spaces collapsed back to offsets into `text`."""
    expanded = []
    runs = _RUN.finditer(text)
    run = next(runs, None)
    dropped = 0
    for start in starts:
        while run and run.start() - dropped < start:
            dropped += run.end() - run.start() - 1
            run = next(runs, None)
        expanded.append(start + dropped)
    return expanded


def _narrow(text: str, width: int) -> list[int]:
    """Break a text in which each character takes one cell."""
    starts = [0]
    start = 0
    last = len(text) - width
    while start < last:
        space = text.rfind(" ", start, start + width + 1)
        start = space + 1 if space > start else start + width
        starts.append(start)
    return starts


def _uneven(text: str, width: int) -> list[int]:
    """Break a text that holds wide characters, which may be broken between, or characters of no width."""
    cells = _cells(text)
    before = array("I", accumulate(cells, initial=0))
    starts = [0]
    start = 0
    while True:
        full = max(before[start] + width, before[start + 1])
        limit = bisect_right(before, full, start) - 1
        if limit >= len(text):
            return starts
        start = _cut(text, cells, start, limit)
        starts.append(start)


def _cells(text: str) -> bytes:
    """Cells of each code point; the code points of a cluster after its first have none."""
    if "\u200d" not in text and "\ufe0f" not in text:
        return bytes(map(_CELLS.__getitem__, text))
    cells = bytearray(len(text))
    for start, _, size in split_graphemes(text)[0]:
        cells[start] = size
    return bytes(cells)


def _cut(text: str, cells: bytes, start: int, limit: int) -> int:
    """Where the next line starts, if the line from `start` has room for what stands before `limit`."""
    if text[limit] == " ":
        return limit + 1
    cut = limit
    if cells[limit] < 2:
        cut = cells.rfind(2, start, limit) + 1
        while cut and not cells[cut]:
            cut += 1
    if text[cut] in _CLOSING and cut > start + 1 and cells[cut - 1] == 2:
        cut -= 1
    cut = max(cut, text.rfind(" ", start, limit) + 1)
    return cut if cut > start else limit
