"""The evidence of one claim: list it, change it, remove it."""

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from annotator.domain.annotations import Claim, Evidence
from annotator.domain.vocabulary import Stance
from annotator.services import linking
from annotator.services.acting import Place
from annotator.tui.bindings import bindings
from annotator.tui.field import Field
from annotator.tui.keys import EVIDENCE
from annotator.tui.screens.base import Dialog
from annotator.tui.widgets.claim_panel import link_line
from annotator.tui.widgets.key_bar import KeyBar


class EvidenceDialog(Dialog[None]):
    """Closes by itself when the last link is removed."""

    KEYS = EVIDENCE
    BINDINGS = bindings(EVIDENCE)
    CSS_PATH = "evidence.tcss"
    AUTO_FOCUS = "OptionList"

    def __init__(self, place: Place, claim: Claim, changed: Callable[[Claim | None], None]) -> None:
        """`changed` is called after each change with what is left of the claim."""
        super().__init__()
        self._changed = changed
        self._place = place
        self._claim = claim

    def compose(self) -> ComposeResult:
        """The links in a box."""
        with Vertical(id="box") as box:
            box.border_title = "Evidence"
            yield OptionList()
        yield KeyBar(EVIDENCE)

    def on_mount(self) -> None:
        """List the links."""
        self._show(self._claim)

    def _show(self, claim: Claim | None) -> None:
        self._changed(claim)
        if claim is None or not claim.links:
            self.dismiss(None)
            return
        self._claim = claim
        listed = self.query_one(OptionList)
        marked = listed.highlighted or 0
        listed.set_options([Option(link_line(link)) for link in claim.links])
        listed.highlighted = min(marked, len(claim.links) - 1)

    @property
    def _evidence(self) -> Evidence:
        """The marked link."""
        return self._claim.links[self.query_one(OptionList).highlighted or 0].evidence

    def action_move(self, by: int) -> None:
        """Mark the next or the previous link."""
        listed = self.query_one(OptionList)
        listed.highlighted = ((listed.highlighted or 0) + by) % len(self._claim.links)

    async def action_stance(self, stance: str) -> None:
        """Say how the marked source bears on the claim."""
        self._show(await self.ask(linking.set_stance, self._place, self._evidence.uid, Stance(stance)))

    async def action_unlink(self) -> None:
        """Remove the marked link."""
        self._show(await self.ask(linking.unlink, self._place, self._evidence.uid))

    async def action_edit(self) -> None:
        """Type what the source says and where."""
        evidence = self._evidence
        fields = [
            Field("Quote", evidence.quote, "the source's own words"),
            Field("Locator", evidence.locator, "page, paragraph, minute"),
            Field("Note", evidence.note),
        ]
        await self.type("Quote, locator, note", fields, partial(self._write, evidence.uid))

    async def on_option_list_option_selected(self) -> None:
        """Enter or a click opens the link."""
        await self.do("edit")

    async def _write(
        self, evidence_uid: str, quote: str | None, locator: str | None, note: str | None
    ) -> None:
        self._show(
            await self.ask(
                linking.write_evidence, self._place, evidence_uid, quote=quote, locator=locator, note=note
            )
        )
