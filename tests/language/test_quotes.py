"""A quote is found where the source says it, however it was typeset, and nowhere else."""

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.domain.vocabulary import QuoteMatch
from annotator.language.alignment import MOST_CHARACTERS
from annotator.language.quotes import FARTHEST, Found, Run, Side, differences, find_quote
from annotator.language.segmentation import segment
from annotator.language.typography import DASHES, QUOTATION_MARKS, WHITE, Typeset

TEXT = (
    "The pier burned for two days. “We had no orders,” the general told a committee — that June.\n"
    "It was a well-known case, and the investi-\ngation of the well-\nknown ﬁre wardens isn’t over… "
    "They re-signed. The café’s owner said so. The old pier had stood since 1911."
)


def found(quote: str, text: str = TEXT) -> tuple[QuoteMatch, str | None]:
    """What became of the quote, and what stands in the text there."""
    result = find_quote(quote, text)
    return result.match, None if result.span is None else text[result.span.start : result.span.end]


@pytest.mark.parametrize(
    "quote", ["The pier burned", " “The pier burned”\n", "'The pier burned", "»The pier burned«"]
)
def test_what_the_source_says_is_verbatim(quote: str) -> None:
    assert find_quote(quote, TEXT) == Found(QuoteMatch.VERBATIM, 100, Span(0, 15))


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("burned  for\ntwo\u00a0days", "burned for two days"),
        ('"We had no orders," the general', "We had no orders,” the general"),
        ("committee - that June. It was", "committee — that June.\nIt was"),
        ("the investigation of the", "the investi-\ngation of the"),
        ("the well-known fire wardens", "the well-\nknown ﬁre wardens"),
        ("a well‑\nknown case", "a well-known case"),
        ("the investi\u00adgation of", "the investi-\ngation of"),
        ("isn't over... They", "isn’t over… They"),
        ("The cafe\u0301's owner", "The café’s owner"),
        ("burned \u200bfor", "burned for"),
        ("– the pier burned", "The pier burned"),
        ("[t]he pier burned", "The pier burned"),
        ("[I]nvestigation of", "investi-\ngation of"),
        ("The pier burned ...", "The pier burned"),
        ("two days … the general", "two days. “We had no orders,” the general"),
        ("two days […] [T]he general (...) that June", TEXT[20:TEXT.index(".\n")]),
    ],
)  # fmt: skip
def test_typography_counts_for_nothing(quote: str, said: str) -> None:
    assert found(quote) == (QuoteMatch.NORMALISED, said)
    assert find_quote(quote, TEXT).similarity == 100


@pytest.mark.parametrize("quote", ["They resigned.", "a wellknown case", "The Pier burned", "pier ... burne"])
def test_letters_and_hyphens_within_a_line_count(quote: str) -> None:
    assert found(quote) == (QuoteMatch.NOT_FOUND, None)


def test_a_difference_of_hyphens_alone_is_not_called_identical() -> None:
    result = find_quote("isn’t over… They resigned. The café’s owner", TEXT)
    assert (result.match, result.similarity) == (QuoteMatch.FUZZY, 99)


@pytest.mark.parametrize("quote", ["", " ", "“”", " \u200b ", " -- ", "....", "x" * 300])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert find_quote(quote, TEXT) == find_quote(quote, "") == Found(QuoteMatch.NOT_FOUND, None, None)


def test_of_several_places_the_nearest_is_taken() -> None:
    nearest = {-5: 0, 0: 0, 14: 10, 16: 20, 40: 40, 99: 40}
    for quote, text in (("the fire", "the fire. " * 5), ("the fire", "the\nfire. " * 5)):
        for near, start in nearest.items():
            assert find_quote(quote, text, near).span == (start, start + 8)
    text = "Fire, water and fire. " * 3
    assert find_quote("Fire ... and fire", text, 24).span == (22, 42)


