"""Where sentences stand on the lines of the document view."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.domain.documents import Span
from annotator.tui.text import visible
from annotator.tui.widgets.layout import Layout
from tests.tui.widgets.documents import compose

WHITE = "\t\n\v\f\r \x85\u2028\u2029"
GAPS = st.sampled_from(
    ["", " ", "  ", "\n", "\r\n", "\n\n", " \n \n", "\u2029", "\t", "\u00a0", "\u3000 ", "\x1c"]
)
WIDTHS = st.integers(2, 40)
RARE = "\u0301\u200b\u200c\u200d\ufe0f\u202e。）東京각\u1112\u1161\U0001f468\U0001f469\U0001f3fd\u2764क\u094d"
PROSE = st.text(
    st.one_of(st.sampled_from("ab c.\n\t\x1b" + RARE), st.characters(exclude_categories=())), min_size=1
)
ASCII = st.text(st.sampled_from("abc. \n\t\x1b"), min_size=1)


def trimmed(text: str) -> str:
    return text.strip(WHITE) or "x"


def documents(prose: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, list[Span]]]:
    """Sentences and the gaps after them."""
    return st.lists(st.tuples(prose.map(trimmed), GAPS), max_size=12).map(assemble)


def assemble(pairs: list[tuple[str, str]]) -> tuple[str, list[Span]]:
    text = ""
    spans = []
    for sentence, gap in pairs:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + gap
    return text, spans


def drawn(layout: Layout, y: int) -> str:
    """The line as the view draws it: a space where pieces do not touch."""
    line = ""
    end = None
    for piece in layout.line(y):
        line += " " * (end is not None and piece.start > end) + piece.drawn
        end = piece.end
    return line


def lines(text: str, spans: list[Span], width: int) -> list[str]:
    layout = Layout(text, spans, width)
    return [drawn(layout, y) for y in range(layout.height)]


def wrapped_slowly(text: str, spans: list[Span], width: int) -> list[str]:
    """The obvious way: word after word, each sentence made of its words, and cut at its empty lines."""
    spans = [part for span in spans for part in cut_at_empty_lines(text, span)]
    result: list[str] = []
    words: list[str] = []
    for index, span in enumerate(spans):
        gap = text[spans[index - 1].end : span.start] if index else ""
        breaks = len(re.findall("\r\n|[\n\r\v\f]", gap))
        if breaks:
            result += fill(words, width) + [""] * (breaks > 1)
            words = []
        sentence = re.split("[ \t\n]+", text[span.start : span.end])
        if index and not gap:
            words[-1] += sentence.pop(0)
        words += sentence
    return result + (fill(words, width) if words else [])


def cut_at_empty_lines(text: str, span: Span) -> list[Span]:
    starts, ends = [span.start], []
    for gap in re.finditer(r"\s+", text[span.start : span.end]):
        if re.search(r"\n[^\S\n]*\n", gap[0]):
            ends.append(span.start + gap.start())
            starts.append(span.start + gap.end())
    return [Span(*edge) for edge in zip(starts, [*ends, span.end], strict=True)]


def fill(words: list[str], width: int) -> list[str]:
    result = [""]
    for word in words:
        rest = visible(word)
        if result[-1] and len(result[-1]) + 1 + len(rest) <= width:
            result[-1] += " " + rest
            continue
        if result[-1]:
            result.append("")
        while len(rest) > width:
            result[-1], rest = rest[:width], rest[width:]
            result.append("")
        result[-1] = rest
    return result


class TestAnyDocument:
    @given(documents(PROSE), WIDTHS)
    @example(assemble([("\U0001f468\u200d", ""), ("\U0001f469", "")]), 2)
    @example(assemble([("a" * 9 + "\u2764\ufe0f", " "), ("\u0301", "")]), 10)
    def test_every_character_stands_once_and_in_order(
        self, document: tuple[str, list[Span]], width: int
    ) -> None:
        text, spans = document
        layout = Layout(text, spans, width)
        pieces = [piece for y in range(layout.height) for piece in layout.line(y)]
        assert all(piece.drawn == visible(text[piece.start : piece.end]) for piece in pieces)
        shown = [(piece.sentence, text[piece.start : piece.end]) for piece in pieces]
        for index, (start, end) in enumerate(spans):
            sentence = "".join(part for sentence, part in shown if sentence == index)
            assert without_white(sentence) == without_white(text[start:end])
        assert all(before.end <= after.start for before, after in pairwise(pieces))

    @given(documents(PROSE), WIDTHS)
    @example(assemble([("\U0001f468\u200d", ""), ("\U0001f469", "")]), 2)
    @example(assemble([("\u2764", ""), ("\ufe0f", "")]), 2)
    def test_no_line_is_too_wide(self, document: tuple[str, list[Span]], width: int) -> None:
        layout = Layout(*document, width)
        for y in range(layout.height):
            pieces = layout.line(y)
            gaps = sum(before.end < after.start for before, after in pairwise(pieces))
            assert sum(cell_len(piece.drawn) for piece in pieces) + gaps <= width

    @given(documents(PROSE), WIDTHS)
    def test_the_lines_of_a_sentence_are_those_where_it_stands(
        self, document: tuple[str, list[Span]], width: int
    ) -> None:
        layout = Layout(*document, width)
        for index in range(len(layout)):
            standing = [
                y for y in range(layout.height) if any(piece.sentence == index for piece in layout.line(y))
            ]
            assert standing == list(layout.lines_of(index))
            assert index in layout.sentences_starting_at(standing[0])

    @given(documents(PROSE), WIDTHS)
    def test_each_sentence_starts_on_one_line(self, document: tuple[str, list[Span]], width: int) -> None:
        layout = Layout(*document, width)
        starting = [index for y in range(layout.height) for index in layout.sentences_starting_at(y)]
        assert starting == list(range(len(layout)))

    @given(documents(PROSE), WIDTHS, WIDTHS)
    def test_wrapping_anew_is_like_wrapping_afresh(
        self, document: tuple[str, list[Span]], before: int, width: int
    ) -> None:
        layout = Layout(*document, before)
        layout.wrap(width)
        fresh = Layout(*document, width)
        assert layout.width == width
        assert [layout.line(y) for y in range(layout.height)] == [fresh.line(y) for y in range(fresh.height)]

    @given(documents(PROSE), WIDTHS, st.integers(-5, 50))
    def test_the_mouse_finds_a_sentence_of_the_line(
        self, document: tuple[str, list[Span]], width: int, x: int
    ) -> None:
        layout = Layout(*document, width)
        for y in range(layout.height):
            found = layout.sentence_at(y, x)
            there = [piece.sentence for piece in layout.line(y)]
            assert found in there if there else found is None


def without_white(text: str) -> str:
    return "".join(character for character in text if character not in WHITE)


@given(
    st.lists(
        st.tuples(ASCII.map(trimmed), st.sampled_from(["", " ", "   ", "\n", "\r\n", "\n\n\n"])), max_size=12
    ),
    WIDTHS,
)
def test_ascii_is_wrapped_as_the_obvious_way_does(pairs: list[tuple[str, str]], width: int) -> None:
    text, spans = assemble(pairs)
    assert lines(text, spans, width) == wrapped_slowly(text, spans, width)


def test_a_sentence_joined_over_an_empty_line_keeps_it() -> None:
    text = "The pier.\n \n\nIt fell. So."
    layout = Layout(text, [Span(0, 21), Span(22, 25)], 40)
    assert [drawn(layout, y) for y in range(layout.height)] == ["The pier.", "", "It fell. So."]
    assert layout.lines_of(0) == range(3)
    assert [layout.sentences_starting_at(y) for y in range(3)] == [range(1), range(1, 1), range(1, 2)]
    assert [layout.sentence_at(y, 2) for y in range(3)] == [0, None, 0]


def test_sentences_run_on_and_paragraphs_stand_apart() -> None:
    document = compose(
        "One two.", "  ", "Three\nfour.", "\n\n \n", "Five.", "\r\n", "Six.", "\u2029", "Seven."
    )
    assert lines(*document, 12) == ["One two.", "Three four.", "", "Five.", "Six.", "", "Seven."]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert lines(*compose("See http://example.org/a now"), 10) == ["See", "http://exa", "mple.org/a", "now"]


def test_wide_characters_break_between_and_keep_their_full_stop() -> None:
    assert lines(*compose("東京の市場は下落した。", "驚いていない。"), 8) == [
        "東京の市",
        "場は下落",
        "した。驚",
        "いていな",
        "い。",
    ]
    assert lines(*compose("市場は下落。"), 10) == ["市場は下", "落。"]


def test_an_emoji_and_marks_stay_whole() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert lines(*compose(family * 3), 4) == [family * 2, family]
    assert lines(*compose("e\u0301" * 5), 2) == ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]


def test_the_mouse_finds_what_is_under_it() -> None:
    layout = Layout(*compose("Ab.", "  ", "東京。", " ", "Ef.", "\n\n", "Gh."), 40)
    assert [layout.sentence_at(0, x) for x in (0, 2, 3, 4, 9, 10, 11, 30)] == [0, 0, 0, 1, 1, 1, 2, 2]
    assert layout.sentence_at(1, 0) is None
    assert layout.sentence_at(2, 0) == 3


def test_an_empty_document_has_no_lines() -> None:
    layout = Layout(" \n", [], 10)
    assert (layout.height, len(layout)) == (0, 0)


@pytest.mark.parametrize(
    "letters", ["a", "東", "e\u0301", "\u0301", "\U0001f468\u200d\U0001f469 ", "a  ", "。"]
)
@pytest.mark.parametrize("count", [1, 100_000])
def test_a_monster_is_wrapped_whole(letters: str, count: int) -> None:
    text = (letters * (200_000 // len(letters) // count)).strip() or letters.strip()
    layout = Layout(*compose(*[text, " "] * count), 72)
    assert layout.lines_of(count - 1).stop == layout.height
