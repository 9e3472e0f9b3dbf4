"""A line to type in: what is pasted stays in the line, and nothing that is drawn is obeyed."""

import pytest
from textual import events

from annotator.tui.widgets.line_input import LineInput
from tests.tui.widgets.showing import lines, showing


async def pasted(text: str, value: str = "", at: int = 0) -> str:
    """What is in a line of that value after a paste at a place."""
    line = LineInput()
    async with showing(line) as pilot:
        line.value, line.cursor_position = value, at
        line.post_message(events.Paste(text))
        await pilot.pause()
        return line.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one line", "one line"),
        ("the first line\nand the second\r\n\r\nand the last", "the first line and the second and the last"),
        ("two\tcolumns", "two columns"),
        ("\x1b[31mred\x1b]52;c;aGk=\x07", "[31mred]52;c;aGk="),
        ("نمی\u200cشود", "نمی\u200cشود"),
    ],
)
async def test_a_paste_is_taken_in_as_one_line(text: str, value: str) -> None:
    assert await pasted(text) == value


async def test_a_paste_goes_where_the_cursor_is() -> None:
    assert await pasted("page\n4 ", "see again", at=4) == "see page 4 again"


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        ("a \u202eb\u202c", "a ⇄b⇄"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("[b]a[/b] [/", "[b]a[/b] [/"),
        ("日本 👩‍🚀", "日本 👩‍🚀"),
    ],
)
async def test_what_cannot_be_seen_is_drawn_as_a_symbol_and_stays_as_it_is(value: str, drawn: str) -> None:
    line = LineInput()
    async with showing(line):
        line.value = value
        assert "".join(lines(line)).strip("▔▁▎▊ ").strip() == drawn
        assert line.value == value
