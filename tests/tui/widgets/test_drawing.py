"""One line of content: what is seen of it in a widget of any width."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from annotator.tui.text import literal
from annotator.tui.widgets.drawing import draw_line
from tests.tui.widgets.showing import showing

TEXTS = st.text(st.one_of(st.sampled_from("ab “”的\u0301\U0001f600\x1b["), st.characters()), max_size=40)


async def test_what_fits_is_drawn_whole_and_what_does_not_ends_in_an_ellipsis() -> None:
    widget = Widget()

    @given(TEXTS, st.integers(1, 30), st.integers(0, 10))
    def seen(text: str, width: int, marked: int) -> None:
        line = literal(text).stylize("bold $text on $primary 60%", marked)
        drawn = draw_line(widget, line, width).text
        if cell_len(line.plain) <= width:
            assert drawn == line.plain
        else:
            assert cell_len(drawn) == width
            assert drawn.endswith("…")
            assert line.plain.startswith(drawn.rstrip("… "))

    async with showing(widget):
        seen()
        assert draw_line(widget, Content("harbour"), 4).text == "har…"
