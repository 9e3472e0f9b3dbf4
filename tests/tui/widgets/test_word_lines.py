"""Sentences of which words are chosen, and lists: all of them can be seen, and only what is seen is drawn."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.containers import VerticalScroll
from textual.content import Content
from textual.strip import Strip

from annotator.domain.documents import Span
from annotator.language.clauses import word_spans
from annotator.tui.text import visible
from annotator.tui.widgets.seen_lines import ListedLines
from annotator.tui.widgets.word_lines import WordLines
from tests.tui.widgets.showing import WidgetApp, showing

SENTENCE = "“The  pier — an old one — was closed,” the mayor told the 東京都 board."
PROSE = st.text(
    st.one_of(st.sampled_from("ab .,—“”的\xa0\u3000\u200d\n\x1c\x1b"), st.characters()), min_size=1
)


@given(PROSE.filter(word_spans), st.integers(0, 30))
@example("a" + "\xa0" * 9 + "b", 4)
@example("— a", 30)
def test_nothing_of_a_sentence_is_left_out(sentence: str, width: int) -> None:
    drawn = WordLines(sentence, word_spans(sentence))
    text = "".join(drawn.line(y).plain for y in range(drawn.count_lines(width)))
    assert text.replace(" ", "") == visible(sentence).replace(" ", "")


async def test_words_are_drawn_in_the_styles_that_are_asked_for() -> None:
    widget = WordLines(SENTENCE, word_spans(SENTENCE))
    pier, told = SENTENCE.index("pier"), SENTENCE.index("told")
    async with showing(widget, size=(30, 6)):
        widget.paint((Span(pier, told), "bold"), (Span(pier, pier + 2), "underline"))
        strips = [widget.render_line(y) for y in range(3)]
        assert drawn_in("underline", strips) == ["pi"]
        assert drawn_in("bold", strips) == SENTENCE[pier:told].split()


def drawn_in(attribute: str, strips: Sequence[Strip]) -> list[str]:
    """The words that are drawn in a style."""
    lines = ("".join(s.text for s in strip if getattr(s.style, attribute, False)) for strip in strips)
    return " ".join(lines).split()


@pytest.mark.parametrize(
    ("at", "word"), [((1, 0), 0), ((4, 0), 0), ((5, 0), 1), ((12, 0), 2), ((0, 1), 6), ((29, 2), None)]
)
async def test_a_click_tells_the_word(at: tuple[int, int], word: int | None) -> None:
    widget, clicked = WordLines(SENTENCE, word_spans(SENTENCE)), []

    class Listening(WidgetApp):
        def on_word_lines_clicked(self, message: WordLines.Clicked) -> None:
            clicked.append(message.word)

    async with Listening(widget).run_test(size=(30, 6)) as pilot:
        await pilot.click(WordLines, offset=at)
        await pilot.pause()
        assert clicked == [one for one in (word,) if one is not None]


async def test_only_what_is_in_view_of_a_list_is_drawn() -> None:
    asked: set[int] = set()

    def line(index: int) -> Content:
        asked.add(index)
        return Content(f"entry {index}")

    listed = ListedLines()
    async with showing(VerticalScroll(listed)) as pilot:
        listed.show(100_000, line)
        await pilot.pause()
        assert asked == set(range(6))
        assert listed.size.height == 100_000
        listed.screen.query_one(VerticalScroll).scroll_end(animate=False, immediate=True)
        await pilot.pause()
        assert max(asked) == 99_999
        assert len(asked) == 12
