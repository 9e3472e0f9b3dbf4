"""The styles of a widget that draws its own lines, looked up once for each theme."""

from dataclasses import replace

from rich.style import Style
from textual.color import TRANSPARENT
from textual.widget import Widget

from annotator.tui.widgets.contrast import legible


class Palette:
    """Styles made of a widget's component classes, of which names leave out what stands before the dashes."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget = widget
        self._prefix = prefix
        self._styles: dict[tuple[float, tuple[str, ...]], Style] = {}

    def style(self, *names: str, tint: float = 1) -> Style:
        """Return the style of component classes laid over the widget and one another, in a legible colour.

        `tint` is their part in that colour, from 0 to 1; the rest is that of the widget's own text.
        """
        style = self._styles.get((tint, names))
        if style is None:
            visual = self._widget.get_visual_style(*[f"{self._prefix}--{name}" for name in names])
            background, color = visual.background or TRANSPARENT, visual.foreground or TRANSPARENT
            plain = self._widget.visual_style.foreground or color
            color = legible(plain.blend(color, tint), background)
            style = self._styles[tint, names] = replace(visual, foreground=color).rich_style
        return style

    def clear(self) -> None:
        """Forget the styles, because those of the widget may have changed."""
        self._styles.clear()
