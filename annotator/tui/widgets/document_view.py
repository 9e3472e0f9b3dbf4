"""The document as flowing paragraphs, the current sentence marked, and each sentence's tag in a gutter."""

import asyncio
from collections.abc import Container, Iterable, MutableSequence, Sequence
from typing import ClassVar, Final

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from annotator.domain.annotations import Mark
from annotator.domain.documents import Span
from annotator.domain.vocabulary import Label
from annotator.tui.widgets import gutter
from annotator.tui.widgets.layout import Layout
from annotator.tui.widgets.matches import Matches
from annotator.tui.widgets.painter import Painter
from annotator.tui.widgets.palette import Palette
from annotator.tui.widgets.runs import Overlay

_CONTEXT: Final = 2
"""Lines kept in view above and below the current sentence, where there is room."""
_MARGIN: Final = 1
"""Cells between the text and the scroll bar."""


class DocumentView(ScrollView, can_focus=True, inherit_bindings=False):
    """A document of any length; what a key costs does not depend on it.

    It knows sentences by their index, binds no keys, and changes only within the call that asks for it.
    Show a document once the view is mounted.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"document-view--{name}"
        for name in (
            *Label,
            "open",
            "current",
            "part",
            "chosen",
            "cue",
            "outside",
            "match",
            "linked",
            "flag",
            "bar",
        )
    }
    DEFAULT_CSS = """
    DocumentView {
        background: $background;
        color: $foreground;
        overflow: hidden scroll;
        scrollbar-size-vertical: 1;

        .document-view--fact { color: $text-success; }
        .document-view--allegation { color: $text-warning; text-style: italic; }
        .document-view--opinion { color: $text-primary; }
        .document-view--none { color: $foreground 50%; }
        .document-view--current { background: $primary 25%; }
        .document-view--part { text-style: underline; }
        .document-view--chosen { background: $primary 45%; }
        .document-view--cue { text-style: bold; }
        .document-view--outside { color: $foreground 45%; }
        .document-view--match { background: $accent; color: auto; }
        .document-view--linked { text-style: underline; }
        .document-view--flag { color: $text-error; }
        .document-view--bar { color: $primary; }

        &:nocolor {
            .document-view--current { text-style: bold; }
            .document-view--chosen { text-style: bold italic; }
            .document-view--match { text-style: underline; }
        }
        &:ansi {
            .document-view--chosen { background: ansi_blue; color: ansi_white; }
            .document-view--current { background: transparent; text-style: bold; }
            .document-view--match { background: ansi_yellow; color: ansi_black; }
        }
    }
    """

    class SentenceSelected(Message):
        """A sentence was clicked, and is the current one now."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self.wrap_width = 0
        """Cells that a line of text takes at most; 0 is as many as there are. Set it before `show`."""
        self._document = Layout("", (), 2)
        self._palette = Palette(self, "document-view")
        self._painter = Painter(self._palette)
        self._height = 0

    @property
    def current(self) -> int:
        """Index of the current sentence; 0 in an empty document."""
        return self._painter.current

    def show(
        self,
        text: str,
        spans: Sequence[Span],
        marks: MutableSequence[Mark | None],
        current: int,
        *,
        keep_row: bool = False,
        layout: Layout | None = None,
    ) -> None:
        """Replace the document; `marks` has one entry a span, and belongs to the view from now on.

        `layout` is what `lay_out` gave for the same text and spans, if it was asked.

        With `keep_row` the first line of the current sentence stays at its row of the view, so that a part of
        a document that starts with a paragraph can be replaced by the whole unseen. What was set off is
        forgotten.
        """
        row = self._row() if keep_row else _CONTEXT
        self._painter.begin(marks, current)
        self._document = layout or Layout(text, spans, self._text_width())
        if self._document.width != self._text_width():
            self._document.wrap(self._text_width())
        self._wrapped(row)
        if not keep_row:
            self._reveal(_CONTEXT)

    async def lay_out(self, text: str, spans: Sequence[Span]) -> Layout:
        """Find out where the sentences of a document stand, in a thread, while keys are answered."""
        return await asyncio.to_thread(Layout, text, spans, self._text_width())

    def select(self, index: int, part: int | None = None) -> None:
        """Make a sentence the current one and bring it into view, with some context if there is room.

        `part` is the position of the claim that is meant, among those that were carved out of it. Where the
        sentence is the current one already and in view, nothing moves.
        """
        top = self.scroll_offset.y
        before, self._painter.current, self._painter.chosen = self._painter.current, index, part
        self._reveal(_CONTEXT if index != before else 0)
        if self.scroll_offset.y == top:
            self._repaint(before)
            self._repaint(index)

    def page(self, direction: int) -> int:
        """Select the sentence one page down (1) or up (-1), at the same row if possible; return its index.

        Of a sentence that goes on beyond the view, more is shown, and it stays the current one.
        """
        top = self.scroll_offset.y
        if self._document and self._goes_on(direction):
            self._scroll(top + direction * max(1, self._view_height() - _CONTEXT))
        if self._document and self.scroll_offset.y == top:
            row = self._row()
            index = self._a_page_away(direction)
            self._scroll(self._document.lines_of(index).start - row)
            self.select(index)
        return self._painter.current

    def mark(self, index: int, mark: Mark | None) -> None:
        """Replace the mark of one sentence; `None` is open and plain."""
        self._painter.marks[index] = mark
        self._repaint(index)

    def point_out(self, cues: Sequence[Overlay]) -> None:
        """Set off these words, instead of any earlier ones."""
        pointed, self._painter.cues = (*self._painter.cues, *cues), cues
        for index in {self._document.index_of(cue.start) for cue in pointed}:
            self._repaint(index)

    def extend(self, extent: range) -> None:
        """Show these sentences as a range that is being chosen, none if it is empty."""
        if extent != self._painter.extent:
            self._painter.extent = extent
            self.refresh()

    def restrict(self, inside: Container[int] | None) -> None:
        """Let all sentences but these step back; with None, none."""
        self._painter.inside = inside
        self.refresh()

    def highlight(self, spans: Iterable[Span]) -> None:
        """Set off these parts of the text, which do not overlap, instead of any earlier ones."""
        self._painter.matches = Matches(spans)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line at row `y` of the view."""
        y += self.scroll_offset.y
        width = gutter.WIDTH + self._document.width + _MARGIN
        if y >= self._document.height:
            return Strip.blank(width, self._palette.style())
        strip = Strip(self._painter.line(self._document, y))
        return strip.adjust_cell_length(width, self._palette.style())

    def notify_style_update(self) -> None:
        """Forget the styles made from another theme."""
        super().notify_style_update()
        self._palette.clear()

    def on_resize(self) -> None:
        """Wrap anew if the width changed, and leave the current sentence at its row if it is in view."""
        row = self._row()
        first_time = not self._height
        in_view = first_time or 0 <= row < self._height
        self._height = self._view_height()
        if self._text_width() != self._document.width:
            self._document.wrap(self._text_width())
            self._wrapped(row)
        if in_view:
            self._reveal(_CONTEXT if first_time else 0)

    def on_click(self, event: events.Click) -> None:
        """Select the sentence under the mouse."""
        offset = event.get_content_offset(self)
        y = self.scroll_offset.y + (offset.y if offset else 0)
        if offset is None or y >= self._document.height:
            return
        index = self._document.sentence_at(y, offset.x - gutter.WIDTH)
        if index is not None:
            event.stop()
            self.select(index)
            self.post_message(self.SentenceSelected(index))

    def _text_width(self) -> int:
        """Cells for text; before the first layout, as many as a view as wide as the app would have."""
        width = self.content_region.width or self.app.size.width
        room = max(2, width - self.styles.scrollbar_size_vertical - gutter.WIDTH - _MARGIN)
        return min(room, self.wrap_width) if self.wrap_width else room

    def _view_height(self) -> int:
        return self.content_region.height

    def _wrapped(self, row: int) -> None:
        """Draw other lines, with the current sentence at a row of the view."""
        self.virtual_size = Size(self._document.width, self._document.height)
        if self._document:
            self._scroll(self._document.lines_of(self._painter.current).start - row)
        self.refresh()

    def _row(self) -> int:
        """Row of the view at which the current sentence starts; negative above it."""
        start = self._document.lines_of(self._painter.current).start if self._document else 0
        return start - self.scroll_offset.y

    def _reveal(self, context: int) -> None:
        """Bring all of the current sentence, or else its start, into view.

        `context` is the number of lines above and below that shall be in view too, if there is room. Where it
        must scroll, it leaves most of the room on the side where one is going: the text stands still for many
        keys then, and only what changed is drawn.
        """
        if not self._document:
            return
        lines = self._document.lines_of(self._painter.current)
        height = self._view_height()
        room = max(0, height - len(lines))
        context = min(context, room // 2)
        top = self.scroll_offset.y
        if lines.start - context < top:
            self._scroll(lines.start - room * 2 // 3)
        elif lines.stop + context > top + height:
            self._scroll(lines.start - room // 3)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def _repaint(self, index: int) -> None:
        """Paint those lines of a sentence that are in view."""
        lines = self._document.lines_of(index)
        top = self.scroll_offset.y
        first, end = max(lines.start, top), min(lines.stop, top + self._view_height())
        if first < end:
            self.refresh_lines(first, end - first)

    def _goes_on(self, direction: int) -> bool:
        """Whether there is more of the current sentence below (1) or above (-1) the view."""
        lines, top = self._document.lines_of(self._painter.current), self.scroll_offset.y
        return lines.stop > top + self._view_height() if direction > 0 else lines.start < top

    def _a_page_away(self, direction: int) -> int:
        """Return the sentence that starts a view, less the context, further down or up, or the next one."""
        y = self._document.lines_of(self._painter.current).start + direction * max(
            1, self._view_height() - _CONTEXT
        )
        y = max(0, min(y, self._document.height - 1))
        index = self._document.sentences_starting_at(y).start
        index = (
            max(index, self._painter.current + 1) if direction > 0 else min(index, self._painter.current - 1)
        )
        return max(0, min(index, len(self._document) - 1))
