"""What the tool noticed in a sentence, and what one key would take of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from annotator.domain.documents import Span
from annotator.domain.estimates import Estimate
from annotator.domain.repeats import Repeat
from annotator.services.acting import Place
from annotator.tui.keys import caption
from annotator.tui.text import literal
from annotator.tui.widgets.claim_panel import anatomy_line
from annotator.tui.widgets.label_styles import WORDS


@dataclass(frozen=True, slots=True)
class AnatomyOffer:
    """Who alleges in a sentence that was just tagged, against whom, and by which words."""

    place: Place
    number: int
    """Of the sentence."""
    claimant: str | None
    target: str | None
    verb: str
    spans: Sequence[Span]
    """Where they stand in the claim."""


def find_anatomy(place: Place, number: int, claim: str) -> AnatomyOffer | None:
    """What a claim says of who alleges; None where it has no words of allegation."""
    from annotator.language.attribution import anatomy  # noqa: PLC0415 - not before the first paint

    found = anatomy(claim)
    if found is None:
        return None
    who, whom = (span and claim[slice(*span)] for span in (found.claimant, found.target))
    spans = [span for span in (found.claimant, found.target, found.verb) if span]
    return AnatomyOffer(place, number, who, whom, claim[slice(*found.verb)], spans)


def anatomy_offered(offer: AnatomyOffer) -> Content:
    """The offer in a line."""
    return Content.assemble(
        (caption("take"), "bold $text-accent"),
        f" takes for {offer.number}: ",
        anatomy_line(offer.claimant, offer.verb, offer.target),
    )


def repeat_offered(repeat: Repeat) -> Content:
    """A like claim with its label and sources in a line."""
    annotation, links = repeat.claim.annotation, len(repeat.claim.links)
    sources = f", {links} source" + "s" * (links != 1) if links else ""
    return Content.assemble(
        (caption("copy"), "bold $text-accent"),
        f" copies: tagged {WORDS[annotation.label]}{sources} in ",
        literal(repeat.document.name),
        f" {repeat.sentence}, {repeat.similarity} % alike",
    )


def estimate_remarks(sentence: str, estimates: Sequence[Estimate]) -> Iterator[Content]:
    """What each word of estimation stands for."""
    for estimate in estimates:
        said = literal(sentence[slice(*estimate.span)])
        yield Content.assemble(("≈ ", "bold $text-accent"), said, f": {estimate.band.percent}, ICD 203")


def note_remarks(note: str) -> Iterator[Content]:
    """What the words of estimation in the analyst's own note leave unclear."""
    from annotator.language.estimation import warnings  # noqa: PLC0415 - as above

    return (Content.styled(f"! {warning}", "$text-warning") for warning in warnings(note))
