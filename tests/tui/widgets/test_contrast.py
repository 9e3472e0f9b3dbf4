"""Text can be read on any background."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import BLACK, WHITE, Color

from annotator.tui.widgets.contrast import MINIMUM, contrast, legible

BYTES = st.integers(0, 255)
COLORS = st.tuples(BYTES, BYTES, BYTES).map(lambda rgb: Color(*rgb))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), WHITE) == pytest.approx(4.48, abs=0.005)


@given(COLORS, st.floats(0, 1), COLORS)
def test_any_colour_becomes_legible(color: Color, alpha: float, background: Color) -> None:
    assert contrast(legible(color.with_alpha(alpha), background), background) >= MINIMUM


@given(COLORS, COLORS)
def test_a_legible_colour_is_left_alone(color: Color, background: Color) -> None:
    adjusted = legible(color, background)
    assert legible(adjusted, background) == adjusted
    if contrast(color, background) >= MINIMUM:
        assert adjusted == color


def test_the_terminal_s_own_colours_are_left_alone() -> None:
    default = Color.parse("ansi_default")
    assert legible(default, BLACK) == default
