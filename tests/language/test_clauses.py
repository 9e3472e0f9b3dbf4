"""Words as one selects them, and the clauses that carving proposes."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.language.clauses import FEWEST_WORDS, MOST_WORDS, clauses, trimmed, word_spans
from annotator.language.segmentation import segment

SENTENCES = (
    "Russia is alleged to have killed the former minister, | who had once commanded the special police.",
    "The board denies that it was warned, | which the engineers dispute.",
    "The inspector, an old man, left the village, | whose mayor had resigned.",
    "The branch is active in the north, | where it has a base.",
    "It burned three ships, | two of which sank in the harbour.",
    "The pier was closed; | nobody told the fishermen.",
    "He was tried in May; and | the judge, it is said, was bribed.",
    "The army withdrew at dawn — | nobody knows why it did.",
    "The army withdrew at dawn – | nobody knows why it did.",
    "The engineers warned the port--| nobody listened to them.",
    "One thing is certain: | the ministry knew of the crack.",
    "The mayor resigned on Friday, and | the council elected her deputy.",
    "The mayor resigned on Friday and | the council has elected her deputy.",
    "He was chief of the guards and | who had fought beside them?",
    "The dam broke at night, but | the village was saved.",
    "The dam broke at night but | it was soon repaired.",
    "The bridge held, | although the river rose by two metres.",
    "The pier was shut, | because the cracks were seen, | while the board was away.",
    "She left in March, | after the court had fined her.",
    "The clerk said “no, and it was never so”, and | the judge was pleased.",
    "She left in March, after two long trials.",
    "She left the town after the court had fined her.",
    "They sold bread, butter and milk at the gate.",
    "They sold bread, butter, and milk at the gate.",
    "He said that Ann and Berta were guilty of it.",
    "The fire is but the latest crime in a long war.",
    "The plan — which nobody liked — was dropped in May.",
    "The former minister, who had commanded the police, was killed in May.",
    "The clerk told police that “the men came, and they were armed, but nobody fired” at noon.",
    "The company (which was founded in 1990, and which failed) owes money.",
    "The train leaves at 10:30.",
    "He fled, and she wept.",
    "The clerk left the hall early, and | it’s said that he wept.",
    "While this fits with the report, which tells us little, it is odd.",
    "On that wet Monday, when the dam broke, nobody slept.",
    "The port lay in the north and east of the isle and | was running out of oil.",
)
"""Cut where the bar is; a conjunction before it belongs to no piece."""


def pieces(sentence: str) -> list[str]:
    """What is proposed."""
    return [sentence[start:end] for start, end in clauses(sentence)]


def words(sentence: str) -> list[str]:
    """What can be selected."""
    return [sentence[start:end] for start, end in word_spans(sentence)]


@pytest.mark.parametrize("marked", SENTENCES)
def test_a_sentence_is_cut_where_a_clause_begins(marked: str) -> None:
    expected = []
    for part in marked.split("|"):
        bare = part.strip(" .,;:?—–-")
        expected.append(bare.removesuffix(" and").removesuffix(" but").rstrip(" ,;"))
    assert pieces(marked.replace("| ", "").replace("|", "")) == expected


def test_words_are_runs_with_their_punctuation() -> None:
    assert words("“Wait,” he said — twice – well-\nknown (so) & 5%.") == [
        "“Wait,”", "he", "said", "twice", "well-", "known", "(so)", "&", "5%.",
    ]  # fmt: skip
    assert words("the port—nobody--ever") == ["the", "port—", "nobody--", "ever"]
    assert words(" - – — … ") == []


def test_characters_of_scripts_without_spaces_are_words() -> None:
    assert words("他说「好」。") == ["他", "说", "「好」。"]
    assert words("ISIS的战争2024年") == ["ISIS", "的", "战", "争", "2024", "年"]
    assert words("한국 경제") == ["한국", "경제"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“extremists,”", "extremists"),
        (" (the pier). ", "the pier"),
        ("the branch (ISIS-K)", "the branch (ISIS-K)"),
        ("(one) and (two)", "(one) and (two)"),
        ("the minister (who", "the minister (who"),
        ("minister”,", "minister"),
        ('"We had no orders."', "We had no orders"),
        ('the "war minister"', 'the "war minister"'),
        ("in the U.S.", "in the U.S."),
        ("at 5 p.m.,", "at 5 p.m."),
        ("-5 degrees.", "-5 degrees"),
        ("‘We don’t know’", "We don’t know"),
        ("the dogs’", "the dogs"),
        ("…", "…"),
    ],
)
def test_trimming_leaves_what_is_said(text: str, inner: str) -> None:
    start, end = trimmed(text, Span(0, len(text)))
    assert text[start:end] == inner


BITS = 'and but who which because the pier was closed men it — -- – ( ) “ ” " ‘ ’ 的 U.S. x, y; z: ed.'
parts = st.lists(st.sampled_from(BITS.split()) | st.text(max_size=6), max_size=40)
prose = st.builds(str.join, st.sampled_from([" ", ""]), parts)


@given(prose)
def test_pieces_are_words_in_order_apart_and_not_too_short(sentence: str) -> None:
    spans, found = word_spans(sentence), clauses(sentence)
    assert bool(found) == bool(sentence.strip())
    assert all(a.start < a.end for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    held = [[w for w in spans if w.start < piece.end and piece.start < w.end] for piece in found]
    if len(found) > 1:
        assert all(len(inside) >= FEWEST_WORDS for inside in held)
    for piece, inside in zip(found, held, strict=True):
        if inside:
            assert piece == trimmed(sentence, Span(inside[0].start, inside[-1].end))


@given(prose)
def test_words_hold_all_but_space_and_dashes(sentence: str) -> None:
    spans = word_spans(sentence)
    assert all(a.start < a.end for a in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not any(sentence[a:b] != sentence[a:b].strip() for a, b in spans)
    covered = {at for a, b in spans for at in range(a, b)}
    assert not any(c.isalnum() for at, c in enumerate(sentence) if at not in covered)
    for span in spans:
        start, end = trimmed(sentence, span)
        assert span.start <= start < end <= span.end


@pytest.mark.parametrize(("count", "cut"), [(MOST_WORDS, True), (MOST_WORDS + 4, False)])
def test_what_is_too_long_to_look_through_is_one_piece(count: int, *, cut: bool) -> None:
    sentence = "; ".join(["the pier was closed"] * (count // 4))
    assert (len(clauses(sentence)) > 1) is cut


def test_the_clauses_of_an_article(op_ed: Path) -> None:
    text = op_ed.read_text("utf-8")
    cut = {len(clauses(text[start:end])) for start, end in segment(text)}
    assert cut == {1, 2, 3}
