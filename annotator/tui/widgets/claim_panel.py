"""The panel on the current sentence: its claims, their labels and their evidence."""

from collections.abc import Iterator, Sequence
from itertools import chain

from textual.content import Content
from textual.geometry import Size

from annotator.domain.annotations import Annotation, Claim, Evidence, Link
from annotator.domain.vocabulary import LABEL_WORDS, Label, QuoteMatch, Stance
from annotator.domain.weighing import is_after, known_by
from annotator.tui.keys import caption
from annotator.tui.labels import MUTED
from annotator.tui.text import literal
from annotator.tui.widgets.label_styles import badge
from annotator.tui.widgets.lines import Lines
from annotator.tui.widgets.verdicts import verdict, weight

STANCES = {
    Stance.SUPPORTS: ("+ supports", "$text-success"),
    Stance.REFUTES: ("− refutes ", "$text-error"),
    Stance.CONTEXT: ("○ context ", MUTED),
}
"""Sign, word and colour of a stance, all of one width."""

FOUND = {
    QuoteMatch.VERBATIM: "$text-success",
    QuoteMatch.NORMALISED: "$text-success",
    QuoteMatch.FUZZY: "$text-warning",
    QuoteMatch.NOT_FOUND: "$text-error",
    QuoteMatch.NO_TEXT: MUTED,
}
"""Colour of what became of a quote."""

_NAME_ROOM = 16
"""Cells that a source's name keeps where there is little room."""
_QUOTE_ROOM = 20
"""Cells that a quote keeps there, if it has so many."""


