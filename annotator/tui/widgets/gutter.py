"""The margin of the document view: a letter for each sentence, so that colour never speaks alone."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from rich.segment import Segment

from annotator.domain.annotations import Mark
from annotator.domain.vocabulary import Label
from annotator.tui.labels import LETTERS
from annotator.tui.widgets.palette import Palette

BAR: Final = "▌"
ROOM: Final = 4
"""Cells for letters."""
WIDTH: Final = 1 + ROOM + 1
"""Cells of the whole gutter: the bar, the letters, a space."""


def component(mark: Mark | None) -> str:
    """Name of the component class that gives a sentence its colour."""
    return (mark and mark.label) or "open"


def labels(mark: Mark | None) -> Sequence[Label | None]:
    """The labels that the gutter shows of a sentence."""
    return mark.labels if mark else (None,)


def letters(mark: Mark | None) -> str:
    """The letters of the labels, followed by `!` if the sentence is flagged."""
    return "".join(map(LETTERS.__getitem__, labels(mark))) + "!" * (mark is not None and mark.flagged)


def fitting(marks: Sequence[Mark | None]) -> tuple[Sequence[Mark | None], bool]:
    """Return the first marks for whose letters there is room, and whether a `+` must stand for the rest."""
    ends = list(accumulate(len(letters(mark)) for mark in marks))
    if not ends or ends[-1] <= ROOM:
        return marks, False
    return marks[: max(1, bisect_right(ends, ROOM - 1))], True


def draw(
    marks: Sequence[Mark | None], palette: Palette, *, bar: bool, current: int | None
) -> Iterator[Segment]:
    """Draw the gutter of a line on which sentences with these marks start.

    `bar` says that a part of the current sentence is on the line; `current` is its position among `marks`.
    """
    yield Segment(BAR if bar else " ", palette.style("bar"))
    shown, more = fitting(marks)
    room = ROOM
    for position, mark in enumerate(shown):
        names = ["current"] * (position == current) + ["linked"] * bool(mark and mark.linked)
        told = [(LETTERS[label], (label or "open", *names)) for label in labels(mark)]
        told += [("!", ("flag",))] * bool(mark and mark.flagged)
        fit = told[: ROOM - more]  # the first sentence may have more claims than there is room for
        for letter, components in fit:
            yield Segment(letter, palette.style(*components))
        room -= len(fit)
    yield Segment(("+" if more else "").ljust(room + 1), palette.style())
