"""The verdict on one claim: four to choose from, one of which the evidence implies."""

from collections.abc import Awaitable, Callable
from typing import cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from annotator.domain.errors import RefusedError
from annotator.domain.vocabulary import Verdict
from annotator.tui.bindings import bindings
from annotator.tui.dialog_keys import VERDICT
from annotator.tui.keys import caption
from annotator.tui.labels import MUTED
from annotator.tui.screens.base import Dialog
from annotator.tui.text import literal
from annotator.tui.widgets.key_bar import KeyBar


class _Choice(Static):
    """A verdict in one line, which a click stores."""

    def __init__(self, verdict: Verdict, line: Content) -> None:
        super().__init__(line)
        self._verdict = verdict

    async def on_click(self) -> None:
        """Store it."""
        await cast("VerdictDialog", self.screen).do(f"set('{self._verdict}')")


class VerdictDialog(Dialog[None]):
    """Closes once the verdict is stored."""

    KEYS = VERDICT
    BINDINGS = bindings(VERDICT)
    AUTO_FOCUS = None

    def __init__(
        self,
        sentence: str,
        current: Verdict | None,
        proposed: Verdict | None,
        save: Callable[[Verdict | None], Awaitable[None]],
        *,
        all_later_than: str | None = None,
    ) -> None:
        """`current` is the analyst's verdict so far, `proposed` the one that the evidence implies.

        `all_later_than` is the day after which all of the evidence was published, if that leaves it out.
        """
        super().__init__()
        self._sentence = sentence
        self._current = current
        self._proposed = proposed
        self._save = save
        self._left_out = f"All evidence is later than {all_later_than}" if all_later_than else ""

    def compose(self) -> ComposeResult:
        """The sentence and the verdicts in a box."""
        with Vertical(id="box") as box:
            box.border_title = "Verdict"
            yield Static(literal(self._sentence), id="about")
            yield from (_Choice(verdict, self._line(verdict)) for verdict in Verdict)
            if self._left_out:
                yield Static(Content.styled(f"{self._left_out}.", "$text-warning"))
        yield KeyBar(VERDICT)

    def _line(self, verdict: Verdict) -> Content:
        is_current = verdict is self._current
        implied = f"{caption('propose')}: the evidence implies it"
        notes = ["yours"] * is_current + [implied] * (verdict is self._proposed)
        return Content.assemble(
            ("▸ " if is_current else "  ", "bold $text-accent"),
            (f"{_key(verdict)} ", "bold $text-accent"),
            (verdict.ljust(22), "bold" if is_current else ""),
            (", ".join(notes), MUTED),
        )

    async def action_set(self, verdict: str) -> None:
        """Store a verdict, or none where that is empty."""
        await self._save(Verdict(verdict) if verdict else None)
        self.dismiss(None)

    async def action_propose(self) -> None:
        """Store the verdict that the evidence implies."""
        if self._proposed is None:
            missing = self._left_out or "There is no evidence to imply a verdict"
            *keys, last = map(_key, Verdict)
            raise RefusedError(f"{missing}: press {', '.join(keys)} or {last}.")
        await self.action_set(self._proposed)


def _key(verdict: Verdict) -> str:
    """The key that sets it, as a person reads it."""
    return caption(f"verdict-{verdict.replace(' ', '-')}")
