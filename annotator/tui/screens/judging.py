"""Saying something of the current claim: each key is one act."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Concatenate, ParamSpec

from annotator.domain.annotations import Claim
from annotator.domain.errors import NotStoredError, RefusedError
from annotator.domain.vocabulary import Confidence, Label, Verdict
from annotator.domain.weighing import known_by, proposal
from annotator.services import annotating, ranges
from annotator.services.acting import Place
from annotator.services.workspace import Workspace
from annotator.tui.anatomy import AnatomyOffer, find_anatomy
from annotator.tui.field import Field
from annotator.tui.keys import caption
from annotator.tui.screens.moving import MovingScreen
from annotator.tui.unstored import ACTS, Unstored

P = ParamSpec("P")


class JudgingScreen(MovingScreen):
    """A document with a current claim, and the keys that judge it."""

    def __init__(self) -> None:
        super().__init__()
        self._claims: Sequence[Claim] = ()
        """What is stored of the current sentence, in text order."""
        self._chosen = 0
        """Position of the claim that the keys act on."""
        self._as_of: str | None = None
        self._advances = True
        self._range_from: int | None = None
        """Index of the sentence where a range begins, while one is being chosen."""
        self._offer: AnatomyOffer | None = None
        self._unstored = Unstored()

    def arrive(
        self,
        index: int,
        claims: Sequence[Claim],
        notice: str = "",
        *,
        chosen: int = 0,
        offer: AnatomyOffer | None = None,
    ) -> None:
        """Make a sentence the current one of which this is stored; an offer may be of another one."""
        raise NotImplementedError

    def tell(self, notice: str = "") -> None:
        """Draw what is known of the current sentence."""
        raise NotImplementedError

    def tell_more(self) -> None:
        """Draw the same again, with what was found out since."""
        raise NotImplementedError

    def keep(self, claims: Sequence[Claim]) -> None:
        """Take in what is stored of the current sentence."""
        raise NotImplementedError

    def hold(self, claims: Sequence[Claim]) -> None:
        """Take in what is stored of the current sentence, and draw it."""
        raise NotImplementedError

    async def reload(self, place: int, notice: str = "") -> None:
        """Read the document anew, and go to the sentence at a place of it."""
        raise NotImplementedError

    @contextmanager
    def trying(self, action: str) -> Iterator[None]:
        """Keep an act on the screen that cannot be stored, until it or another one there is."""
        key = ACTS.get(action)
        if key is None:
            yield
            return
        start = self._place().span.start
        try:
            yield
        except NotStoredError:
            self._unstored.keep(start, key)
            self.tell_more()
            raise
        if self._unstored:
            self._unstored.drop(start, key)
            self.tell_more()

    @property
    def _claim(self) -> Claim | None:
        """What was said of the claim that the keys act on."""
        return self._claims[self._chosen] if self._claims else None

    def _place(self) -> Place:
        """Where that claim is: the whole sentence as long as nothing was said of it."""
        place = self.cursor.place()
        return replace(place, span=self._claim.annotation.span) if self._claim else place

    def _said(self) -> str:
        """The words of that claim."""
        return self.words_at(self._place())

    def words_at(self, claim: Place) -> str:
        """The words of a claim of the current sentence."""
        start = self.cursor.place().span.start
        return self.cursor.sentence()[claim.span.start - start : claim.span.end - start]

    async def _act(
        self,
        call: Callable[Concatenate[Workspace, Place, P], Claim | None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do something to the claim, and draw what came of it once it is stored."""
        self._hold_claim(await self.ask(call, self._place(), *args, **kwargs))

    def _hold_claim(self, claim: Claim | None) -> None:
        """Draw what a stored act made of the claim."""
        self.hold(self._with_chosen(claim))

    def _with_chosen(self, claim: Claim | None) -> Sequence[Claim]:
        """The claims of the sentence with another one, or none, in the place of the chosen one."""
        claims = list(self._claims)
        claims[self._chosen : self._chosen + 1] = filter(None, (claim,))
        return claims

    def action_claim(self, direction: int) -> None:
        """Let the keys act on the next (1) or previous (-1) claim of the sentence."""
        if len(self._claims) > 1:
            self.arrive(
                self.cursor.current, self._claims, chosen=(self._chosen + direction) % len(self._claims)
            )

    async def action_tag(self, label: str) -> None:
        """Tag the claim, or the range, and move on.

        Both are painted in one frame, since a second one waits for its tick.
        """
        if self._range_from is not None:
            await self._act_on_range(ranges.tag_all, Label(label))
            return
        after, chosen = self._following()
        claim, claims = await self.ask(
            annotating.tag_and_read, self._place(), Label(label), self.cursor.place(after)
        )
        self.keep(self._with_chosen(claim))
        self.arrive(after, claims, chosen=chosen, offer=self.find_offer())

    def _following(self) -> tuple[int, int]:
        """Which sentence comes after a tag, and which of its claims."""
        if not self._advances:
            return self.cursor.current, self._chosen
        if self._chosen + 1 < len(self._claims):
            return self.cursor.current, self._chosen + 1
        return self.cursor.step(1), 0

    async def _act_on_range(self, call: Callable[..., int], *args: Label, **kwargs: bool) -> None:
        """Do something to all claims of the range, in one act."""
        places = self.cursor.between(self._range_from or 0, self.cursor.current)
        if not places:
            raise RefusedError(f"The filter leaves nothing of this range: {caption('drop')} ends it.")
        changed = await self.ask(call, places, *args, **kwargs)
        self._range_from = None
        await self.reload(
            self.cursor.place().span.start, f"{changed} claims of {len(places)} sentences changed"
        )

    def find_offer(self, position: int | None = None) -> AnatomyOffer | None:
        """Who alleges in the chosen claim, or another one, if it is an allegation and nobody looked yet."""
        claims = self._claims[self._chosen if position is None else position :][:1]
        for said in (claim.annotation for claim in claims):
            if said.label is Label.ALLEGATION and said.attribution is None:
                place = replace(self.cursor.place(), span=said.span)
                return find_anatomy(place, self.cursor.number, self.words_at(place))
        return None

    async def action_take(self) -> None:
        """Take who alleges, against whom and the verb, as they are offered."""
        if self._offer is None:
            self.tell("nothing is offered: an allegation offers who alleges when it is tagged")
            return
        offer, self._offer = self._offer, None
        await self.ask(annotating.attribute, offer.place, offer.claimant, offer.target, offer.verb)
        await self.go(self.cursor.current, f"taken for sentence {offer.number}")

    async def action_confidence(self, confidence: str) -> None:
        """Set the confidence, or take the same one back."""
        chosen: Confidence | None = Confidence(confidence)
        if self._claim and self._claim.annotation.confidence is chosen:
            chosen = None
        await self._act(annotating.set_confidence, chosen)

    async def action_flag(self) -> None:
        """Flag the claim or the range, or take its flag away."""
        if self._range_from is not None:
            are_flagged = self.cursor.are_flagged(self._range_from)
            await self._act_on_range(ranges.flag_all, flagged=not are_flagged)
        else:
            is_flagged = self._claim is not None and self._claim.annotation.flagged
            await self._act(annotating.flag, flagged=not is_flagged)

    async def action_clear(self) -> None:
        """Take back all that was said of the claim."""
        cleared = await self.ask(annotating.clear, self._place())
        links = len(cleared.links) if cleared else 0
        told = f"cleared, with {links} of evidence: {caption('undo')} brings it back" if links else "cleared"
        await self.go(self.cursor.current, told if cleared else "nothing to clear")

    async def action_attribute(self) -> None:
        """Type who alleges, against whom, and by which words; what the sentence says stands there already."""
        from annotator.language.completion import complete  # noqa: PLC0415 - not before the first paint
        from annotator.services.names import names_used  # noqa: PLC0415 - as above

        said = self._claim.annotation if self._claim else None
        names = await self.ask(names_used)
        offer = find_anatomy(self._place(), self.cursor.number, self._said())
        values = (said.claimant, said.target, said.verb) if said else (None, None, None)
        is_proposed = offer is not None and not any(values)
        if offer and is_proposed:
            values = offer.claimant, offer.target, offer.verb
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
        note = self._claim.annotation.note if self._claim else None
        await self._type("Note", [Field("Note", note)], self._write_note)

    async def _attribute(self, claimant: str | None, target: str | None, verb: str | None) -> None:
        self._offer = None
        await self._act(annotating.attribute, claimant, target, verb)

    async def _write_note(self, note: str | None) -> None:
        await self._act(annotating.write_note, note)

    async def _type(self, title: str, fields: Sequence[Field], save: Callable[..., Awaitable[None]]) -> None:
        await self.type(title, fields, save, about=self._said())

    async def action_verdict(self) -> None:
        """Open the four verdicts."""
        from annotator.tui.screens.verdict import VerdictDialog  # noqa: PLC0415 - as above

        claim = self._claim
        proposed = proposal(claim, self._as_of) if claim else None
        current = claim.annotation.verdict if claim else None
        later = self._as_of if claim and claim.links and not known_by(claim.links, self._as_of) else None
        await self.open(
            VerdictDialog(self._said(), current, proposed, self._set_verdict, all_later_than=later)
        )

    async def _set_verdict(self, verdict: Verdict | None) -> None:
        await self._act(annotating.set_verdict, verdict)
