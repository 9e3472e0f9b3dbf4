"""The panel on the current sentence: its claims, their labels and their evidence."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from annotator.domain.annotations import Annotation, Claim, Link
from annotator.domain.vocabulary import Label, Stance
from annotator.tui.text import literal
from annotator.tui.widgets.label_styles import MUTED, badge

STANCES = {
    Stance.SUPPORTS: ("+ supports", "$text-success"),
    Stance.REFUTES: ("− refutes ", "$text-error"),
    Stance.CONTEXT: ("○ context ", MUTED),
}
"""Sign, word and colour of a stance, all of one width."""


class ClaimPanel(Widget):
    """Drawn whole from `claims` and `notice`; lines that do not fit are counted."""

    DEFAULT_CSS = """
    ClaimPanel {
        height: auto;
        padding: 0 1;
        border-top: solid $primary;
        border-title-color: $foreground;
        border-title-style: bold;
        background: $surface;
        color: $foreground;
    }
    """

    claims: reactive[Sequence[Claim]] = reactive(())
    notice: reactive[str] = reactive("")
    """What came of the last key, said above the claims."""

    def render(self) -> Content:
        """As many lines as there is room for; where there is plenty, long ones are wrapped, not cut."""
        lines = list(self._lines())
        width, room = max(1, self.content_size.width), max(1, self.content_size.height)
        if sum(1 + line.cell_length // width for line in lines) + len(lines) <= room:
            return Content("\n").join(lines)
        if len(lines) > room:
            advice = ": press e" if any(claim.links for claim in self.claims[:1]) else ""
            more = Content.styled(f"{len(lines) - room + 1} more lines{advice}", "$text-accent")
            lines = [*lines[: max(1, room - 1)], more]
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)

    def _lines(self) -> Iterator[Content]:
        if self.notice:
            yield literal(self.notice).stylize("$text-accent")
        if not self.claims:
            yield Content.assemble(
                badge(None), ("  f fact, a allegation, o opinion, x no claim; d says which", MUTED)
            )
        for claim in self.claims:
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
