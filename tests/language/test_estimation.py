"""Words of estimation: which band a text claims, and what an analyst's note does wrong."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.estimates import Band, Row
from annotator.language.estimation import find_estimates, warnings

L, P = Row.LIKELIHOOD, Row.PROBABILITY


def found(text: str) -> list[tuple[str, Band, Row]]:
    """The terms as they stand in the text."""
    return [(text[e.span.start : e.span.end], e.band, e.row) for e in find_estimates(text)]


@pytest.mark.parametrize("band", Band)
@pytest.mark.parametrize("row", Row)
def test_each_term_of_the_directive_has_its_band_and_row(band: Band, row: Row) -> None:
    term = band.terms[row]
    spoken = "a remote chance" if term == "remote" else term
    ((said, found_band, found_row),) = found(f"We say that {spoken} is meant.")
    assert (found_band, found_row) == (band, row)
    assert said.split()[0].startswith(term.split()[0])


def test_the_bands_are_those_of_the_directive() -> None:
    assert [band.percent for band in Band] == [
        "01-05 %", "05-20 %", "20-45 %", "45-55 %", "55-80 %", "80-95 %", "95-99 %",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "term", "band", "row"),
    [
        ("It was probably the cook.", "probably", Band.LIKELY, P),
        ("It was almost certainly the cook.", "almost certainly", Band.ALMOST_CERTAIN, L),
        ("He will nearly certainly lose.", "nearly certainly", Band.ALMOST_CERTAIN, P),
        ("That is a near-certainty.", "near-certainty", Band.ALMOST_CERTAIN, P),
        ("In all likelihood the dam holds.", "In all likelihood", Band.VERY_LIKELY, L),
        ("In all probability it holds.", "In all probability", Band.VERY_LIKELY, P),
        ("It is more likely than not that it holds.", "more likely than not", Band.LIKELY, L),
        ("It is less likely than not to hold.", "less likely than not", Band.UNLIKELY, L),
        ("It is as likely as not to hold.", "as likely as not", Band.ROUGHLY_EVEN, L),
        ("There is a remote chance of frost.", "remote chance", Band.ALMOST_NO_CHANCE, P),
        ("The odds are very remote.", "odds are very remote", Band.ALMOST_NO_CHANCE, P),
        ("There is almost no chance.", "almost no chance", Band.ALMOST_NO_CHANCE, L),
        ("They have even odds.", "even odds", Band.ROUGHLY_EVEN, P),
        ("They have about an even chance.", "even chance", Band.ROUGHLY_EVEN, L),
        ("A fifty-fifty chance, he says.", "A fifty-fifty chance", Band.ROUGHLY_EVEN, L),
        ("That is unlikely.", "unlikely", Band.UNLIKELY, L),
        ("That is VERY\n unlikely.", "VERY\n unlikely", Band.VERY_UNLIKELY, L),
        ("That is highly improbable.", "highly improbable", Band.VERY_UNLIKELY, P),
        ("The likely candidate is old.", "likely", Band.LIKELY, L),
        ("It was most likely the wind.", "likely", Band.LIKELY, L),
        ("It is not likely to rain.", "not likely", Band.UNLIKELY, L),
        ("It isn’t very likely to rain.", "isn’t very likely", Band.UNLIKELY, L),
        ("It is not probable.", "not probable", Band.UNLIKELY, P),
        ("It is very likely to rain.", "very likely", Band.VERY_LIKELY, L),
        ("It is highly probable.", "highly probable", Band.VERY_LIKELY, P),
    ],
)
def test_a_term_has_its_band(text: str, term: str, band: Band, row: Row) -> None:
    assert found(text) == [(term, band, row)]


@pytest.mark.parametrize(
    "text",
    [
        "Possibly, perhaps, it may or might or could rain.",
        "That is not unlikely, and hardly improbable.",
        "The old are more likely to vote; how likely is that?",
        "Not almost certain, only hoped for.",
        "A remote village with a chance of snow.",
        "It is dislikelyable, and so is the likelihood.",
        "",
    ],
)
def test_what_has_no_band_is_left_out(text: str) -> None:
    assert found(text) == []


def test_several_terms_come_in_order() -> None:
    text = "It is likely, even very likely, or almost certain; yet probably not."
    assert [band for _, band, _ in found(text)] == [
        Band.LIKELY, Band.VERY_LIKELY, Band.ALMOST_CERTAIN, Band.LIKELY,
    ]  # fmt: skip


def test_terms_of_both_rows_draw_a_warning_wherever_they_stand() -> None:
    (told,) = warnings("The dam will likely hold. The bridge will probably not.")
    assert "“likely”" in told
    assert "“probably”" in told
    assert "keep to one" in told
    assert warnings("The dam will likely hold. The bridge is unlikely to.") == []
    assert warnings("It probably holds; that is highly improbable.") == []


@pytest.mark.parametrize(
    "level",
    [
        "with low confidence",
        "we have moderate confidence",
        "our confidence is high",
        "confidence in this reading remains low",
        "confidence: high",
        "we are highly confident",
        "with low to moderate confidence",
    ],
)
def test_confidence_beside_a_likelihood_draws_a_warning(level: str) -> None:
    (told,) = warnings(f"The dam will likely hold, {level}.")
    assert "“likely”" in told
    assert "a sentence of its own" in told
    assert warnings(f"The dam will likely hold. On this, {level}.") == []
    assert warnings(f"On this, {level}.") == []


def test_each_sentence_is_warned_of_in_one_line() -> None:
    told = warnings("Very\nlikely, with high\tconfidence. Probably not, and confidence is low.")
    assert len(told) == 3
    assert not any("\n" in line or "\t" in line for line in told)
    assert "“Very likely”" in told[0]


BITS = ["not ", "very ", "likely", "probably ", "n't ", "\n", "confidence ", "in ", "high ", "é."]


@given(st.lists(st.sampled_from(BITS)))
def test_terms_lie_apart_and_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    spans = [estimate.span for estimate in find_estimates(text)]
    assert all(0 <= a.start < a.end <= len(text) for a in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all("\n" not in line for line in warnings(text))