def test_the_parts_of_a_quote_stand_in_order_and_not_too_far_apart() -> None:
    gap = "so " * (FARTHEST // 3 - 5)
    text = f"He left early, {gap}and he came back."
    assert found("He left early ... came back", text) == (QuoteMatch.NORMALISED, text[:-1])
    assert found("came back ... He left early", text)[0] == QuoteMatch.NOT_FOUND
    assert found("He left early ... came back", text.replace("so", "so so"))[0] == QuoteMatch.NOT_FOUND
    far = f"He left early, {gap}{gap}and again he left early, and came back."
    assert found("[h]e left early ... came back", far)[1] == "he left early, and came back"


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("We had no orders, the colonel told a committee", "We had no orders,” the general told a committee"),
        (
            "the investigaton of well-known fire wardens",
            "the investi-\ngation of the well-\nknown ﬁre wardens",
        ),
        ("THE OLD PIER HAS STOOD SINCE 1911!", "The old pier had stood since 1911"),
        ("大火烧了三天，码头全部毁了", "大火烧了两天，码头全部毁了"),
    ],
)
def test_a_quote_with_a_word_that_differs_is_found_fuzzily(quote: str, said: str) -> None:
    text = f"{TEXT} 记者说，大火烧了两天，码头全部毁了。"
    result = find_quote(quote, text)
    assert found(quote, text) == (QuoteMatch.FUZZY, said)
    assert result.similarity is not None
    assert 80 <= result.similarity <= 99


@pytest.mark.parametrize("quote", ["the pear burned", "orders general", "peir", "had no odrers"])
def test_a_few_words_are_found_to_the_letter_or_not_at_all(quote: str) -> None:
    assert found(quote)[0] == QuoteMatch.NOT_FOUND


CORPORA = Path(__file__).parents[2] / "corpora"
ARTICLES = [(CORPORA / name).read_text("utf-8") for name in ("ferry-wire.txt", "harbour-op-ed.txt")]


def garbled(words: list[str], rng: random.Random) -> list[str]:
    """One word is left out, exchanged for another, exchanged with its neighbour or misspelt."""
    place = rng.randrange(1, len(words) - 1)
    before, word, following, after = words[:place], words[place], words[place + 1], words[place + 2 :]
    return rng.choice(
        [
            [*before, following, *after],
            [*before, rng.choice(ARTICLES[0].split()), following, *after],
            [*before, following, word, *after],
            [*before, word[1:2] + word[:1] + word[2:], following, *after],
        ]
    )


def test_garbled_quotes_are_found_and_other_sentences_of_the_same_article_are_not() -> None:
    rng = random.Random(20)  # noqa: S311 - nothing here is secret
    right = wrong = trials = 0
    for article in ARTICLES:
        for start, end in segment(article):
            words = article[start:end].split()
            if len(words) < 8:
                continue
            trials += 1
            first = rng.randrange(len(words) - 7)
            quote = " ".join(garbled(words[first : first + rng.randint(8, 30)], rng))
            span = find_quote(quote, article).span
            right += span is not None and start <= span.start < span.end <= end
            wrong += find_quote(quote, article[:start] + article[end:]).span is not None
    assert trials > 50
    assert right >= 0.95 * trials
    assert wrong <= 0.02 * trials


PIECES = [
    *"aAbBñ好ßИ.…,!?[]()1_ \n\t\u00a0\u2028\f-–—'’\"“»",
    "\r\n",
    "-\n",
    "...",
    "word ",
    "the pier ",
    "T",
    "x²",
    "ﬁ",
]
MARKED = [*PIECES, "e\u0301", "\u0301", "\u00ad", "\u200b", "\ufeff", "\ud800", "각", "각"]
TEXTS = st.lists(st.sampled_from(MARKED), max_size=40).map("".join) | st.text(max_size=60)
EVEN = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)


