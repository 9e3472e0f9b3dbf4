"""The evidence of the current claim: links are numbered, and a line such as `1 r` changes one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.cli.plain.talk import LeftError, by_name, number, parsed
from annotator.cli.plain.telling import link_line
from annotator.domain.annotations import Claim, Link
from annotator.domain.errors import AnnotatorError, RefusedError
from annotator.domain.vocabulary import Credibility, QuoteMatch, Reliability, Stance
from annotator.domain.weighing import is_after
from annotator.services import linking
from annotator.tui.dialog_keys import EVIDENCE
from annotator.tui.grades import CREDIBILITY, RELIABILITY
from annotator.tui.key import Key
from annotator.tui.key_names import ranged
from annotator.tui.keys import caption

if TYPE_CHECKING:
    from annotator.cli.plain.base import Stepping


class Evidence:
    """Lists the links of a claim and changes them; ends by itself when the last one is removed."""

    def __init__(self, stepping: "Stepping") -> None:
        self._stepping = stepping
        self._place = stepping.at.place
        self._keys = [key for key in EVIDENCE if hasattr(self, f"link_{parsed(key.action)[0]}")]

    def change(self) -> None:
        """Ask for changes until it is enough."""
        while links := self._stepping.at.claim.links if self._stepping.at.claim else ():
            self._list(links)
            try:
                example, lists = caption("refutes"), caption("evidence-help")
                typed = self._stepping.ask_line(
                    f"Number of a link and what to do, as 1 {example}; {lists} lists; Enter: back"
                )
                if not typed:
                    break
                self._do(typed, links)
            except LeftError:
                break
            except AnnotatorError as error:
                self._stepping.say(str(error))
                self._stepping.typed.forget()
        self._stepping.tell()

    def _list(self, links: Sequence[Link]) -> None:
        for place, link in enumerate(links, 1):
            is_late = is_after(link.source.date, self._stepping.at.as_of)
            line = link_line(link, self._stepping.document.metadata.date)
            self._stepping.say(f"{place}. {line}{', later, left out' * is_late}")
            if link.evidence.quote_match is QuoteMatch.FUZZY:
                said = self._stepping.ask(linking.said_by_source, link)
                self._stepping.say(f"The source says: “{said}”")

    def _do(self, typed: str, links: Sequence[Link]) -> None:
        """Do to a link what a line asks for. Raises `AnnotatorError`."""
        which, _, command = typed.rpartition(" ")
        if typed in {name for name, key in by_name(EVIDENCE).items() if key.action == "help"}:
            self._stepping.say(*_help(self._keys))
            return
        key = by_name(self._keys).get(command)
        if key is None:
            lists = caption("evidence-help")
            raise RefusedError(f"{typed!r} is nothing to do to a link: {lists} lists what is.")
        if not which and len(links) > 1:
            raise RefusedError(f"There are {len(links)} links: type the number of one before {command}.")
        name, values = parsed(key.action)
        link = links[number(which or "1", 1, len(links)) - 1]
        self._stepping.at.keep(self._stepping.at.with_chosen(getattr(self, f"link_{name}")(link, *values)))

    def link_stance(self, link: Link, stance: str) -> Claim:
        """Say how the source bears on the claim."""
        return self._stepping.ask(linking.set_stance, self._place, link.evidence.uid, Stance(stance))

    def link_reliability(self, link: Link, letter: str) -> Claim:
        """Grade the source."""
        return self._stepping.ask(linking.grade, self._place, link.evidence.uid, Reliability(letter), None)

    def link_credibility(self, link: Link, digit: str) -> Claim:
        """Grade the link."""
        return self._stepping.ask(linking.grade, self._place, link.evidence.uid, None, Credibility(digit))

    def link_quote_source(self, link: Link) -> Claim:
        """Replace the quote by what the source says."""
        return self._stepping.ask(linking.quote_source, self._place, link.evidence.uid)

    def link_unlink(self, link: Link) -> Claim | None:
        """Remove the link."""
        return self._stepping.ask(linking.unlink, self._place, link.evidence.uid)

    def link_edit(self, link: Link) -> Claim:
        """Ask what the source says and where."""
        evidence = link.evidence
        quote = self._stepping.ask_text("Quote", evidence.quote, "the source's own words")
        locator = self._stepping.ask_text("Locator", evidence.locator, "page, paragraph, minute")
        note = self._stepping.ask_text("Note", evidence.note)
        write, uid = linking.write_evidence, evidence.uid
        return self._stepping.ask(write, self._place, uid, quote=quote, locator=locator, note=note)


def _help(keys: Sequence[Key]) -> list[str]:
    """What can be done to a link."""
    graded = (("reliability", RELIABILITY), ("credibility", CREDIBILITY))
    plain = [f"{key.caption}: {key.help}" for key in keys if parsed(key.action)[0] not in dict(graded)]
    grades = [
        f"{ranged([caption(f'{command}-{grade.lower()}') for grade in meanings])}: "
        + ", ".join(f"{grade} {meaning}" for grade, meaning in meanings.items())
        for command, meanings in graded
    ]
    return [*plain, *grades]
