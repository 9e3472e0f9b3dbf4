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

    def split(self, piece: Piece) -> Iterator[tuple[str, bool]]:
        """Yield the parts of what is drawn of a piece, none of them empty, and whether each is in a match."""
        done = piece.start
        for match in range(bisect_right(self._ends, done), len(self._starts)):
            start, end = max(self._starts[match], done), min(self._ends[match], piece.end)
            if start >= end:
                break
            if start > done:
                yield piece.drawn[done - piece.start : start - piece.start], False
            yield piece.drawn[start - piece.start : end - piece.start], True
            done = end
        if done < piece.end:
            yield piece.drawn[done - piece.start :], False
