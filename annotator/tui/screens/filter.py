"""The filter: which sentences one steps through."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from annotator.domain.selections import EVERYTHING, KINDS, SWITCHES, Selection
from annotator.domain.text import counted
from annotator.domain.vocabulary import LABEL_WORDS, Label
from annotator.tui.bindings import bindings
from annotator.tui.dialog_keys import FILTER, FILTER_GROUPS
from annotator.tui.key import Key
from annotator.tui.labels import MUTED
from annotator.tui.screens.base import Dialog
from annotator.tui.widgets.key_bar import KeyBar

_KINDS = {
    "Label": KINDS["label"],
    "Verdict": KINDS["verdict"],
    "Confidence": KINDS["confidence"],
    "Allegation": KINDS["attribution"],
    "Evidence": KINDS["evidence"],
}
"""What the groups of the dialog are kinds of; the last group has the switches."""
_SAID = {LABEL_WORDS[Label.NONE]: Label.NONE.value, "with a note": "noted"}
"""Values and switches that are shown by other words."""
_GROUP = 12
"""Cells of the name of a group."""


class FilterDialog(Dialog[None]):
    """Each key puts one condition in or out; how many sentences meet them all is told at once."""

    KEYS = FILTER
    BINDINGS = bindings(FILTER)
    CSS_PATH = "filter.tcss"
    AUTO_FOCUS = None

    def __init__(
        self,
        selection: Selection,
        matching: Callable[[Selection], Awaitable[Sequence[int]]],
        save: Callable[[Selection], Awaitable[None]],
    ) -> None:
        """`matching` gives the sentences that a selection has."""
        super().__init__()
        self._selection = selection
        self._matching = matching
        self._save = save

    def compose(self) -> ComposeResult:
        """The conditions by kind, and what they come to."""
        with Vertical(id="box") as box:
            box.border_title = "Filter"
            yield Static(id="conditions")
            yield Static(id="count")
        yield KeyBar(FILTER)

    def on_resize(self) -> None:
        """Draw what is set now, as wide as there is room."""
        self.call_after_refresh(self._draw)

    async def _draw(self) -> None:
        self.query_one("#conditions", Static).update(Content("\n").join(map(self._line, FILTER_GROUPS)))
        found = len(await self._matching(self._selection)) if self._selection.narrows else None
        told = (
            "no filter: every sentence"
            if found is None
            else f"{counted(found, 'sentence')}: {self._selection.described}"
        )
        self.query_one("#count", Static).update(Content.styled(told, "$text-accent"))

    def _line(self, group: str) -> Content:
        """The options of a group, in as many lines as hold each of them whole."""
        width = self.query_one("#conditions").content_size.width
        lines, line = [], Content.styled(group.ljust(_GROUP), MUTED)
        for key in FILTER_GROUPS[group]:
            option = self._option(group, key)
            if line.cell_length + option.cell_length > width and line.cell_length > _GROUP:
                lines.append(line)
                line = Content(" " * _GROUP)
            line += option + "  "
        return Content("\n").join([*lines, line])

    def _option(self, group: str, key: Key) -> Content:
        is_set = _value(group, key.words) in _values(self._selection, group)
        option = Content.assemble(
            "■ " if is_set else "□ ",
            (key.caption, "bold $text-accent"),
            " ",
            (key.words, "bold" if is_set else ""),
        )
        return option.stylize(Style.from_meta({"condition": key.action}))

    async def on_click(self, event: events.Click) -> None:
        """Put in or out what was clicked."""
        if action := event.style.meta.get("condition"):
            await self.do(action)

    async def action_condition(self, group: str, word: str) -> None:
        """Put a condition in, or out."""
        changed = frozenset({_value(group, word)}) ^ frozenset(_values(self._selection, group))
        self._selection = _with(self._selection, group, changed)
        await self._draw()

    async def action_set(self) -> None:
        """Step through what matches, if anything does."""
        await self._save(self._selection)
        self.dismiss(None)

    async def action_set_none(self) -> None:
        """Step through every sentence."""
        self._selection = EVERYTHING
        await self.action_set()


def _value(group: str, word: str) -> object:
    """What an option stands for in the selection."""
    value = _SAID.get(word, word)
    return _KINDS[group].values[value] if group in _KINDS else value


def _values(selection: Selection, group: str) -> Collection[object]:
    """What the selection asks for of a group."""
    if group in _KINDS:
        return frozenset(getattr(selection, _KINDS[group].field))
    return [name for name in SWITCHES if getattr(selection, name)]


def _with(selection: Selection, group: str, values: Collection[object]) -> Selection:
    changes: dict[str, Any] = {name: name in values for name in SWITCHES}
    if group in _KINDS:
        changes = {_KINDS[group].field: values}
    return replace(selection, **changes)
