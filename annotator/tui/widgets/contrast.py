"""Colours that can be read on their background, whatever the theme."""

from typing import Final

from textual.color import BLACK, WHITE, Color

MINIMUM: Final = 4.5
"""Contrast ratio for text of normal size. Source: WCAG 2.2, success criterion 1.4.3."""


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two opaque colours, from 1 to 21. Source: WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(color: Color, background: Color) -> Color:
    """Return `color`, moved towards black or white as far as text on the opaque `background` needs.

    Colours that the terminal defines are left alone, for nobody knows what they look like.
    """
    if color.ansi is not None or background.ansi is not None:
        return color
    text = background + color
    end = max(BLACK, WHITE, key=lambda extreme: contrast(extreme, background))
    steps = (text.blend(end, step / 10) for step in range(11))
    return next((step for step in steps if contrast(step, background) >= MINIMUM), end)


def _luminance(color: Color) -> float:
    """Relative luminance of an sRGB colour, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
