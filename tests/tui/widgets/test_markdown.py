"""What is made of Markdown before it is drawn."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.tui.widgets.markdown import Block, blocks


def told(text: str) -> list[tuple[str, str]]:
    """The blocks, each with its prefix."""
    return [(block.prefix, block.text) for block in blocks(text)]


def styles(block: Block) -> list[tuple[str, str]]:
    """What of a block is drawn otherwise, and how."""
    return [(block.text[span.start : span.end], str(span.style)) for span in block.spans]


def test_paragraphs_flow_and_blank_lines_part_them() -> None:
    assert told("one\ntwo\r\n\r\n\n\nthree  four") == [("", "one two"), ("", ""), ("", "three four")]


def test_headings_items_quotes_and_rules() -> None:
    text = "## Labels\nas\nbelow\n- first\n  goes on\n  * inner\n12. last\n> said\n---\n"
    assert told(text) == [
        ("", "Labels"),
        ("", "as below"),
        ("• ", "first goes on"),
        ("  • ", "inner"),
        ("12. ", "last"),
        ("▌ ", "said"),
        ("", "─" * 20),
        ("", ""),
    ]


def test_code_and_tables_stay_in_their_columns() -> None:
    shown = [block.text.replace("\xa0", " ") for block in blocks("```\na\n  - b\n\tc\n```\n| a | b |\n")]
    assert shown == ["a", "  - b", "    c", "", "| a | b |", ""]


def test_bold_slanted_and_code_lose_their_marks() -> None:
    (block,) = blocks("**Who** says\n*so*, `w` tells; snake_case_name and 2 * 3 * 4 do not")
    assert block.text == "Who says so, w tells; snake_case_name and 2 * 3 * 4 do not"
    assert styles(block) == [("Who", "bold"), ("so", "italic"), ("w", "$text-accent")]


@pytest.mark.parametrize("text", ["[a](http://b.example)", "[@click=app.quit]quit[/]", "<b>no</b>", "**open"])
def test_links_and_markup_are_words(text: str) -> None:
    assert told(text) == [("", text)]


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    for block in blocks(text):
        assert not {unicodedata.category(c) for c in block.text} & {"Cc", "Cs", "Zl", "Zp"}
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)


@given(st.text(st.sampled_from("ab *_`#->|\n")))
def test_no_word_is_lost(text: str) -> None:
    letters = [c for c in text if c in "ab"]
    assert [c for block in blocks(text) for c in block.text if c in "ab"] == letters
