"""Which parts of a line a search found."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.tui.widgets.layout import Piece
from annotator.tui.widgets.matches import Matches

TEXT = "abcdefghijklmnopqrst"
OFFSETS = st.integers(0, len(TEXT))


@given(st.sets(OFFSETS), st.tuples(OFFSETS, OFFSETS).map(sorted))
def test_a_piece_is_cut_where_matches_begin_and_end(edges: set[int], piece: list[int]) -> None:
    ordered = sorted(edges)
    spans = [Span(*edge) for edge in zip(ordered[::2], ordered[1::2], strict=False)]
    found = {offset for start, end in spans for offset in range(start, end)}
    start, end = piece
    parts = list(Matches(reversed(spans)).split(Piece(0, start, end, TEXT[start:end])))
    assert all(text for text, _ in parts)
    assert [(letter, matched) for text, matched in parts for letter in text] == [
        (TEXT[offset], offset in found) for offset in range(start, end)
    ]
