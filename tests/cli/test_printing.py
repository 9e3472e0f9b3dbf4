"""What is printed is text and nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cli.printing import print_lines
from annotator.domain.text import shown

ANYTHING = st.text(st.characters(codec=None))


@given(ANYTHING)
def test_no_text_moves_the_cursor_ends_the_line_or_turns_it_round(text: str) -> None:
    safe = shown(text)
    assert all(unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} for c in safe)
    assert all(unicodedata.category(c) != "Cf" or c in "\u200c\u200d" for c in safe)
    assert len(safe.splitlines()) <= 1
    safe.encode()


@given(ANYTHING)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@pytest.mark.parametrize(
    "text", ["Élysée\u00a0: «\u202f12\u202f» 東京 \N{WOMAN}\u200d\N{ROCKET}", "می\u200cخواهم"]
)
def test_letters_of_every_script_stay(text: str) -> None:
    assert shown(text) == text


def test_a_row_is_a_line_however_hostile(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines([("a\tb", None, 3, "\x1b[31mred\n"), ("[bold]", "\udcff", "", "\x9b")])
    assert capsys.readouterr().out == "a\\tb\t\t3\t\\x1b[31mred\\n\n[bold]\t\\udcff\t\t\\x9b\n"
