"""Texts are compared without case, accents and forms of composition."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.folding import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Étude ÀÇñ", "etude acn"),
        ("Ёлка Йод", "елка иод"),
        ("ΏΡΑ Σοφός", "ωρα σοφοσ"),
        ("ＡＢＣ x²", "abc x2"),
        ("İstanbul IŞIK", "istanbul isik"),
        ("Straße ẞ", "straße ß"),
        ("한국 학교", "한국 학교"),
        ("東京 🎉", "東京 🎉"),
        ("ﬁn ½", "ﬁn ½"),
    ],
)
def test_case_and_accents_fall_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.characters()))
def test_offsets_stay(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The harbour's log, p. 3", ["the", "harbour", "s", "log", "p", "3"]),
        ("https://example.org/a_b?c=1", ["https", "example", "org", "a", "b", "c", "1"]),
        ("ﬁnance", ["finance"]),
        ('\0\ud800 \u200f!*"', []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text())
def test_words_are_the_same_however_they_were_composed(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(st.text())
def test_words_hold_nothing_but_letters_and_digits(text: str) -> None:
    assert all(word.isalnum() and fold(word) == word for word in words(text))
