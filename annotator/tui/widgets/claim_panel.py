"""The panel on the current sentence: its claims, their labels and their evidence."""

from collections.abc import Iterator, Sequence
from itertools import chain

from textual.content import Content
from textual.geometry import Size

from annotator.domain.annotations import Annotation, Claim, Link
from annotator.domain.vocabulary import Label, Stance
from annotator.tui.text import literal
from annotator.tui.widgets.label_styles import MUTED, badge
from annotator.tui.widgets.lines import Lines

STANCES = {
    Stance.SUPPORTS: ("+ supports", "$text-success"),
    Stance.REFUTES: ("− refutes ", "$text-error"),
    Stance.CONTEXT: ("○ context ", MUTED),
}
"""Sign, word and colour of a stance, all of one width."""


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

    def show(self, title: str, claims: Sequence[Claim], notice: str = "") -> None:
        """Draw this instead of what was drawn before."""
        self._title, self._claims, self._notice = title, claims, notice
        self.redraw()

    def lines(self, size: Size) -> Sequence[Content]:
        """Where there is plenty of room, long lines are wrapped, not cut."""
        lines, room, width = list(self._lines()), max(1, size.height - 1), max(1, size.width)
        if sum(1 + line.cell_length // width for line in lines) + len(lines) <= room:
            wrapped = (line.wrap(width) if line.cell_length > width else [line] for line in lines)
            return [self._headline(width), *chain.from_iterable(wrapped)]
        if len(lines) > room:
            advice = ": press e" if any(claim.links for claim in self._claims[:1]) else ""
            more = Content.styled(f"{len(lines) - room + 1} more lines{advice}", "$text-accent")
            lines = [*lines[: max(1, room - 1)], more]
        return [self._headline(width), *(line.truncate(width, ellipsis=True) for line in lines)]

    def _headline(self, width: int) -> Content:
        rule = "─" * max(0, width - len(self._title) - 4)
        return Content.assemble(("── ", "$primary"), (f"{self._title} ", "bold"), (rule, "$primary"))

    def _lines(self) -> Iterator[Content]:
        if self._notice:
            yield literal(self._notice).stylize("$text-accent")
        if not self._claims:
            yield Content.assemble(
                badge(None), ("  f fact, a allegation, o opinion, x no claim; d says which", MUTED)
            )
        for claim in self._claims:
            yield _judgement(claim.annotation)
            yield from _words(claim.annotation)
            yield from map(link_line, claim.links)
            if not claim.links and claim.annotation.label not in {Label.OPINION, Label.NONE}:
                yield Content.styled("no source yet: s links one", MUTED)


def _judgement(annotation: Annotation) -> Content:
    parts = [badge(annotation.label)]
    if annotation.confidence:
        parts.append(Content(f"confidence {annotation.confidence}"))
    if annotation.verdict:
        parts.append(Content(annotation.verdict))
    if annotation.flagged:
        parts.append(Content.styled("! flagged", "bold $text-error"))
    return Content("   ").join(parts)


def _words(annotation: Annotation) -> Iterator[Content]:
    if annotation.claimant or annotation.target:
        who, whom = literal(annotation.claimant or "someone"), literal(annotation.target or "no one named")
        yield Content.assemble(("who: ", MUTED), who, ("  against: ", MUTED), whom)
    if annotation.note:
        yield Content.assemble(("note: ", MUTED), literal(annotation.note))


def link_line(link: Link) -> Content:
    """One piece of evidence in one line."""
    evidence, source = link.evidence, link.source
    words, style = STANCES[evidence.stance]
    grade = f"{source.reliability or ''}{evidence.credibility or ''}"
    parts = [Content.styled(words, style), literal(source.name)]
    if source.origin:
        parts.append(literal(f"({source.origin})").stylize(MUTED))
    if grade:
        parts.append(Content.styled(f"[{grade}]", "bold"))
    if evidence.locator:
        parts.append(literal(evidence.locator))
    if evidence.quote:
        parts.append(literal(f"“{evidence.quote}”").stylize("italic"))
    return Content(" ").join(parts)
