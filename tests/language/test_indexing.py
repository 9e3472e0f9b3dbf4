"""What the index holds of a passage, and what of a query is looked up."""

import sqlite3
import sys
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.indexing import indexed, phrase_spans, phrases, terms


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke at dawn.",
        "Müller’s “naïve” plan – 40 %, he said",
        "Łódź, Århus, Çeşme",
        "",
        " \n\t",
        "snake_case",
    ],
)
def test_a_text_in_latin_script_is_indexed_as_it_is(text: str) -> None:
    assert indexed(text) is None


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("大坝在黎明决堤。", "大 坝 在 黎 明 决 堤"),
        ("The 大坝 broke", "the 大 坝 broke"),
        ("Новый доклад", "новыи доклад"),
        ("The ﬁnance of ＡＢＣ", "the finance of abc"),
        ("cafe\u0301", "cafe"),
        ("\uf0b7The dam", "the dam"),
        ("Ver\u00adwal\u00adtung", "verwaltung"),
        ("the govern-\nment said", "the govern government ment said"),
        ("well-\n  known", "well wellknown known"),
    ],
)
def test_other_texts_are_indexed_by_their_terms(text: str, held: str) -> None:
    assert indexed(text) == held


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("Who paid for the dam?", ["who", "paid", "dam"]),
        ("The dam, the Dam and the DAM", ["dam"]),
        ("What is it?", ["what", "is", "it"]),
        ("Section 5 of Plan B", ["section", "5", "plan"]),
        ("大坝决堤", ["大 坝", "坝 决", "决 堤"]),
        ("the 坝", ["坝"]),
        ('a AND "b* NEAR(dam:', ["near", "dam"]),
        ("\0 🎉 — …", []),
        ("", []),
    ],
)
def test_what_is_looked_up_are_words_that_say_something(query: str, asked: list[str]) -> None:
    assert phrases(query) == asked


def test_words_have_their_places_however_they_are_written() -> None:
    text = "E\u0301tude ﬁne 大坝"
    assert [(phrase, text[start:end]) for phrase, (start, end) in phrase_spans(text)] == [
        ("etude", "E\u0301tude"),
        ("fine", "ﬁne"),
        ("大 坝", "大坝"),
    ]


@given(st.text())
def test_any_text_has_terms_of_letters_and_digits_alone(text: str) -> None:
    assert all(char.isalnum() for term in terms(text) for char in term)
    assert all(char.isalnum() or char == " " for phrase in phrases(text) for char in phrase)


@given(st.text())
def test_places_lie_in_the_text_in_order(text: str) -> None:
    spans = [span for _, span in phrase_spans(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_the_index_reads_every_character_as_the_query_does() -> None:
    """Where the index takes a text as it is, its tokenizer finds the very terms that are asked for."""
    characters = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    known = [char for char in characters if unicodedata.category(char) != "Cn"]
    plain = [f"ab{char}cd" for char in known if indexed(f"ab{char}cd") is None]
    assert len(plain) > 400
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            "CREATE VIRTUAL TABLE text USING fts5(words, tokenize='unicode61 remove_diacritics 2')"
        )
        database.execute("CREATE VIRTUAL TABLE word USING fts5vocab('text', 'instance')")
        database.executemany("INSERT INTO text VALUES (?)", ((text,) for text in plain))
        found: dict[int, list[str]] = {}
        for row, term in database.execute("SELECT doc, term FROM word ORDER BY doc, offset"):
            found.setdefault(row, []).append(term)
    assert [found[row] for row in sorted(found)] == list(map(terms, plain))
