"""Saying something of the current claim: each key is one act."""

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec

from annotator.cli.plain.moving import Moving
from annotator.cli.plain.talk import parsed
from annotator.domain.annotations import Claim
from annotator.domain.text import counted
from annotator.domain.vocabulary import Confidence, Label, Verdict
from annotator.domain.weighing import known_by, proposal
from annotator.services import annotating
from annotator.services.acting import Place
from annotator.services.workspace import Workspace
from annotator.tui.dialog_keys import VERDICT
from annotator.tui.keys import caption

P = ParamSpec("P")


class Judging(Moving):
    """The keys that judge the current claim, or a range of sentences."""

    def _act(
        self,
        call: Callable[Concatenate[Workspace, Place, P], Claim | None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do something to the claim, and tell what came of it once it is stored."""
        self.hold_claim(self.ask(call, self.at.place, *args, **kwargs))

    def action_tag(self, label: str) -> None:
        """Tag the claim, or the range, and move on."""
        if self.at.range_from is not None:
            from annotator.services.ranges import tag_all  # noqa: PLC0415 - not before it is asked for

            self._act_on_range(tag_all, Label(label))
            return
        after, chosen = self.at.following()
        place = self.cursor.place(after)
        claim, claims = self.ask(annotating.tag_and_read, self.at.place, Label(label), place)
        self.at.keep(self.at.with_chosen(claim))
        self.arrive(after, claims, chosen=chosen, offer=self.at.find_offer())

    def _act_on_range(self, call: Callable[..., int], *args: Label, **kwargs: bool) -> None:
        """Do something to all claims of the range, in one act."""
        places = self.at.take_range()
        changed = self.ask(call, places, *args, **kwargs)
        self.at.range_from = None
        told = f"{counted(changed, 'claim')} of {counted(len(places), 'sentence')} changed."
        self.reload(self.cursor.place().span.start, told)

    def action_take(self) -> None:
        """Take who alleges, against whom and the verb, as they are offered."""
        if self.at.offer is None:
            self.tell("Nothing is offered: an allegation offers who alleges when it is tagged.")
            return
        offer, self.at.offer = self.at.offer, None
        self.ask(annotating.attribute, offer.place, offer.claimant, offer.target, offer.verb)
        self.go(self.cursor.current, f"Taken for sentence {offer.number}.")

    def action_confidence(self, confidence: str) -> None:
        """Set the confidence, or take the same one back."""
        chosen: Confidence | None = Confidence(confidence)
        if self.at.claim and self.at.claim.annotation.confidence is chosen:
            chosen = None
        self._act(annotating.set_confidence, chosen)

    def action_flag(self) -> None:
        """Flag the claim or the range, or take its flag away."""
        flagged = not self.at.is_flagged()
        if self.at.range_from is None:
            self._act(annotating.flag, flagged=flagged)
        else:
            from annotator.services.ranges import flag_all  # noqa: PLC0415 - as above

            self._act_on_range(flag_all, flagged=flagged)

    def action_clear(self) -> None:
        """Take back all that was said of the claim."""
        cleared = self.ask(annotating.clear, self.at.place)
        links = len(cleared.links) if cleared else 0
        told = (
            f"Cleared, with {links} of evidence: {caption('undo')} brings it back." if links else "Cleared."
        )
        self.go(self.cursor.current, told if cleared else "Nothing to clear.")

    def action_note(self) -> None:
        """Ask for a note."""
        note = self.at.claim.annotation.note if self.at.claim else None
        self._act(annotating.write_note, self.ask_text("Note", note))

    def action_attribute(self) -> None:
        """Ask who alleges, against whom, and by which words; what the sentence says is proposed."""
        from annotator.services.names import names_used  # noqa: PLC0415 - as above

        values, _ = self.at.proposed_anatomy()
        names = self.ask(names_used)
        claimant = self._ask_name("Who alleges", values[0], names)
        target = self._ask_name("Against whom", values[1], names)
        verb = self.ask_text("By which words", values[2], "as: is alleged to have")
        self.at.offer = None
        self._act(annotating.attribute, claimant, target, verb)

    def _ask_name(self, title: str, value: str | None, names: Sequence[str]) -> str | None:
        """A name; what is typed with a question mark is answered by the names used before that it may be."""
        from annotator.language.completion import complete  # noqa: PLC0415 - as above

        while typed := self.ask_text(title, value, "a name, or an office; NAME? lists names used before"):
            if not typed.endswith("?"):
                break
            self.say(*complete(typed, names), "Which of them?")
        return typed

    def action_link(self) -> None:
        """Link a source."""
        from annotator.cli.plain.finder import Finder  # noqa: PLC0415 - as above

        Finder(self).link()

    def action_evidence(self) -> None:
        """Change the evidence of the claim."""
        from annotator.cli.plain.evidence import Evidence  # noqa: PLC0415 - as above

        if self.at.claim is None or not self.at.claim.links:
            self.tell(f"No source yet: {caption('link')} links one.")
        else:
            Evidence(self).change()

    def action_verdict(self) -> None:
        """Ask for the verdict, by its letter."""
        claim = self.at.claim
        proposed = proposal(claim, self.at.as_of) if claim else None
        for verdict in Verdict:
            is_current = claim is not None and claim.annotation.verdict is verdict
            notes = ", yours" * is_current + f", {caption('propose')}: implied" * (verdict is proposed)
            self.say(f"{_key(verdict)} {verdict}{notes}")
        while True:
            name, values = parsed(self.choose(VERDICT, f"Verdict; {caption('verdict-close')} leaves").action)
            if name != "propose" or proposed:
                break
            self.say(f"{self._missing()}: press {', '.join(map(_key, Verdict))}.")
        if name == "close":
            self.tell("Left unchanged.")
        else:
            chosen = Verdict(values[0]) if values and values[0] else None
            self._act(annotating.set_verdict, proposed if name == "propose" else chosen)

    def _missing(self) -> str:
        """Why the evidence implies no verdict."""
        if self.at.claim and self.at.claim.links and not known_by(self.at.claim.links, self.at.as_of):
            return f"All evidence is later than {self.at.as_of}"
        return "There is no evidence to imply a verdict"


def _key(verdict: Verdict) -> str:
    """The key that sets it, as a person reads it."""
    return caption(f"verdict-{verdict.replace(' ', '-')}")
