"""The evidence of one claim: list it, grade it, check its quotes, change it, remove it."""

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from annotator.domain.annotations import Claim, Link
from annotator.domain.vocabulary import Credibility, QuoteMatch, Reliability, Stance
from annotator.domain.weighing import is_after
from annotator.services import linking
from annotator.services.acting import Place
from annotator.tui.bindings import bindings
from annotator.tui.dialog_keys import EVIDENCE
from annotator.tui.field import Field
from annotator.tui.labels import MUTED
from annotator.tui.screens.base import Dialog
from annotator.tui.screens.details import details
from annotator.tui.telling import telling
from annotator.tui.widgets.claim_panel import link_line
from annotator.tui.widgets.key_bar import KeyBar


class EvidenceDialog(Dialog[None]):
    """Closes by itself when the last link is removed."""

    KEYS = EVIDENCE
    BINDINGS = bindings(EVIDENCE)
    CSS_PATH = "evidence.tcss"
    AUTO_FOCUS = "OptionList"

    def __init__(
        self,
        place: Place,
        claim: Claim,
        changed: Callable[[Claim | None], None],
        *,
        document_date: str | None = None,
        as_of: str | None = None,
    ) -> None:
        """`changed` is called after each change with what is left of the claim.

        What was published after the day `as_of`, and so does not count, is marked.
        """
        super().__init__()
        self._changed = changed
        self._place = place
        self._claim = claim
        self._document_date = document_date
        self._as_of = as_of
        self._listed = OptionList()
        self._details = Static(id="details")

    def compose(self) -> ComposeResult:
        """The links in a box, and below them all that is known of the marked one."""
        with Vertical(id="box") as box:
            box.border_title = f"Evidence as of {self._as_of}" if self._as_of else "Evidence"
            yield self._listed
            with VerticalScroll(id="below", can_focus=False):
                yield self._details
        yield KeyBar(EVIDENCE)

    def on_mount(self) -> None:
        """List the links."""
        self._list()

    def _show(self, claim: Claim | None) -> None:
        """Take in what a stored change left of the claim."""
        self._changed(claim)
        if claim is None or not claim.links:
            self.dismiss(None)
            return
        self._claim = claim
        self._list()

    def _list(self) -> None:
        links, marked = self._claim.links, self._listed.highlighted or 0
        self._listed.set_options([Option(self._line(link)) for link in links])
        self._listed.highlighted = min(marked, len(links) - 1)

    def _line(self, link: Link) -> Content:
        line = link_line(link, self._document_date, quoted=False)
        is_left_out = is_after(link.source.date, self._as_of)
        return Content.styled(f"{line.plain} later", MUTED) if is_left_out else line

    @property
    def _link(self) -> Link:
        """The marked link."""
        return self._claim.links[self._listed.highlighted or 0]

    async def on_option_list_option_highlighted(self) -> None:
        """Tell all that is known of the link that is marked now."""
        link, said = self._link, None
        if link.evidence.quote_match is QuoteMatch.FUZZY:
            with telling(self.app):
                said = await self.ask(linking.said_by_source, link)
        if link is self._link:
            self._details.update(details(link, said))

    def action_move(self, by: int) -> None:
        """Mark the next or the previous link."""
        self._listed.highlighted = ((self._listed.highlighted or 0) + by) % len(self._claim.links)

    def action_scroll(self, pages: int) -> None:
        """Scroll what is told of the marked link."""
        below = self.query_one("#below")
        below.scroll_relative(y=pages * max(1, below.size.height - 1), animate=False)

    async def action_stance(self, stance: str) -> None:
        """Say how the marked source bears on the claim."""
        uid = self._link.evidence.uid
        self._show(await self.ask(linking.set_stance, self._place, uid, Stance(stance)))

    async def action_reliability(self, letter: str) -> None:
        """Grade the marked source."""
        await self._grade(Reliability(letter), None)

    async def action_credibility(self, digit: str) -> None:
        """Grade the marked link."""
        await self._grade(None, Credibility(digit))

    async def _grade(self, reliability: Reliability | None, credibility: Credibility | None) -> None:
        uid = self._link.evidence.uid
        self._show(await self.ask(linking.grade, self._place, uid, reliability, credibility))

    async def action_quote_source(self) -> None:
        """Replace the quote by what the source says."""
        self._show(await self.ask(linking.quote_source, self._place, self._link.evidence.uid))

    async def action_unlink(self) -> None:
        """Remove the marked link."""
        self._show(await self.ask(linking.unlink, self._place, self._link.evidence.uid))

    async def action_edit(self) -> None:
        """Type what the source says and where."""
        evidence = self._link.evidence
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
