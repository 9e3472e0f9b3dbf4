"""What is set off within a piece of a sentence: claims, words that matter, matches of a search."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.tui.widgets.layout import Piece


class Overlay(NamedTuple):
    """A span of the text, and the component class that it is drawn with."""

    start: int
    end: int
    name: str


def runs(piece: Piece, overlays: Sequence[Overlay]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is drawn of a piece in runs, none empty, each with the names of what lies over it."""
    inside = [over for over in overlays if over.start < piece.end and over.end > piece.start]
    cuts = {piece.start, piece.end}
    for over in inside:
        cuts |= {max(over.start, piece.start), min(over.end, piece.end)}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        names = tuple(over.name for over in inside if over.start <= start and over.end >= end)
        yield piece.drawn[start - piece.start : end - piece.start], names
