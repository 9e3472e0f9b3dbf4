"""Splitting a sentence at a word."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.language.clauses import likeliest_split, word_spans
from annotator.tui.bindings import bindings
from annotator.tui.dialog_keys import SPLITTING
from annotator.tui.screens.base import Dialog
from annotator.tui.widgets.key_bar import KeyBar
from annotator.tui.widgets.word_lines import WordLines


class SplittingDialog(Dialog[None]):
    """Opens at the first clause after the beginning, where a lost break is likely."""

    KEYS = SPLITTING
    BINDINGS = bindings(SPLITTING)
    CSS_PATH = "carving.tcss"
    AUTO_FOCUS = None

    def __init__(self, sentence: str, split: Callable[[int], Awaitable[None]]) -> None:
        """`split` is given where in the sentence the second one begins.

        Raises `RefusedError` where the sentence has one word at most.
        """
        super().__init__()
        self._sentence, self._split = sentence, split
        self._words = word_spans(sentence)
        if len(self._words) < 2:
            raise RefusedError("A sentence of one word cannot be split.")
        self._word = likeliest_split(sentence, self._words)

    def compose(self) -> ComposeResult:
        """The sentence, with a line where it is split."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = "Split before"
            yield WordLines(self._sentence, self._words)
        yield KeyBar(SPLITTING)

    def on_mount(self) -> None:
        """Draw where it would be split."""
        self._draw()

    def _draw(self) -> None:
        word = self._words[self._word]
        before = (Span(0, word.start), "$foreground 70%")
        self.query_one(WordLines).paint(before, (word, "bold $text on $primary 60%"))

    async def on_word_lines_clicked(self, message: WordLines.Clicked) -> None:
        """Choose the word that was clicked."""
        await self.do(f"move({message.word - self._word})")

    def action_move(self, by: int) -> None:
        """Choose another word than the first."""
        self._word = min(max(1, self._word + by), len(self._words) - 1)
        self._draw()

    async def action_cut(self) -> None:
        """Split the sentence there."""
        await self._split(self._words[self._word].start)
        self.dismiss(None)
