"""What documents hold is drawn as it is, and nothing in it can steer the terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.tui.text import literal, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Lone surrogates included."""


@given(ANY_TEXT)
def test_each_code_point_stays_in_its_place(text: str) -> None:
    assert len(visible(text)) == len(text)


@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    assert not {unicodedata.category(character) for character in visible(text)} & {"Cc", "Cs", "Zl", "Zp"}


@given(ANY_TEXT)
def test_what_is_visible_is_left_alone(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_a_western_character_takes_one_cell(text: str) -> None:
    assert cell_len(visible(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a\tb\r\nc\v\f", "a b  c  "),
        ("a\x85b\u2028c\u2029d", "a b c d"),
        ("\x1b[31mred\x07\0\x7f", "␛[31mred␇␀␡"),
        ("é\x1b]0;title\x9b", "é␛]0;title␦"),
        ("abc\u202edef\u2066\u200f\u061c", "abc⇄def⇄⇄⇄"),
        ("so\u00adft\u200bzero\ufeffword\u2060", "so▯ft▯zero▯word▯"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("hidden \U000e0041\U000e0042", "hidden ▯▯"),
    ],
)
def test_what_hides_is_shown(text: str, drawn: str) -> None:
    assert visible(text) == drawn


@pytest.mark.parametrize(
    "text",
    [
        "plain [/] text",
        "“naïve” — Ω, и, 東京, שלום, مرحبا, हिन्दी, e\u0301",
        "a family \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u2764\ufe0f and 1\ufe0f\u20e3",
        "\U0001f44d\U0001f3fd",
        "می\u200cخواهم",
    ],
)
def test_words_and_emoji_stay_whole(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a\u200db", "a▯b"),
        ("\u200d", "▯"),
        ("a\ufe0fb", "a▯b"),
        ("\u2764\ufe0f\ufe0f", "\u2764\ufe0f▯"),
        ("\U0001f468\u200d", "\U0001f468▯"),
        ("in\u200csecret", "in▯secret"),
    ],
)
def test_joiners_that_join_nothing_are_shown(text: str, drawn: str) -> None:
    assert visible(text) == drawn


def test_a_label_is_never_markup() -> None:
    content = literal("[@click=app.quit]press[/] \x1b[2J\nnow")
    assert content.plain == "[@click=app.quit]press[/] ␛[2J now"
    assert not content.spans
