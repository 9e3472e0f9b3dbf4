"""What an analyst sees of a document, and what moves when."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.pilot import Pilot
from textual.strip import Strip
from textual.theme import BUILTIN_THEMES

from annotator.domain.annotations import Mark
from annotator.domain.documents import Span
from annotator.domain.vocabulary import Label
from annotator.tui.widgets.contrast import MINIMUM, contrast
from annotator.tui.widgets.document_view import DocumentView
from tests.tui.widgets.documents import compose, marked, repeat

SMALL = compose(
    "The pier closed.",
    " ",
    "Critics say it was sold.",
    " ",
    "A disgrace!",
    "\n\n",
    "By our staff",
    "\n",
    "Who pays?",
)
SENTENCES = (
    "Sentence one of a made-up report is short.",
    "The second one goes on for a while, so that it takes more than a single line of a narrow terminal.",
    "A third.",
)


class RecordingView(DocumentView):
    """Knows which rows were drawn since it was asked last."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: set[int] = set()

    def render_line(self, y: int) -> Strip:
        self.drawn.add(y)
        return super().render_line(y)


class ViewApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.view = RecordingView()
        self.clicked: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_document_view_sentence_selected(self, message: DocumentView.SentenceSelected) -> None:
        self.clicked.append(message.index)


@asynccontextmanager
async def running(width: int = 60, height: int = 12) -> AsyncIterator[tuple[ViewApp, Pilot[None]]]:
    app = ViewApp()
    async with app.run_test(size=(width, height)) as pilot:
        yield app, pilot


def show(view: DocumentView, document: tuple[str, list[Span]], current: int = 0, *marks: Mark | None) -> None:
    text, spans = document
    view.show(text, spans, [*marks, *[None] * (len(spans) - len(marks))], current)


def strips(view: DocumentView) -> list[Strip]:
    return [view.render_line(y) for y in range(view.size.height)]


def rows(view: DocumentView) -> list[str]:
    """What is drawn in the rows of the view, without the blank ends of lines."""
    return [strip.text.rstrip() for strip in strips(view)]


def segments(view: DocumentView) -> list[tuple[str, Style]]:
    return [(text, style or Style.null()) for strip in strips(view) for text, style, _ in strip]


def styles_of(view: DocumentView, words: str) -> list[Style]:
    return [style for text, style in segments(view) if words in text]


def rows_of_bar(view: DocumentView) -> list[int]:
    return [y for y, row in enumerate(rows(view)) if row.startswith("▌")]


async def test_paragraphs_flow_beside_their_letters() -> None:
    marks = (
        marked(Label.FACT),
        marked(Label.ALLEGATION, flagged=True),
        marked(Label.OPINION, linked=True),
        marked(Label.NONE),
    )
    async with running(50, 7) as (app, _):
        show(app.view, SMALL, 1, *marks)
        assert rows(app.view) == [
            "▌FA!  The pier closed. Critics say it was sold.",
            " O    A disgrace!",
            "",
            " x    By our staff",
            " ·    Who pays?",
            "",
            "",
        ]
        (letter,) = styles_of(app.view, "O")
        assert letter.underline


async def test_a_plus_stands_for_letters_without_room() -> None:
    async with running(60, 3) as (app, _):
        show(app.view, compose(*["So.", " "] * 6))
        assert rows(app.view)[0] == "▌···+ So. So. So. So. So. So."


async def test_text_is_never_markup_and_cannot_steer_the_terminal() -> None:
    document = compose("[b]Bold[/] [@click=app.quit]press[/].", " ", "\x1b[31mRed\x07\u202eder.", " ", "[/")
    async with running() as (app, pilot):
        show(app.view, document)
        await pilot.pause()
        assert rows(app.view)[:2] == [
            "▌··   [b]Bold[/] [@click=app.quit]press[/]. ␛[31mRed␇⇄der.",
            " ·    [/",
        ]
        assert await pilot.click(app.view, offset=(25, 0))
        assert app.is_running


async def test_wide_characters_and_other_directions_fill_their_lines() -> None:
    document = compose(
        "東京の市場は火曜日に下落した。", "専門家は驚いていない。", " ", "قال المتحدث إن اللجنة لم تجتمع."
    )
    async with running(30, 6) as (app, _):
        show(app.view, document)
        assert rows(app.view)[:4] == [
            "▌·    東京の市場は火曜日に下",
            "▌·    落した。専門家は驚いて",
            " ·    いない。 قال المتحدث",
            "      إن اللجنة لم تجتمع.",
        ]
        assert all(strip.cell_length == 29 for strip in strips(app.view))


async def test_only_the_lines_of_the_old_and_the_new_sentence_are_painted() -> None:
    async with running() as (app, pilot):
        show(app.view, SMALL)
        await pilot.pause()
        app.view.drawn.clear()
        app.view.select(3)
        await pilot.pause()
        assert app.view.current == 3
        assert app.view.drawn == {0, 3}
        assert rows_of_bar(app.view) == [3]


