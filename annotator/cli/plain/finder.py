"""The finder: sources and passages are listed with numbers, and a number links one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.cli.plain.talk import by_name, number, parsed
from annotator.domain.annotations import Claim
from annotator.domain.errors import RefusedError
from annotator.domain.sources import Match, Passage, Source
from annotator.domain.vocabulary import Stance
from annotator.services import evidence_search, linking, sources
from annotator.tui.dialog_keys import EVIDENCE
from annotator.tui.keys import caption

if TYPE_CHECKING:
    from annotator.cli.plain.base import Stepping

SOURCES = 9
"""How many sources are listed at most; more letters find others."""
PASSAGES = 6
"""How many passages are listed at most."""
_NEW = "new "
"""What is typed before the title of a new source."""
_CHARACTERS = 300
"""How much of a passage is printed."""

Choice = Callable[[Stance], Claim]


class Finder:
    """Links the current claim to a source."""

    def __init__(self, stepping: "Stepping") -> None:
        self._stepping = stepping
        self._place = stepping.at.place

    def link(self) -> None:
        """Ask for a source, and for the stance it is linked with."""
        typed = self._stepping.ask_line(f"Source: words, URL or question; Enter lists; {_NEW}TITLE adds one")
        if typed.lower().startswith(_NEW):
            typed = typed[len(_NEW) :]
            new = self._stepping.ask(sources.offer_sources, typed).new
        else:
            new = None
        choice = self._linking(new.source, is_new=True) if new else self._chosen_of(self._choices(typed))
        self._stepping.hold_claim(choice(self._stance()), "Linked.")

    def _choices(self, typed: str) -> list[Choice]:
        """What is found for what was typed, each told with its number: sources first, then passages."""
        offer = self._stepping.ask(sources.offer_sources, typed)
        words = typed or self._stepping.at.said
        choices: list[Choice] = []
        for match in _kept(offer.choices, offer.new):
            told = _source_line(match.source, is_alike=match in offer.choices[: offer.alike])
            self._stepping.say(f"{len(choices) + 1}. {'new source: ' * (match is offer.new)}{told}")
            choices.append(self._linking(match.source, is_new=match is offer.new))
        for passage in self._stepping.ask(evidence_search.find_passages, words)[:PASSAGES]:
            self._stepping.say(f"{len(choices) + 1}. {_passage_line(passage)}")
            choices.append(self._quoting(passage))
        return choices

    def _linking(self, source: Source, *, is_new: bool) -> Choice:
        if is_new:
            return lambda stance: self._stepping.ask(linking.link_new, self._place, source, stance)
        return lambda stance: self._stepping.ask(linking.link, self._place, source.uid, stance)

    def _quoting(self, passage: Passage) -> Choice:
        return lambda stance: self._stepping.ask(linking.link_passage, self._place, passage, stance)

    def _chosen_of(self, choices: Sequence[Choice]) -> Choice:
        if not choices:
            advice = f"{caption('link')}, then {_NEW}TITLE or a URL adds a source."
            raise RefusedError(f"Nothing was found: {advice}")
        return self._stepping.ask_until(
            "Number, Enter for 1", lambda typed: choices[number(typed or "1", 1, len(choices)) - 1]
        )

    def _stance(self) -> Stance:
        keys = [key for key in EVIDENCE if key.action.startswith("stance(")]
        told = ", ".join(f"{key.caption} {key.words}" for key in keys)

        def read(typed: str) -> Stance:
            key = by_name(keys).get(typed) if typed else keys[0]
            if key is None:
                raise RefusedError(f"{typed!r} is no stance: type one of {told}.")
            return Stance(parsed(key.action)[1][0])

        return self._stepping.ask_until(f"Stance: {told}; Enter for {keys[0].words}", read)


def _kept(choices: Sequence[Match], new: Match | None) -> list[Match]:
    """The best of the sources; what was typed as a new one is always among them."""
    kept = list(choices[:SOURCES])
    return kept if new is None or new in kept else [*kept, new]


def _source_line(source: Source, *, is_alike: bool) -> str:
    parts = (source.title, source.author, source.publisher, source.date, source.url)
    return "there already: " * is_alike + ", ".join(filter(None, parts))


def _passage_line(passage: Passage) -> str:
    text = passage.text
    cut = f"{text[:_CHARACTERS]}…" if len(text) > _CHARACTERS else text
    return f"passage of {passage.source.name}: “{cut}”"
