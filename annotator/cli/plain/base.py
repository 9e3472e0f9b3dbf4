"""One document with a current sentence and a current claim, and what is said of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from annotator.cli.plain import telling
from annotator.cli.plain.talk import Talk
from annotator.cli.plain.typed import Typed
from annotator.domain.annotations import Claim, Mark
from annotator.domain.documents import Document
from annotator.domain.repeats import Repeat
from annotator.domain.selections import EVERYTHING
from annotator.domain.vocabulary import Label
from annotator.services import annotating, documents
from annotator.services.acting import Place
from annotator.services.workspace import Workspace
from annotator.tui.anatomy import AnatomyOffer, find_anatomy
from annotator.tui.cursor import Cursor
from annotator.tui.keys import caption
from annotator.tui.screens.searching import Search

P = ParamSpec("P")
R = TypeVar("R")


class Stepping(Talk):
    """A document and where one is in it."""

    def __init__(self, workspace: Workspace, document: Document, typed: Typed, *, advances: bool) -> None:
        """`advances` says whether tagging goes on to the next sentence. Raises `AnnotatorError`."""
        super().__init__(typed)
        self._workspace, self.document, self.advances = workspace, document, advances
        self.cursor = Cursor(self.ask(documents.open_window, document))
        self.claims: Sequence[Claim] = self.ask(annotating.claims_in, self.cursor.place())
        """What is stored of the current sentence, in text order."""
        self.chosen = 0
        """Position of the claim that the keys act on."""
        self.range_from: int | None = None
        """Index of the sentence where a range begins, while one is being chosen."""
        self.offer: AnatomyOffer | None = None
        self.repeat: Repeat | None = None
        self.as_of: str | None = None
        self.filter = EVERYTHING
        self.search = Search()
        self._said: Place | None = None
        """The sentence whose text was said last."""
        self.looked_at: Place | None = None

    def ask(self, call: Callable[Concatenate[Workspace, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a service. Raises what it raises."""
        return call(self._workspace, *args, **kwargs)

    @property
    def claim(self) -> Claim | None:
        """What was said of the claim that the keys act on."""
        return self.claims[self.chosen] if self.claims else None

    def place(self) -> Place:
        """Where that claim is: the whole sentence as long as nothing was said of it."""
        place = self.cursor.place()
        return replace(place, span=self.claim.annotation.span) if self.claim else place

    def words_of(self, place: Place) -> str:
        """The words of the current sentence that stand at a place."""
        start = self.cursor.place().span.start
        return self.cursor.sentence()[place.span.start - start : place.span.end - start]

    def go(self, index: int, notice: str = "") -> None:
        """Make a sentence the current one, and tell what is known of it."""
        self.arrive(index, self.ask(annotating.claims_in, self.cursor.place(index)), notice)

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
        self.offer = offer
        if index != self.cursor.current:
            self.repeat = None
        self.cursor.current = index
        self.chosen = chosen
        self.keep(claims)
        self.tell(notice)

    def keep(self, claims: Sequence[Claim]) -> None:
        """Take in what is stored of the current sentence."""
        self.claims = claims
        self.chosen = min(self.chosen, max(0, len(claims) - 1))
        self.cursor.mark(Mark.of(claims, self.cursor.place().span))

    def hold(self, claims: Sequence[Claim], notice: str = "") -> None:
        """Take in what is stored of the current sentence, and tell it."""
        self.keep(claims)
        self.tell(notice)

    def hold_claim(self, claim: Claim | None, notice: str = "") -> None:
        """Tell what a stored act made of the current claim."""
        self.hold(self.with_chosen(claim), notice)

    def with_chosen(self, claim: Claim | None) -> Sequence[Claim]:
        """The claims of the sentence with another one, or none, in the place of the chosen one."""
        claims = list(self.claims)
        claims[self.chosen : self.chosen + 1] = filter(None, (claim,))
        return claims

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
        self.offer = self.offer or self.find_offer()
        self.say(telling.anatomy_offered(self.offer) if self.offer else "")
        note = self.claim.annotation.note if self.claim else None
        self.say(*telling.remarks(self.cursor.sentence(), note))
        if self.place() != self.looked_at and not self.typed.is_waiting():
            self.look_around()
        self.say(telling.repeat_offered(self.repeat) if self.repeat else "")

    def look_around(self) -> None:
        """Look for claims elsewhere that say what the current one says."""
        from annotator.services import repeats  # noqa: PLC0415 - not before the first sentence

        self.looked_at = self.place()
        copied = self.claim.annotation.copied_from if self.claim else None
        found = self.ask(repeats.find_repeats, self.looked_at, 1)
        self.repeat = next((one for one in found if one.claim.annotation.uid != copied), None)

    def find_offer(self) -> AnatomyOffer | None:
        """Who alleges in the current claim, if it is an allegation and nobody looked yet."""
        said = self.claim.annotation if self.claim else None
        if said is None or said.label is not Label.ALLEGATION or said.attribution is not None:
            return None
        return find_anatomy(self.place(), self.cursor.number, self.words_of(self.place()))

    def _heading(self) -> str:
        cursor, parts = self.cursor, [f"Sentence {self.cursor.number} of {self.cursor.progress.sentences}"]
        parts.append(telling.state(self.claims, self._words()))
        if self.range_from is not None:
            count = len(cursor.between(self.range_from, cursor.current))
            parts.append(f"range of {count}: {caption('drop')} leaves it")
        if self.as_of:
            parts.append(f"as of {self.as_of}")
        if self.filter.narrows:
            parts.append(f"filter {self.filter.described}: {cursor.tagged} of {len(cursor.chosen)} tagged")
        return ", ".join(parts)

    def _words(self) -> list[str]:
        """What each of the claims says, where they are not the whole sentence."""
        places = [replace(self.cursor.place(), span=claim.annotation.span) for claim in self.claims]
        return [] if places in ([], [self.cursor.place()]) else list(map(self.words_of, places))

    def _claim_lines(self) -> Iterator[str]:
        """The claims with their words where they were carved, and all that is said of the chosen one."""
        words = self._words()
        for position, claim in enumerate(self.claims if words else ()):
            mark = ", chosen" if position == self.chosen and len(words) > 1 else ""
            label = telling.label_words(claim.annotation.label)
            yield f"Claim {position + 1}{mark}: {label}: “{words[position]}”"
        if self.claim:
            yield from telling.claim_lines(self.claim, self.document.metadata.date, self.as_of)
