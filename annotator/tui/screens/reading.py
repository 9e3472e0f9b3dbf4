"""Texts to read: the definitions of the labels, and all keys."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from annotator.domain.guide import Guide
from annotator.tui.bindings import bindings
from annotator.tui.definitions import HARD_CASES, LABELS, PRINCIPLE, QUESTIONS
from annotator.tui.dialog_keys import READING
from annotator.tui.key import Key
from annotator.tui.keys import SCREENS
from annotator.tui.labels import MUTED
from annotator.tui.screens.base import Dialog
from annotator.tui.text import literal
from annotator.tui.widgets.guide_text import GuideText
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.label_styles import badge

WIDE = 110
"""Columns from which on the guideline stands beside the definitions, not below them."""


class ReadingDialog(Dialog[None]):
    """A text in a box that scrolls."""

    KEYS = READING
    BINDINGS = bindings(READING)
    CSS_PATH = "reading.tcss"
    AUTO_FOCUS = None
    HEADING = ""

    def compose(self) -> ComposeResult:
        """The box and the footer."""
        with VerticalScroll(id="box") as box:
            box.border_title = self.HEADING
            yield from self.text()
        yield KeyBar(READING)

    def text(self) -> Iterable[Widget]:
        """The paragraphs, or parts of them that scroll by themselves."""
        raise NotImplementedError

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines whatever is longer than the screen."""
        for part in self.query(VerticalScroll):
            part.scroll_relative(y=lines, animate=False)


class DefinitionsDialog(ReadingDialog):
    """What a fact, an allegation and an opinion are, and what the project's own guideline says."""

    HEADING = "Fact, allegation, opinion"

    def __init__(self, guide: Guide | None = None) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._guide = guide
        self.set_class(guide is not None, "-guided")

    def text(self) -> Iterable[Widget]:
        """The definitions, alone or with the guideline."""
        if self._guide is None:
            yield from _definitions()
            return
        yield VerticalScroll(*_definitions(), classes="part", can_focus=False)
        heading = Content.assemble(("Guideline: ", "bold"), literal(self._guide.name).stylize("bold"))
        yield VerticalScroll(
            Static(heading), GuideText(self._guide.text), id="guide", classes="part", can_focus=False
        )


def _definitions() -> Iterable[Static]:
    """The labels, the questions that lead to them, the hard cases."""
    yield Static(Content(PRINCIPLE))
    for label, (meaning, example) in LABELS.items():
        yield Static(
            Content.assemble(badge(label), "\n", meaning, ("\n“" + example + "”", f"italic {MUTED}"))
        )
    steps = (f"{number}. {question}" for number, question in enumerate(QUESTIONS, 1))
    yield Static(Content.assemble(("Ask in this order\n", "bold"), "\n".join(steps)))
    yield Static(Content.assemble(("Hard cases", "bold")))
    for case, answer in HARD_CASES:
        yield Static(Content.assemble(case, ("\n  → " + answer, MUTED)), classes="case")


class KeysDialog(ReadingDialog):
    """All keys, screen by screen."""

    HEADING = "Keys"

    def text(self) -> Iterable[Static]:
        """A table a screen."""
        for screen, keys in SCREENS.items():
            yield Static(Content.assemble((screen + "\n", "bold"), Content("\n").join(map(_line, keys))))


def _line(key: Key) -> Content:
    return Content.assemble((f"{key.caption:<11} ", "bold $text-accent"), key.help)