class ClaimPanel(Lines):
    """A headline, what came of the last key, and the claims; lines that do not fit are counted."""

    DEFAULT_CSS = """
    ClaimPanel {
        height: auto;
        padding: 0 1;
        background: $surface;
        color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._title = self._notice = ""
        self._claims: Sequence[Claim] = ()
        self._document_date: str | None = None
        self._as_of: str | None = None
        self._words: Sequence[str] = ()
        self._chosen = 0
        self._offers: Sequence[Content] = ()
        self._remarks: Sequence[Content] = ()

    def show(
        self,
        title: str,
        claims: Sequence[Claim],
        notice: str = "",
        *,
        words: Sequence[str] = (),
        chosen: int = 0,
        offers: Sequence[Content] = (),
        remarks: Sequence[Content] = (),
        document_date: str | None = None,
        as_of: str | None = None,
    ) -> None:
        """Draw this instead of what was drawn before.

        `words` are what the claims say where they were carved out of the sentence, of which `chosen` is told
        in full. Offers can be taken by a key; remarks are about the words of the sentence or of a note. What
        was published after `document_date` is marked, what after the day `as_of` is left out.
        """
        self._words, self._chosen, self._offers, self._remarks = words, chosen, offers, remarks
        self._title, self._claims, self._notice = title, claims, notice
        self._document_date, self._as_of = document_date, as_of
        self.redraw()

    def lines(self, size: Size) -> Sequence[Content]:
        """Where there is room for all of them, long lines are wrapped, not cut."""
        room, width = max(1, size.height - 1), max(1, size.width)
        lines = list(self._lines(width, None))
        if wrapped := _wrapped(lines, width, room):
            return [self._headline(width), *wrapped]
        if any(line.cell_length > width for line in lines):
            lines = list(self._lines(width, width))
        if len(lines) > room:
            chosen = self._claims[self._chosen : self._chosen + 1]
            advice = f": press {caption('evidence')}" if any(claim.links for claim in chosen) else ""
            more = Content.styled(f"{len(lines) - room + 1} more lines{advice}", "$text-accent")
            lines = [*lines[: max(1, room - 1)], more]
        return [self._headline(width), *(line.truncate(width, ellipsis=True) for line in lines)]

    def _headline(self, width: int) -> Content:
        state = f" as of {self._as_of} " if self._as_of else ""
        title = Content.styled(self._title, "bold").truncate(max(1, width - len(state) - 4), ellipsis=True)
        rule = "─" * max(0, width - title.cell_length - len(state) - 4)
        return Content.assemble(
            ("── ", "$primary"), title, " ", (state, "bold $text-warning"), (rule, "$primary")
        )

    def _lines(self, width: int, link_width: int | None) -> Iterator[Content]:
        if self._notice:
            yield literal(self._notice).stylize("$text-accent")
        yield from self._offers
        if not self._claims:
            yield Content.assemble(badge(None), (f"  {_advice()}", MUTED))
        for position, claim in enumerate(self._claims):
            if self._words:
                yield self._carved(position, claim, width)
            if position == self._chosen or not self._words:
                yield from self._in_full(claim, width, link_width)
        yield from self._remarks

    def _carved(self, position: int, claim: Claim, width: int) -> Content:
        """What one of several claims says; the rest is told of the chosen one."""
        is_chosen = position == self._chosen
        marker = Content.styled("▸ " if is_chosen else "  ", "bold $text-accent")
        label = badge(claim.annotation.label)
        said = literal(f"“{self._words[position]}”").truncate(
            max(8, width - label.cell_length - 4), ellipsis=True
        )
        return Content.assemble(marker, label, "  ", said if is_chosen else said.stylize(MUTED))

    def _in_full(self, claim: Claim, width: int, link_width: int | None) -> Iterator[Content]:
        judgement = list(self._judgement(claim, width))
        if not self._words or len(judgement) > 1 or judgement[0].plain != badge(claim.annotation.label).plain:
            yield from judgement
        yield from _words(claim.annotation)
        for link in known_by(claim.links, self._as_of):
            yield link_line(link, self._document_date, width=link_width)
        if not claim.links and claim.annotation.label not in {Label.OPINION, Label.NONE}:
            yield Content.styled(f"no source yet: {caption('link')} links one", MUTED)

    def _judgement(self, claim: Claim, width: int) -> Iterator[Content]:
        """What the analyst says and what the evidence weighs, in as few lines as hold each part whole."""
        annotation = claim.annotation
        line = badge(annotation.label)
        confidence = Content(f"confidence {annotation.confidence}") if annotation.confidence else None
        flag = Content.styled("! flagged", "bold $text-error") if annotation.flagged else None
        for part in filter(
            None, (confidence, verdict(claim, self._as_of), flag, weight(claim.links, self._as_of))
        ):
            longer = Content("   ").join([line, part])
            if longer.cell_length > width:
                yield line
                longer = part
            line = longer
        yield line


def anatomy_line(claimant: str | None, verb: str | None, target: str | None) -> Content:
    """Who alleges, by which words, against whom."""
    unnamed = "unattributed" if verb else "someone"
    return Content.assemble(
        ("who: ", MUTED),
        literal(claimant or unnamed),
        ("  verb: ", MUTED) if verb else "",
        literal(verb or ""),
        ("  against: ", MUTED),
        literal(target or "no one named"),
    )


def _wrapped(lines: Sequence[Content], width: int, room: int) -> Sequence[Content]:
    """The lines, the long ones wrapped; nothing where that takes more than `room` lines."""
    if sum(max(1, line.cell_length // width) for line in lines) > room:
        return []
    wrapped = (line.wrap(width) if line.cell_length > width else [line] for line in lines)
    rows = list(chain.from_iterable(wrapped))
    return rows if len(rows) <= room else []


def _advice() -> str:
    """How an open claim is tagged."""
    labels = ", ".join(f"{caption(label)} {LABEL_WORDS[label]}" for label in Label)
    return f"{labels}; {caption('definitions')} says which"


def _words(annotation: Annotation) -> Iterator[Content]:
    if annotation.claimant or annotation.target or annotation.verb:
        yield anatomy_line(annotation.claimant, annotation.verb, annotation.target)
    if annotation.copied_from:
        yield Content.styled("label and sources copied from a like claim", MUTED)
    if annotation.note:
        yield Content.assemble(("note: ", MUTED), literal(annotation.note))


def link_line(
    link: Link, document_date: str | None = None, *, width: int | None = None, quoted: bool = True
) -> Content:
    """One piece of evidence in one line, with or without what it quotes.

    A source that was published after `document_date` is marked. Where the line is wider than `width`, the
    source's name is cut so that the rest can be read.
    """
    evidence, source = link.evidence, link.source
    words, style = STANCES[evidence.stance]
    name = literal(source.name)
    if source.origin:
        name = Content.assemble(name, " ", literal(f"({source.origin})").stylize(MUTED))
    quote = literal(f"“{evidence.quote}”").stylize("italic") if quoted and evidence.quote else None
    facts = filter(None, (grade(link), late(link, document_date), found(evidence), quote))
    parts = [Content.styled(words, style), name, *facts]
    line = Content(" ").join(parts)
    if width is None or line.cell_length <= width:
        return line
    surplus = max(0, quote.cell_length - _QUOTE_ROOM) if quote else 0
    room = width - (line.cell_length - name.cell_length - surplus)
    parts[1] = name.truncate(max(_NAME_ROOM, room), ellipsis=True)
    return Content(" ").join(parts)


def grade(link: Link) -> Content | None:
    """Both halves of the grade as one chip, `-` for a half that is missing; None where both are."""
    letter, digit = link.source.reliability, link.evidence.credibility
    return Content.styled(f"[{letter or '-'}{digit or '-'}]", "bold") if letter or digit else None


def late(link: Link, document_date: str | None) -> Content | None:
    """That the source was published after the document; None where it was not, or that cannot be told."""
    is_late = is_after(link.source.date, document_date)
    return Content.styled("after the text", "$text-warning") if is_late else None


def found(evidence: Evidence) -> Content | None:
    """Where the source says it, and what became of the quote there."""
    place = literal(evidence.locator) if evidence.locator else None
    match = evidence.quote_match
    if match is None:
        return place
    if match is QuoteMatch.FUZZY:
        alike = Content.styled(f"{evidence.quote_similarity} %", FOUND[match])
        return Content(" at ").join([alike, place]) if place else alike
    told = Content.styled(match, FOUND[match])
    return Content(" ").join([place, told]) if place else told
