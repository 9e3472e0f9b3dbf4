"""Greedy line breaking by terminal cells, over text as it is drawn."""

import codecs
import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Final

from rich.cells import get_character_cell_size, split_graphemes

from annotator.tui.text import visible

_EVEN: Final = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u1e00-\u1fff\u2010-\u2027"
    "\u2030-\u205e\u20a0-\u20cf\u2100-\u22ff\u2400-\u2426\u2500-\u25fc\ufffd]*+"
)
"""Text in scripts and signs of which each character takes exactly one cell."""

_BY_ROW: Final = (
    "[ -~\xa0-\xac\xae-\u02ff\u0300-\u034e\u0400-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u3001-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud6ff"
    "\uff01-\uff60]*+"
)
"""Text in which all characters that share the upper byte of their code take as many cells."""

_CLOSING: Final = frozenset("、。，．：；！？）］｝」』】〉》〕")
"""Wide punctuation that stays with the character before it."""


class _Cells(dict[str, int]):
    """Cells of a character, as Textual's strips count them; filled when asked."""

    def __missing__(self, character: str) -> int:
        self[character] = cells = get_character_cell_size(character)
        return cells


_CELLS: Final = _Cells()


class _Code:
    """Encodes characters, fewer than 256, as a byte each, which is fast, and knows the cells of each byte."""

    ROOM: Final = 256

    def __init__(self, characters: set[str]) -> None:
        self.characters = characters
        coded = "\0" + "".join(sorted(characters))  # a codec that is to be fast wants NUL first
        self._bytes = codecs.charmap_build(coded.ljust(self.ROOM, "\ufffe"))
        self._cells = bytes(map(_CELLS.__getitem__, coded)).ljust(self.ROOM, b"\1")

    def cells(self, text: str) -> bytes:
        """Cells of each code point. Raises `UnicodeEncodeError` where one is not among the characters."""
        return codecs.charmap_encode(text, "strict", self._bytes)[0].translate(self._cells)


class _Alphabet:
    """Cells of texts that have few characters between them, also where two threads ask at once."""

    def __init__(self) -> None:
        self._code = _Code(set())

    def cells(self, text: str) -> bytes | None:
        """Cells of each code point; None for a text of too many characters, or of one beyond U+FFFD."""
        code = self._code
        try:
            return code.cells(text)
        except UnicodeEncodeError:
            characters = set(text)
        if len(characters) >= code.ROOM or max(characters) > "\ufffd":
            return None
        both = code.characters | characters
        self._code = code = _Code(both if len(both) < code.ROOM else characters)
        return code.cells(text)


@cache
def _alphabet() -> _Alphabet:
    return _Alphabet()


@cache
def _by_row() -> re.Pattern[str]:
    return re.compile(_BY_ROW)


@cache
def _cells_by_row() -> bytes:
    """Cells by the upper byte: those of one character that has it."""
    return bytes(_CELLS[chr(upper << 8 | 0x41)] for upper in range(256))


def line_starts(text: str, width: int) -> list[int]:
    """Return the offsets at which the lines of one paragraph start, the first being 0, in linear time.

    It is drawn as `visible` gives it; a run of spaces counts as one, and the spaces at which a line is broken
    hang over its end. A word wider than `width` cells (at least 2) is broken, but never a cluster: a base
    with its marks, an emoji.
    """
    text = text.replace("\n", " ")
    if "  " in text:
        return _single_spaced(text, width)
    if _EVEN.fullmatch(text):
        return _narrow(text, width)
    if _by_row().fullmatch(text):
        cells = text.encode("utf-16-le")[1::2].translate(_cells_by_row())
    elif (drawn := visible(text)) != text:
        return line_starts(drawn, width)
    else:
        cells = _cells(text)
    return _uneven(text, cells, width) if 2 in cells else _marked(text, cells, width)


def _single_spaced(text: str, width: int) -> list[int]:
    """Break a text as if each two spaces in it were one."""
    parts = text.split("  ")
    joints = list(accumulate([len(part) + 1 for part in parts]))
    return [start + bisect_right(joints, start) for start in line_starts(" ".join(parts), width)]


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


def _cells(text: str) -> bytes:
    """Cells of each code point; the code points of a cluster after its first have none."""
    if "\u200d" not in text and "\ufe0f" not in text:
        return _alphabet().cells(text) or bytes(map(_CELLS.__getitem__, text))
    cells = bytearray(len(text))
    for start, _, size in split_graphemes(text)[0]:
        cells[start] = size
    return bytes(cells)


def _marked(text: str, cells: bytes, width: int) -> list[int]:
    """Break a text in which each character takes one cell or, as a mark, none."""
    starts = [0]
    start = 0
    while True:
        limit = start + width
        marks = cells.count(0, start, limit)
        while marks:
            limit += marks
            marks = cells.count(0, limit - marks, limit)
        while limit < len(text) and not cells[limit]:
            limit += 1
        if limit >= len(text):
            return starts
        space = text.rfind(" ", start, limit + 1)
        start = space + 1 if space > start else limit
        starts.append(start)


def _uneven(text: str, cells: bytes, width: int) -> list[int]:
    """Break a text that holds wide characters, which may be broken between, and any others."""
    starts = [0]
    start = 0
    size = len(text)
    usual = width * size // (size + cells.count(2) - cells.count(0))
    while True:
        line = cells[start : start + usual]
        limit = start + len(line)
        room = width - len(line) + line.count(0) - line.count(2)
        while room < 0:
            end, limit = limit, limit + room // 2
            room += sum(cells[limit:end])
        while limit < size and cells[limit] <= room:
            room -= cells[limit]
            limit += 1
        if limit == size:
            return starts
        start = _cut(text, cells, start, limit)
        starts.append(start)


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
