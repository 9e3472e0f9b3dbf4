"""One line of content as a strip."""

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


def draw_line(widget: Widget, line: Content, width: int) -> Strip:
    """Draw one line in the styles of a widget, cut at `width` cells.

    Textual's own way wraps it first, which takes three times as long, and lets it be selected.
    """
    rendered = line.render(widget.visual_style, end="", parse_style=_style)
    return Strip([Segment(text, style.rich_style) for text, style in rendered]).crop(0, width)


def _style(style: str | Style) -> Style:
    return style if isinstance(style, Style) else Style.parse(style)
