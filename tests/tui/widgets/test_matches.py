"""Which parts of a line a search found, and how what is set off cuts it into runs."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.tui.widgets.layout import Piece
from annotator.tui.widgets.matches import Matches
from annotator.tui.widgets.runs import Overlay, runs

TEXT = "abcdefghijklmnopqrst"
OFFSETS = st.integers(0, len(TEXT))
PIECES = (
    st.tuples(OFFSETS, OFFSETS).map(sorted).map(lambda edge: Piece(0, edge[0], edge[1], TEXT[slice(*edge)]))
)


@given(st.sets(OFFSETS), PIECES)
def test_the_matches_that_reach_into_a_piece(edges: set[int], piece: Piece) -> None:
    ordered = sorted(edges)
    spans = [Span(*edge) for edge in zip(ordered[::2], ordered[1::2], strict=False)]
    inside = [span for span in spans if span.start < piece.end and span.end > piece.start]
    assert list(Matches(reversed(spans)).within(piece)) == inside


@given(st.lists(st.builds(Overlay, OFFSETS, OFFSETS, st.sampled_from(["part", "cue", "match"]))), PIECES)
def test_a_piece_is_cut_where_something_begins_or_ends(overlays: list[Overlay], piece: Piece) -> None:
    drawn = list(runs(piece, overlays))
    assert all(text for text, _ in drawn)
    assert [(letter, names) for text, names in drawn for letter in text] == [
        (TEXT[offset], tuple(over.name for over in overlays if over.start <= offset < over.end))
        for offset in range(piece.start, piece.end)
    ]
