"""The themes: those of Textual, and two whose colours stay apart for the colour-blind.

These are the colours of Okabe and Ito, "Color Universal Design" (2008), lighter on dark and darker on light
until they can be read and told apart there: blue for fact and supporting, orange for allegation, vermilion
for opinion and refuting, yellow or purple for keys.
"""

from collections.abc import Mapping
from typing import Any, Final

COLOUR_BLIND: Final[Mapping[str, Mapping[str, Any]]] = {
    "colour-blind-dark": {
        "primary": "#0072B2",
        "secondary": "#CC79A7",
        "accent": "#F0E442",
        "success": "#56B4E9",
        "warning": "#F2CF7F",
        "error": "#D96E19",
        "foreground": "#F0F0F0",
        "background": "#121212",
        "surface": "#1E1E1E",
        "panel": "#262626",
        "variables": {
            "text-success": "#56B4E9",
            "text-warning": "#F2CF7F",
            "text-primary": "#D96E19",
            "text-error": "#D96E19",
            "text-accent": "#F0E442",
        },
    },
    "colour-blind-light": {
        "primary": "#0072B2",
        "secondary": "#7A4864",
        "accent": "#7A4864",
        "success": "#0066A0",
        "warning": "#8A5F00",
        "error": "#7F3800",
        "foreground": "#000000",
        "background": "#FFFFFF",
        "surface": "#F0F0F0",
        "panel": "#E6E6E6",
        "dark": False,
        "variables": {
            "text-success": "#0066A0",
            "text-warning": "#8A5F00",
            "text-primary": "#552500",
            "text-error": "#7F3800",
            "text-accent": "#7A4864",
        },
    },
}
"""Per name what Textual wants to know of a theme."""

THEMES: Final = (
    *("textual-dark", "textual-light", *COLOUR_BLIND, "ansi-dark", "ansi-light"),
    *("atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato"),
    *("catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn"),
    *("rose-pine-moon", "solarized-dark", "solarized-light", "tokyo-night"),
)
"""Names of all themes, told here so that a wrong one is refused before Textual is imported."""
