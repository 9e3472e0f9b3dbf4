"""Who alleges in a sentence, against whom and by which words, as one key would take it."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.documents import Span
from annotator.services.acting import Place


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
    from annotator.language.attribution import anatomy  # noqa: PLC0415 - not before the first sentence

    found = anatomy(claim)
    if found is None:
        return None
    who, whom = (span and claim[slice(*span)] for span in (found.claimant, found.target))
    spans = [span for span in (found.claimant, found.target, found.verb) if span]
    return AnatomyOffer(place, number, who, whom, claim[slice(*found.verb)], spans)
