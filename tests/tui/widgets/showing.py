"""Widgets on a screen of their own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.color import Color
from textual.pilot import Pilot
from textual.widget import Widget


class WidgetApp(App[None]):
    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self._widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self._widgets


@asynccontextmanager
async def showing(
    *widgets: Widget, size: tuple[int, int] = (80, 6), theme: str = "textual-dark"
) -> AsyncIterator[Pilot[None]]:
    """Show widgets on a screen of a size in cells."""
    app = WidgetApp(*widgets)
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def lines(widget: Widget) -> list[str]:
    """What the widget draws, borders included."""
    return [strip.text for strip in widget.render_lines(widget.outer_size.region)]


def colors(widget: Widget, word: str) -> tuple[Color, Color]:
    """The colours of a word that the widget draws, and of what is behind it."""
    for strip in widget.render_lines(widget.outer_size.region):
        for segment in strip:
            style = segment.style
            if word in segment.text and style and style.color and style.bgcolor:
                return Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    raise AssertionError(f"{word} is not drawn")
