"""Which words are chosen while one carves: always some, inside the sentence, and of no other claim."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.language.clauses import clauses, trimmed, word_spans
from annotator.tui.carving import Carving

SENTENCE = "The board denies it, the mayor knew; nobody in the port, who could have spoken, did so."
WORDS = word_spans(SENTENCE)
MOVES = ("move_end", "move_start", "reach", "go", "propose")

moves = st.lists(st.tuples(st.sampled_from(MOVES), st.integers(-20, 20)), max_size=30)


@st.composite
def stretches(draw: st.DrawFn, words: int) -> list[range]:
    """Some stretches of the words that are apart, in any order."""
    edges = sorted(draw(st.sets(st.integers(0, words), max_size=8)))
    found = [range(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    return draw(st.permutations(found))


def spans(sentence: str, words: list[Span], ranges: list[range]) -> list[Span]:
    """The stretches as claims have them: without the punctuation around them."""
    return [trimmed(sentence, Span(words[r[0]].start, words[r[-1]].end)) for r in ranges]


def move(carving: Carving, kind: str, by: int) -> None:
    if kind == "propose":
        carving.propose()
    elif kind == "go":
        carving.go(1 if by > 0 else -1)
    else:
        getattr(carving, kind)(by)


def check(carving: Carving, words: list[Span]) -> None:
    chosen = carving.chosen
    assert 0 <= chosen.start < chosen.stop <= len(words)
    assert carving.span == (words[chosen[0]].start, words[chosen[-1]].end)
    others = [claim for at, claim in enumerate(carving.claims) if at != carving.claim]
    assert not any(set(claim) & set(chosen) for claim in others)
    proposed = [word for piece in carving.proposed for word in piece]
    assert proposed == sorted(set(proposed)), "in order, each word once"
    assert not set(proposed) & {word for claim in carving.claims for word in claim}


@given(stretches(len(WORDS)), stretches(len(WORDS)), moves)
def test_whatever_is_pressed_the_chosen_words_could_be_a_claim(
    pieces: list[range], claims: list[range], done: list[tuple[str, int]]
) -> None:
    pieces = sorted(pieces, key=lambda piece: piece.start) or [range(len(WORDS))]
    carving = Carving(WORDS, spans(SENTENCE, WORDS, pieces), spans(SENTENCE, WORDS, claims))
    check(carving, WORDS)
    assert [set(claim) for claim in carving.claims] == [set(claim) for claim in claims]
    for kind, by in done:
        move(carving, kind, by)
        check(carving, WORDS)


@given(stretches(len(WORDS)), st.data())
def test_what_is_labelled_is_the_claim_that_was_chosen_then(claims: list[range], data: st.DataObject) -> None:
    taken = spans(SENTENCE, WORDS, claims)
    carving = Carving(WORDS, clauses(SENTENCE), taken)
    for _ in range(12):
        for kind, by in data.draw(moves):
            move(carving, kind, by)
        held = carving.claim
        taken = [*taken[:held], *taken[held + 1 :]] if held is not None else taken
        taken = [*taken, trimmed(SENTENCE, carving.span)]
        carving.hold(taken)
        if not carving.propose():
            carving.go(1)
        check(carving, WORDS)


@given(st.text("ab ,.-—;“”()’\n漢字 ", min_size=1), st.data())
def test_of_any_sentence_some_words_are_chosen(sentence: str, data: st.DataObject) -> None:
    words = word_spans(sentence)
    if not words:
        return
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    carving = Carving(words, clauses(sentence), data.draw(st.sampled_from([(), (Span(start, end),)])))
    for kind, by in data.draw(moves):
        move(carving, kind, by)
        check(carving, words)


def test_stepping_goes_through_claims_and_pieces_in_their_order_and_round_the_end() -> None:
    pieces = [range(4), range(4, 7), range(7, 12), range(12, 17)]
    claims = spans(SENTENCE, WORDS, [pieces[2], pieces[0]])
    carving = Carving(WORDS, spans(SENTENCE, WORDS, pieces), claims)
    assert (carving.chosen, carving.claim) == (pieces[1], None)
    walked = []
    for _ in range(5):
        carving.go(1)
        walked.append((carving.chosen, carving.claim))
    assert walked == [(pieces[2], 0), (pieces[3], None), (pieces[0], 1), (pieces[1], None), (pieces[2], 0)]
    carving.go(-1)
    assert carving.chosen == pieces[1]


def test_the_ends_of_the_chosen_words_stop_at_the_claims_beside_them() -> None:
    carving = Carving(WORDS, [Span(0, len(SENTENCE))], spans(SENTENCE, WORDS, [range(3), range(8, 10)]))
    assert carving.chosen == range(3, 8)
    carving.move_end(1)
    carving.move_start(-1)
    assert carving.chosen == range(3, 8)
    for _ in range(9):
        carving.move_end(-1)
    assert carving.chosen == range(3, 4)
    carving.reach(6)
    assert carving.chosen == range(3, 7)
    carving.reach(2)
    carving.reach(12)
    assert carving.chosen == range(3, 7)


def test_where_everything_is_claimed_the_first_claim_is_chosen() -> None:
    carving = Carving(WORDS, clauses(SENTENCE), [Span(40, len(SENTENCE)), Span(0, 40)])
    assert carving.claim == 1
    assert carving.proposed == []
    assert not carving.propose()


def test_a_claim_on_a_dash_alone_is_reached_too() -> None:
    sentence = "The dam broke -"
    carving = Carving(word_spans(sentence), clauses(sentence), [Span(0, 13), Span(14, 15)])
    carving.go(1)
    assert carving.claim == 1
