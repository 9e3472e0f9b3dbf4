"""What the tool noticed in a sentence, and what one key would take of it."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from annotator.domain.estimates import Estimate
from annotator.domain.repeats import Repeat
from annotator.domain.text import counted
from annotator.domain.vocabulary import LABEL_WORDS
from annotator.tui.anatomy import AnatomyOffer
from annotator.tui.keys import caption
from annotator.tui.text import literal
from annotator.tui.widgets.claim_panel import anatomy_line


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
    sources = f", {counted(links, 'source')}" if links else ""
    return Content.assemble(
        (caption("copy"), "bold $text-accent"),
        f" copies: tagged {LABEL_WORDS[annotation.label]}{sources} in ",
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
