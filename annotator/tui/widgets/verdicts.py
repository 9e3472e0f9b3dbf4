"""What the evidence of a claim amounts to, beside what the analyst says of it."""

from collections.abc import Sequence

from textual.content import Content

from annotator.domain.annotations import Claim, Link
from annotator.domain.text import counted
from annotator.domain.vocabulary import Stance
from annotator.domain.weighing import known_by, proposal, roots
from annotator.tui.keys import caption
from annotator.tui.labels import MUTED


def verdict(claim: Claim, as_of: str | None = None) -> Content | None:
    """The analyst's verdict, with the implied one where that differs; else the implied one, to be asked."""
    said, implied = claim.annotation.verdict, proposal(claim, as_of)
    if said is None:
        asked = Content.assemble((caption("verdict"), "bold $text-accent"), (f": {implied}?", MUTED))
        return asked if implied else None
    if implied in {None, said}:
        return Content(said)
    return Content.styled(f"{said} ≠ evidence: {implied}", "$text-warning")


def weight(links: Sequence[Link], as_of: str | None = None) -> Content | None:
    """How many links there are, and to how many independent roots they go back; None where there are none."""
    known = known_by(links, as_of)
    counts = []
    if known:
        supporting, refuting = (len(roots(known, stance)) for stance in (Stance.SUPPORTS, Stance.REFUTES))
        counts.append(counted(len(known), "link"))
        counts.append(counted(supporting, "root") + " for" * bool(refuting))
        counts += [f"{refuting} against"] * bool(refuting)
    if later := len(links) - len(known):
        counts.append(f"{later} later left out")
    return Content(", ".join(counts)) if counts else None