@given(TEXTS, st.data())
def test_any_slice_is_verbatim(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    core = text[start:end].strip(WHITE + QUOTATION_MARKS)
    assume(core)
    exact = text.index(core, start)
    assert find_quote(text[start:end], text, exact) == Found(
        QuoteMatch.VERBATIM, 100, Span(exact, exact + len(core))
    )


@given(EVEN, st.data())
def test_other_white_space_dashes_and_quotation_marks_change_nothing(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    kinds = (WHITE, DASHES, QUOTATION_MARKS)
    drawn = [data.draw(st.sampled_from(kind)) for kind in kinds]
    quote = "".join(
        next((new for kind, new in zip(kinds, drawn, strict=True) if char in kind), char)
        for char in text[start:end]
    )
    assume(quote.strip(WHITE + DASHES + QUOTATION_MARKS))
    result = find_quote(quote, text)
    assert result.match in {QuoteMatch.VERBATIM, QuoteMatch.NORMALISED}
    assert result.similarity == 100


@given(TEXTS, TEXTS, st.integers(-3, 50))
@example("aaa bbb ccc ddd eee", "aaa bbb ccc ddd eef", 0)
def test_a_found_span_lies_in_the_text(quote: str, text: str, near: int) -> None:
    result = find_quote(quote, text, near)
    if result.span is None:
        assert result == Found(QuoteMatch.NOT_FOUND, None, None)
        return
    assert 0 <= result.span.start < result.span.end <= len(text)
    assert result.similarity is not None
    assert (result.similarity == 100) == (result.match is not QuoteMatch.FUZZY)


@given(TEXTS)
def test_each_character_of_the_key_stands_where_the_text_has_it(text: str) -> None:
    typeset = Typeset(text)
    spans = [typeset.span(index, index + 1) for index in range(len(typeset.key))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    for char, (start, end) in zip(typeset.key, spans, strict=True):
        assert not char.isalnum() or char in unicodedata.normalize("NFKC", text[start:end])


def test_all_white_space_is_known() -> None:
    assert set(WHITE) == {char for char in map(chr, range(0x3100)) if char.isspace()}


@pytest.mark.parametrize(
    "unit",
    [" ", "\n", "-", "'", "word ", "the pier ", "a-\n", "a-", "- ", "\u00ad", "a\u00ad", "\u200b ", "...",
     "[T]", "e\u0301", "\u0301", "\f", "好", "ﬁ", "a a  "],
)  # fmt: skip
def test_hostile_texts_are_survived(unit: str) -> None:
    text = (unit * 200_000)[:200_000]
    for quote in (
        f"the pier {unit * 20} burned down",
        f"a  {unit * 40}b",
        text[: MOST_CHARACTERS - 9] + " pier x",
        "a ... " * 9 + "b",
        "word ... the",
    ):
        span = find_quote(quote, text, 100_000).span
        assert span is None or 0 <= span.start < span.end <= len(text)
    assert "".join(run.said for run in differences("the pier", text)) == text


def test_differences_say_who_has_which_words() -> None:
    assert differences("the old pier  burned “down”", "the pier burned\nto the ground\n") == [
        Run(Side.EQUAL, "the ", "the "),
        Run(Side.QUOTE, "old ", ""),
        Run(Side.EQUAL, "pier  burned ", "pier burned\n"),
        Run(Side.QUOTE, "“down”", ""),
        Run(Side.SOURCE, "", "to the ground\n"),
    ]


def test_typography_is_no_difference() -> None:
    (run,) = differences('the "investigation" -  so far', "the “investi-\ngation” — so far")
    assert run.side is Side.EQUAL
    assert [run.side for run in differences("resigned", "re-signed")] == [Side.QUOTE, Side.SOURCE]


@given(TEXTS, TEXTS)
def test_the_sides_of_the_differences_rejoin(quote: str, said: str) -> None:
    runs = differences(quote, said)
    assert "".join(run.quoted for run in runs) == quote
    assert "".join(run.said for run in runs) == said
    assert all((run.quoted != "", run.said != "") == HAVE[run.side] for run in runs)


HAVE = {Side.EQUAL: (True, True), Side.QUOTE: (True, False), Side.SOURCE: (False, True)}
