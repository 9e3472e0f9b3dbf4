"""Short texts in one line, for the database and for the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.text import shown, tidy

any_text = st.text(st.characters() | st.sampled_from("\0\ud800\x1b\u202e\u200d\u2028\n\t "))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, None),
        ("", None),
        (" \n\t\u2028", None),
        ("\0\x1b\ud800", None),
        ("  a \n b\t", "a b"),
        ("a\0b\ud800c", "abc"),
        ("naïve 中文 👩‍🔬", "naïve 中文 👩‍🔬"),
    ],
)
def test_a_text_is_tidied_into_one_line(typed: str | None, kept: str | None) -> None:
    assert tidy(typed) == kept


@given(any_text)
def test_what_is_tidy_can_be_stored_and_stays(text: str) -> None:
    kept = tidy(text)
    assert kept != ""
    if kept is not None:
        assert kept.encode("utf-8").decode("utf-8") == kept
        assert "\0" not in kept
        assert len(kept.splitlines()) == 1
        assert tidy(kept) == kept


@given(any_text)
def test_what_is_shown_is_one_line_that_any_terminal_takes(text: str) -> None:
    line = shown(text)
    assert "\n" not in line
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert line.encode("utf-8").decode("utf-8") == line
    assert shown(line) == line


def test_what_prints_is_shown_as_it_is() -> None:
    assert shown("naïve [b] 中文 👩‍🔬 \\x1b") == "naïve [b] 中文 👩‍🔬 \\x1b"
    assert shown("a\x1b[31m\u202eb\n") == "a\\x1b[31m\\u202eb\\n"