async def test_a_mark_paints_its_sentence_alone() -> None:
    async with running() as (app, pilot):
        show(app.view, SMALL)
        await pilot.pause()
        app.view.drawn.clear()
        app.view.mark(4, marked(Label.OPINION, flagged=True))
        await pilot.pause()
        assert app.view.drawn == {4}
        assert rows(app.view)[4] == " O!   Who pays?"
        app.view.mark(4, None)
        assert rows(app.view)[4] == " ·    Who pays?"


async def test_a_mark_out_of_view_paints_nothing() -> None:
    async with running() as (app, pilot):
        show(app.view, repeat(SENTENCES, 200))
        await pilot.pause()
        app.view.drawn.clear()
        app.view.mark(150, marked(Label.FACT))
        await pilot.pause()
        assert not app.view.drawn
        app.view.select(150)
        assert "F" in rows(app.view)[rows_of_bar(app.view)[0]][:6]


@pytest.mark.parametrize("index", [0, 1, 7, 60, 100, 198, 199])
async def test_the_selected_sentence_is_in_view_at_once_with_its_context(index: int) -> None:
    document = repeat(SENTENCES, 200)
    async with running() as (app, _):
        show(app.view, document, 100)
        app.view.select(index)
        bar = rows_of_bar(app.view)
        assert document[0][slice(*document[1][index])][-8:] in rows(app.view)[bar[-1]]
        assert min(bar) >= 2 or app.view.scroll_offset.y == 0
        assert max(bar) < 10 or app.view.is_vertical_scroll_end


async def test_the_text_stands_still_for_many_steps() -> None:
    async with running() as (app, _):
        show(app.view, repeat(SENTENCES, 200), 20)
        seen = []
        for index in range(21, 60):
            before = app.view.scroll_offset.y
            app.view.select(index)
            seen.append(app.view.scroll_offset.y - before)
        assert min(seen) == 0
        assert 0 < max(seen) < app.view.size.height
        assert sum(moved > 0 for moved in seen) < len(seen) / 3


async def test_a_sentence_taller_than_the_view_shows_its_start() -> None:
    async with running(40, 6) as (app, _):
        show(app.view, compose("Before.", "\n\n", "Tall " + "word " * 200 + "end.", "\n\n", "After."))
        for before in (0, 2):
            app.view.select(before)
            app.view.select(1)
            assert rows_of_bar(app.view) == list(range(6))
            assert "Tall word" in rows(app.view)[0]


async def test_a_click_selects_the_sentence_under_it() -> None:
    async with running() as (app, pilot):
        show(app.view, SMALL)
        await pilot.pause()
        assert await pilot.click(app.view, offset=(30, 0))
        assert (app.clicked, app.view.current) == ([1], 1)
        assert await pilot.click(app.view, offset=(10, 2))
        assert await pilot.click(app.view, offset=(10, 9))
        assert app.clicked == [1]
        assert await pilot.click(app.view, offset=(1, 4))
        assert app.clicked == [1, 4]


async def test_a_click_after_scrolling_finds_what_is_there() -> None:
    async with running() as (app, pilot):
        show(app.view, repeat(["Sentence."], 300, per_paragraph=1), 250)
        await pilot.pause()
        assert await pilot.click(app.view, offset=(10, rows_of_bar(app.view)[0] + 2))
        assert app.clicked == [251]


async def test_matches_are_set_off_across_lines() -> None:
    text, _ = document = compose("The minutes of the meeting were short.", " ", "Minutes were lost, minutes!")
    async with running(40, 6) as (app, _):
        show(app.view, document)
        matches = [Span(at, at + 7) for at in (text.index("minutes"), text.rindex("minutes"))]
        app.view.highlight(matches)
        (plain,) = styles_of(app.view, "of the")
        found = [style for text, style in segments(app.view) if text == "minutes"]
        assert len(found) == 2
        assert all(style.bgcolor != plain.bgcolor for style in found)
        app.view.highlight([])
        assert "minutes" not in [text for text, _ in segments(app.view)]


async def test_a_window_is_replaced_by_the_whole_document_unseen() -> None:
    text, spans = repeat(SENTENCES, 500)
    window = spans[200:260]
    async with running() as (app, pilot):
        app.view.show(text, window, [marked(Label.FACT)] * len(window), 30)
        app.view.select(31)
        await pilot.pause()
        before = rows(app.view)
        app.view.show(text, spans, [marked(Label.FACT)] * len(spans), 231, keep_row=True)
        assert rows(app.view) == before
        await pilot.pause()
        assert rows(app.view) == before


async def test_choosing_the_current_sentence_again_moves_nothing_unless_it_is_out_of_view() -> None:
    text, spans = repeat(SENTENCES, 500)
    async with running() as (app, pilot):
        app.view.show(text, spans[200:], [None] * 300, 0)
        await pilot.pause()
        app.view.show(text, spans, [None] * 500, 200, keep_row=True)
        app.view.select(200)
        assert rows_of_bar(app.view)[0] == 0
        app.view.scroll_to(y=0, animate=False)
        assert not rows_of_bar(app.view)
        app.view.select(200)
        assert rows_of_bar(app.view)


