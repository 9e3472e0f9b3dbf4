"""Which claims are taken to say the same, and which are not although they look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.likeness import SAME, likeness

CLAIM = "The harbour office paid 40 permits to a single company in May 2019."


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (CLAIM, "the HARBOUR office paid 40 permits\nto a single company in May 2019"),
        (CLAIM, "In May 2019 the harbour office paid forty permits to one single company."),
        (CLAIM, "The harbor ofice paid 40 permits to the company in May."),
        (CLAIM, "The harbour office paid permits to a single company."),
        ("The mayor hasn’t been seen since.", "The mayor has not been seen since."),
        ("The mayor paid not only the clerk.", "The mayor paid the clerk and others."),
        ("The bridge cost 3,500 euros in all.", "The bridge cost 3.5 thousand euros in all."),
        ("Twenty-one men were in the boat.", "21 men were in the boat."),
        ("The third crane was never paid for.", "The 3rd crane was never paid for."),
        ("Étoile ran aground at dawn.", "ETOILE ran aground at dawn"),
        ("黎明时分大坝决堤,下游三个村庄被淹。", "黎明时分大坝决堤,下游的村庄被淹。"),
        ("Мэр объявил, что ёлку поставят.", "Мэр объявил, что елку поставят"),
    ],
)
def test_the_same_in_other_words_is_alike(text: str, other: str) -> None:
    assert likeness(text, other) >= SAME


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (CLAIM, CLAIM.replace("40", "400")),
        (CLAIM, CLAIM.replace("2019", "2018")),
        (CLAIM, CLAIM.replace("40", "fifty")),
        (CLAIM, CLAIM.replace("paid", "never paid")),
        (CLAIM, CLAIM.replace("paid", "denied that it paid")),
        (CLAIM, CLAIM.replace("paid", "failed to pay")),
        ("Nobody in the town has seen it, they say.", "Nobody in the town has not seen it, they say."),
        ("The loss was 1.5 million crowns.", "The loss was 1.5 billion crowns."),
        ("The loss was 1,500 crowns a day.", "The loss was 1.5 crowns a day."),
        ("Twenty-one men were in the boat.", "Twenty-two men were in the boat."),
        ("They can’t have known of the leak.", "They can have known of the leak."),
        ("Der Minister hat davon gewusst.", "Der Minister hat davon nicht gewusst."),
        ("Министр об этом знал давно.", "Министр об этом не знал давно."),
        ("部长说这座大坝在五月刚刚检查过。", "部长说这座大坝在五月没检查过。"),
    ],
)
def test_another_number_or_a_denial_is_another_claim(text: str, other: str) -> None:
    assert likeness(text, other) <= 50
    assert likeness(other, text) <= 50


@pytest.mark.parametrize(
    "other",
    [
        "The crane on the eastern quay was inspected twice that year.",
        "The office was closed.",
        "The harbour office of Port Vey keeps a log of every vessel that passes the mole.",
    ],
)
def test_what_shares_a_few_words_is_not_alike(other: str) -> None:
    assert likeness(CLAIM, other) < SAME


def test_words_that_say_nothing_do_not_make_two_claims_alike() -> None:
    one = "It is not known why the prison reduced the western wards that the temple had rented in 1967."
    other = "It is not known why the clerk burned the parish ledgers that the temple had hidden in 1967."
    assert likeness(one, other) < SAME
    assert likeness("Why is it that she was there?", "Why is it that she was there?") == 100


def test_one_word_that_says_something_does_not_make_two_claims_alike() -> None:
    assert likeness("The army is on the move and has the bridge.", "The army was where it had been.") < SAME
    assert likeness("He has been with the police.", "They have had it from the police.") < SAME


@pytest.mark.parametrize("text", ["", "—", "Photo: Reuters", "What comes next?", "大坝。"])
def test_a_text_of_a_few_words_is_like_nothing(text: str) -> None:
    assert likeness(text, text) == 0


@given(st.text(), st.text())
def test_likeness_is_the_same_both_ways_and_a_percentage(text: str, other: str) -> None:
    assert 0 <= likeness(text, other) <= 100
    assert likeness(text, other) == pytest.approx(likeness(other, text))


@given(
    st.lists(st.sampled_from([*"0123456789.,'²٣", "million ", "one ", "twenty", "-", " no "])).map("".join)
)
def test_a_claim_does_not_contradict_itself(numbers: str) -> None:
    text = f"The survey of the harbour gave {numbers} and more."
    assert likeness(text, text) == 100
