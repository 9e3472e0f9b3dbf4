"""One document with a current sentence and a current claim, and what is said of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Concatenate, ParamSpec, TypeVar

from annotator.cli.plain import telling
from annotator.cli.plain.talk import Talk
from annotator.cli.plain.typed import Typed
from annotator.domain.annotations import Claim
from annotator.domain.documents import Document
from annotator.domain.vocabulary import LABEL_WORDS
from annotator.services import annotating, documents
from annotator.services.acting import Place
from annotator.services.workspace import Workspace
from annotator.tui.anatomy import AnatomyOffer
from annotator.tui.cursor import Cursor
from annotator.tui.keys import caption
from annotator.tui.stepper import Stepper

P = ParamSpec("P")
R = TypeVar("R")


class Stepping(Talk):
    """A document and where one is in it."""

    def __init__(self, workspace: Workspace, document: Document, typed: Typed, *, advances: bool) -> None:
        """`advances` says whether tagging goes on to the next sentence. Raises `AnnotatorError`."""
        super().__init__(typed)
        self._workspace, self.document = workspace, document
        self.at = Stepper(self.ask(documents.open_window, document), advances=advances)
        self.at.keep(self.ask(annotating.claims_in, self.cursor.place()))
        self._said: Place | None = None
        """The sentence whose text was said last."""

    @property
    def cursor(self) -> Cursor:
        """The sentences, with one of them the current one."""
        return self.at.cursor

    def ask(self, call: Callable[Concatenate[Workspace, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a service. Raises what it raises."""
        return call(self._workspace, *args, **kwargs)

    def go(self, index: int, notice: str = "") -> None:
        """Make a sentence the current one, and tell what is known of it."""
        self.arrive(index, self.ask(annotating.claims_in, self.cursor.place(index)), notice)

    def arrive(
        self,
        index: int,
        claims: Sequence[Claim],
        notice: str = "",
        *,
        chosen: int | None = None,
        offer: AnatomyOffer | None = None,
    ) -> None:
        """Make a sentence the current one of which this is stored; an offer may be of another one."""
        self.at.arrive(index, claims, chosen=chosen, offer=offer)
        self.tell(notice)

    def hold(self, claims: Sequence[Claim], notice: str = "") -> None:
        """Take in what is stored of the current sentence, and tell it."""
        self.at.keep(claims)
        self.tell(notice)

    def hold_claim(self, claim: Claim | None, notice: str = "") -> None:
        """Tell what a stored act made of the current claim."""
        self.hold(self.at.with_chosen(claim), notice)

    def tell(self, notice: str = "") -> None:
        """Say what is known of the current sentence; its text where that was not said last."""
        sentence = self.cursor.place()
        is_new, self._said = sentence != self._said, sentence
        self.say(notice, self._heading(), self.cursor.sentence() if is_new else "", *self._claim_lines())
        if self.cursor.is_whole:
            self.tell_more()

    def tell_again(self) -> None:
        """Say where one is after something long was said."""
        self._said = None
        self.tell()

    def tell_more(self) -> None:
        """Say what takes longer to find out: what one key would take, and what words stand for."""
        self.at.offer = self.at.offer or self.at.find_offer()
        self.say(telling.anatomy_offered(self.at.offer) if self.at.offer else "")
        note = self.at.claim.annotation.note if self.at.claim else None
        self.say(*telling.remarks(self.cursor.sentence(), note))
        if self.at.place != self.at.looked_from and not self.typed.is_waiting():
            self.look_around()
        self.say(telling.repeat_offered(self.at.repeat) if self.at.repeat else "")

    def look_around(self) -> None:
        """Look for claims elsewhere that say what the current one says."""
        from annotator.services import repeats  # noqa: PLC0415 - not before the first sentence

        place = self.at.place
        self.at.find_repeat(place, self.ask(repeats.find_repeats, place, 1))

    def _heading(self) -> str:
        cursor, parts = self.cursor, [f"Sentence {self.cursor.number} of {self.cursor.progress.sentences}"]
        parts.append(telling.state(self.at.claims, self.at.words))
        if self.at.range_from is not None:
            count = len(self.at.range_places)
            parts.append(f"range of {count}: {caption('drop')} leaves it")
        if self.at.as_of:
            parts.append(f"as of {self.at.as_of}")
        if self.at.filter.narrows:
            parts.append(f"filter {self.at.filter.described}: {cursor.tagged} of {len(cursor.chosen)} tagged")
        return ", ".join(parts)

    def _claim_lines(self) -> Iterator[str]:
        """The claims with their words where they were carved, and all that is said of the chosen one."""
        words = self.at.words
        for position, claim in enumerate(self.at.claims if words else ()):
            mark = ", chosen" if position == self.at.chosen and len(words) > 1 else ""
            label = LABEL_WORDS[claim.annotation.label]
            yield f"Claim {position + 1}{mark}: {label}: “{words[position]}”"
        if self.at.claim:
            yield from telling.claim_lines(self.at.claim, self.document.metadata.date, self.at.as_of)
