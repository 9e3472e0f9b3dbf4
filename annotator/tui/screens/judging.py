"""Saying something of the current claim: each key is one act."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Concatenate, ParamSpec

from annotator.domain.annotations import Claim
from annotator.domain.errors import NotStoredError
from annotator.domain.text import counted
from annotator.domain.vocabulary import Confidence, Label, Verdict
from annotator.domain.weighing import known_by, proposal
from annotator.services import annotating, ranges
from annotator.services.acting import Place
from annotator.services.workspace import Workspace
from annotator.tui.field import Field
from annotator.tui.keys import caption
from annotator.tui.screens.moving import MovingScreen
from annotator.tui.unstored import ACTS

P = ParamSpec("P")


class JudgingScreen(MovingScreen):
    """A document with a current claim, and the keys that judge it."""

    @contextmanager
    def trying(self, action: str) -> Iterator[None]:
        """Keep an act on the screen that cannot be stored, until it or another one there is."""
        key = ACTS.get(action)
        if key is None:
            yield
            return
        start = self.at.place.span.start
        try:
            yield
        except NotStoredError:
            self.unstored.keep(start, key)
            self.tell_more()
            raise
        if self.unstored:
            self.unstored.drop(start, key)
            self.tell_more()

    async def _act(
        self,
        call: Callable[Concatenate[Workspace, Place, P], Claim | None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do something to the claim, and draw what came of it once it is stored."""
        self._hold_claim(await self.ask(call, self.at.place, *args, **kwargs))

    def _hold_claim(self, claim: Claim | None) -> None:
        """Draw what a stored act made of the claim."""
        self.hold(self.at.with_chosen(claim))

    def action_claim(self, direction: int) -> None:
        """Let the keys act on the next (1) or previous (-1) claim of the sentence."""
        if len(self.at.claims) > 1:
            self.arrive(
                self.cursor.current, self.at.claims, chosen=(self.at.chosen + direction) % len(self.at.claims)
            )

    async def action_tag(self, label: str) -> None:
        """Tag the claim, or the range, and move on.

        Both are painted in one frame, since a second one waits for its tick.
        """
        if self.at.range_from is not None:
            await self._act_on_range(ranges.tag_all, Label(label))
            return
        after, chosen = self.at.following()
        claim, claims = await self.ask(
            annotating.tag_and_read, self.at.place, Label(label), self.cursor.place(after)
        )
        self.keep(self.at.with_chosen(claim))
        self.arrive(after, claims, chosen=chosen, offer=self.at.find_offer())

    async def _act_on_range(self, call: Callable[..., int], *args: Label, **kwargs: bool) -> None:
        """Do something to all claims of the range, in one act."""
        places = self.at.take_range()
        changed = await self.ask(call, places, *args, **kwargs)
        self.at.range_from = None
        told = f"{counted(changed, 'claim')} of {counted(len(places), 'sentence')} changed"
        await self.reload(self.cursor.place().span.start, told)

    async def action_take(self) -> None:
        """Take who alleges, against whom and the verb, as they are offered."""
        if self.at.offer is None:
            self.tell("nothing is offered: an allegation offers who alleges when it is tagged")
            return
        offer, self.at.offer = self.at.offer, None
        await self.ask(annotating.attribute, offer.place, offer.claimant, offer.target, offer.verb)
        await self.go(self.cursor.current, f"taken for sentence {offer.number}")

    async def action_confidence(self, confidence: str) -> None:
        """Set the confidence, or take the same one back."""
        chosen: Confidence | None = Confidence(confidence)
        if self.at.claim and self.at.claim.annotation.confidence is chosen:
            chosen = None
        await self._act(annotating.set_confidence, chosen)

    async def action_flag(self) -> None:
        """Flag the claim or the range, or take its flag away."""
        flagged = not self.at.is_flagged()
        if self.at.range_from is not None:
            await self._act_on_range(ranges.flag_all, flagged=flagged)
        else:
            await self._act(annotating.flag, flagged=flagged)

    async def action_clear(self) -> None:
        """Take back all that was said of the claim."""
        cleared = await self.ask(annotating.clear, self.at.place)
        links = len(cleared.links) if cleared else 0
        told = f"cleared, with {links} of evidence: {caption('undo')} brings it back" if links else "cleared"
        await self.go(self.cursor.current, told if cleared else "nothing to clear")

    async def action_attribute(self) -> None:
        """Type who alleges, against whom, and by which words; what the sentence says stands there already."""
        from annotator.language.completion import complete  # noqa: PLC0415 - not before the first paint
        from annotator.services.names import names_used  # noqa: PLC0415 - as above

        names = await self.ask(names_used)
        values, is_proposed = self.at.proposed_anatomy()
        titles = ("Who alleges", "Against whom", "By which words")
        hints = ("a name, or an office", "a name, or an office", "as: is alleged to have")
        fields = [
            Field(
                title,
                value,
                hint,
                is_proposed,
                complete=None if title == titles[-1] else partial(complete, names=names),
            )
            for title, value, hint in zip(titles, values, hints, strict=True)
        ]
        await self._type("Anatomy of the allegation", fields, self._attribute)

    async def action_note(self) -> None:
        """Type a note."""
        note = self.at.claim.annotation.note if self.at.claim else None
        await self._type("Note", [Field("Note", note)], self._write_note)

    async def _attribute(self, claimant: str | None, target: str | None, verb: str | None) -> None:
        self.at.offer = None
        await self._act(annotating.attribute, claimant, target, verb)

    async def _write_note(self, note: str | None) -> None:
        await self._act(annotating.write_note, note)

    async def _type(self, title: str, fields: Sequence[Field], save: Callable[..., Awaitable[None]]) -> None:
        await self.type(title, fields, save, about=self.at.said)

    async def action_verdict(self) -> None:
        """Open the four verdicts."""
        from annotator.tui.screens.verdict import VerdictDialog  # noqa: PLC0415 - as above

        claim = self.at.claim
        proposed = proposal(claim, self.at.as_of) if claim else None
        current = claim.annotation.verdict if claim else None
        later = self.at.as_of if claim and claim.links and not known_by(claim.links, self.at.as_of) else None
        await self.open(
            VerdictDialog(self.at.said, current, proposed, self._set_verdict, all_later_than=later)
        )

    async def _set_verdict(self, verdict: Verdict | None) -> None:
        await self._act(annotating.set_verdict, verdict)