async def test_a_document_opened_in_its_middle_shows_what_comes_next() -> None:
    async with running() as (app, pilot):
        show(app.view, repeat(SENTENCES, 200))
        app.view.select(150)
        show(app.view, repeat(SENTENCES, 100), 50)
        await pilot.pause()
        assert rows_of_bar(app.view)[0] == 2


async def resize(app: ViewApp, pilot: Pilot[None], width: int, height: int) -> None:
    """Give the terminal another size, and wait until the view has it too."""
    await pilot.resize_terminal(width, height)
    while app.view.outer_size != (width, height):
        await pilot.pause()
    await pilot.pause()


async def test_resizing_wraps_anew_with_the_current_sentence_at_its_row() -> None:
    async with running(60, 14) as (app, pilot):
        show(app.view, repeat(SENTENCES, 300), 100)
        app.view.select(103)
        await pilot.pause()
        row = rows_of_bar(app.view)[0]
        for width in (100, 34, 60):
            await resize(app, pilot, width, 14)
            assert rows_of_bar(app.view)[0] == row
            assert app.view.virtual_size.width <= width
            assert all(strip.cell_length == width - 1 for strip in strips(app.view))


async def test_a_lower_terminal_keeps_the_current_sentence_in_view() -> None:
    async with running(60, 20) as (app, pilot):
        show(app.view, repeat(SENTENCES, 300), 100)
        app.view.select(106)
        await pilot.pause()
        await resize(app, pilot, 60, 6)
        assert rows_of_bar(app.view)


@pytest.mark.parametrize(("direction", "start"), [(1, 0), (-1, 299)])
async def test_paging_goes_through_the_whole_document(direction: int, start: int) -> None:
    async with running() as (app, _):
        show(app.view, repeat(SENTENCES, 300), start)
        visited = [start]
        while app.view.page(direction) != visited[-1]:
            visited.append(app.view.current)
            assert rows_of_bar(app.view)
        assert visited[-1] == 299 - start
        assert all(1 <= (after - before) * direction <= 20 for before, after in pairwise(visited))
        assert len(visited) < 60


@pytest.mark.parametrize("size", [(10, 3), (8, 2), (1, 1), (200, 1)])
async def test_no_size_is_too_small(size: tuple[int, int]) -> None:
    async with running(*size) as (app, pilot):
        show(app.view, compose("A sentence.", " ", "東京の市場。", "\n\n", "Another."))
        for index in (1, 2, 0):
            app.view.select(index)
            await pilot.pause()
        for _ in range(30):
            app.view.page(1)
        await pilot.resize_terminal(80, 24)
        assert app.view.current > 0


async def test_an_empty_document_is_blank() -> None:
    async with running() as (app, pilot):
        show(app.view, (" \n", []))
        app.view.highlight([Span(0, 1)])
        assert (app.view.page(1), app.view.page(-1)) == (0, 0)
        await pilot.click(app.view, offset=(8, 0))
        await pilot.resize_terminal(30, 5)
        await pilot.pause()
        assert rows(app.view) == [""] * 5
        assert app.clicked == []


async def test_the_view_binds_no_keys_and_may_have_the_focus() -> None:
    async with running() as (app, pilot):
        show(app.view, repeat(SENTENCES, 200))
        app.view.focus()
        await pilot.press("down", "pagedown", "end", "j")
        assert app.view.has_focus
        assert app.view.scroll_offset.y == 0


async def test_everything_can_be_read_in_every_theme() -> None:
    marks = (
        marked(Label.FACT, linked=True),
        marked(Label.ALLEGATION, flagged=True),
        marked(Label.OPINION),
        marked(Label.NONE),
    )
    async with running() as (app, pilot):
        show(app.view, repeat(["Some words."], 20), 0, *marks)
        app.view.highlight([Span(start, start + 4) for start in (0, 12, 60)])
        seen = set()
        for name in (name for name, theme in BUILTIN_THEMES.items() if not theme.ansi):
            app.theme = name
            await pilot.pause()
            for current in range(5):
                app.view.select(current)
                drawn = [style for text, style in segments(app.view) if text.strip()]
                assert min(map(contrast_of, drawn)) >= MINIMUM, name
                seen.update(drawn)
        assert len(seen) > 100


def contrast_of(style: Style) -> float:
    assert style.color
    assert style.bgcolor
    return contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


@pytest.mark.parametrize("theme", [name for name, theme in BUILTIN_THEMES.items() if theme.ansi])
async def test_the_current_sentence_stands_out_in_the_terminal_s_own_colours(theme: str) -> None:
    async with running() as (app, pilot):
        app.theme = theme
        show(app.view, SMALL, 1)
        await pilot.pause()
        bold = [text for text, style in segments(app.view) if style.bold]
        assert bold == ["·", "Critics say it was sold."]


async def test_the_current_sentence_stands_out_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running() as (app, pilot):
        show(app.view, SMALL, 1)
        app.view.highlight([Span(0, 3)])
        await pilot.pause()
        assert styles_of(app.view, "Critics")[0].bold
        assert not styles_of(app.view, "disgrace")[0].bold
        assert styles_of(app.view, "The")[0].underline
