"""The parts of a text that a search found, as the document view looks them up line by line."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from annotator.domain.documents import Span
from annotator.tui.widgets.layout import Piece


class Matches:
    """Spans of a text, which do not overlap, in any order."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        ordered = sorted(spans)
        self._starts = array("I", [start for start, _ in ordered])
        self._ends = array("I", [end for _, end in ordered])

    def within(self, piece: Piece) -> Iterator[Span]:
        """Yield the spans of which a part stands in the piece, in text order."""
        for match in range(bisect_right(self._ends, piece.start), len(self._starts)):
            if self._starts[match] >= piece.end:
                break
            yield Span(self._starts[match], self._ends[match])
