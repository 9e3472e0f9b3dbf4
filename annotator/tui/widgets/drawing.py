"""One line of content as a strip."""

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


def draw_line(widget: Widget, line: Content, width: int) -> Strip:
    """Draw one line in the styles of a widget; what is wider than `width` cells ends in an ellipsis.

    Textual's own way wraps it first, which takes three times as long, and lets it be selected.
    """
    fitting = line if line.cell_length <= width else line.truncate(width, ellipsis=True)
    rendered = fitting.render(widget.visual_style, end="", parse_style=_style)
    return Strip([Segment(text, style.rich_style) for text, style in rendered])


def _style(style: str | Style) -> Style:
    return style if isinstance(style, Style) else Style.parse(style)
