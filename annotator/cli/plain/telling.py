"""A sentence, its claims and their evidence in plain words, a fact a line."""

from collections.abc import Iterator, Sequence

from annotator.domain.annotations import Annotation, Claim, Link
from annotator.domain.repeats import Repeat
from annotator.domain.text import counted
from annotator.domain.vocabulary import LABEL_WORDS, Label, QuoteMatch, Stance
from annotator.domain.weighing import is_after, known_by, proposal, roots
from annotator.tui.anatomy import AnatomyOffer
from annotator.tui.keys import caption


def state(claims: Sequence[Claim], words: Sequence[str]) -> str:
    """How far a sentence is; `words` are those of its claims where they were carved out of it."""
    if len(claims) > 1:
        return counted(len(claims), "claim")
    told = LABEL_WORDS[claims[0].annotation.label if claims else None]
    return f"1 claim, {told}" if words else told


def claim_lines(claim: Claim, document_date: str | None, as_of: str | None) -> Iterator[str]:
    """All that is said of a claim but its label and words."""
    yield from _judgement(claim, as_of)
    yield from _words(claim.annotation)
    known = known_by(claim.links, as_of)
    for number, link in enumerate(known, 1):
        yield f"Source {number}: {link_line(link, document_date)}"
    if weight := _weight(claim.links, known):
        yield weight
    if not claim.links and claim.annotation.label not in {Label.OPINION, Label.NONE}:
        yield f"No source yet: {caption('link')} links one."


def _judgement(claim: Claim, as_of: str | None) -> Iterator[str]:
    annotation, implied = claim.annotation, proposal(claim, as_of)
    if annotation.verdict:
        differs = f", but the evidence implies {implied}" if implied not in {None, annotation.verdict} else ""
        yield f"Verdict: {annotation.verdict}{differs}"
    elif implied:
        yield f"No verdict: the evidence implies {implied}, {caption('verdict')} sets one."
    if annotation.confidence:
        yield f"Confidence: {annotation.confidence}"
    if annotation.flagged:
        yield "Flagged."


def _words(annotation: Annotation) -> Iterator[str]:
    if annotation.claimant or annotation.target or annotation.verb:
        yield _anatomy(annotation.claimant, annotation.verb, annotation.target)
    if annotation.copied_from:
        yield "Label and sources copied from a like claim."
    if annotation.note:
        yield f"Note: {annotation.note}"


def _anatomy(claimant: str | None, verb: str | None, target: str | None) -> str:
    said = f", verb: {verb}" if verb else ""
    unnamed = "unattributed" if verb else "someone"
    return f"Who: {claimant or unnamed}{said}, against: {target or 'no one named'}"


def _weight(links: Sequence[Link], known: Sequence[Link]) -> str:
    """To how many independent roots the evidence goes back, and how much of it does not count."""
    told = []
    if known:
        supporting, refuting = (len(roots(known, stance)) for stance in (Stance.SUPPORTS, Stance.REFUTES))
        told = [f"Independent roots: {supporting} for, {refuting} against"]
    if later := len(links) - len(known):
        told.append(f"{later} later left out")
    return ", ".join(told)


def link_line(link: Link, document_date: str | None) -> str:
    """One piece of evidence: stance, source, grade, place, how the quote was found, quote."""
    evidence, source = link.evidence, link.source
    letter, digit = source.reliability, evidence.credibility
    parts = (
        f"{evidence.stance} the claim" if evidence.stance is not Stance.CONTEXT else "gives context",
        source.name + (f" ({source.origin})" if source.origin else ""),
        f"grade {letter or '-'}{digit or '-'}" if letter or digit else None,
        "published after the text" if is_after(source.date, document_date) else None,
        evidence.locator,
        _found(evidence.quote_match, evidence.quote_similarity),
        f"quote: “{evidence.quote}”" if evidence.quote else None,
        f"note: {evidence.note}" if evidence.note else None,
    )
    return ", ".join(filter(None, parts))


def _found(match: QuoteMatch | None, similarity: int | None) -> str | None:
    """What became of a quote in its source."""
    if match is None:
        return None
    return f"quote {match}" + (f", {similarity} % alike" if match is QuoteMatch.FUZZY else "")


def anatomy_offered(offer: AnatomyOffer) -> str:
    """Who alleges, as one key takes it."""
    anatomy = _anatomy(offer.claimant, offer.verb, offer.target)
    return f"{caption('take')} takes for sentence {offer.number}: {anatomy[0].lower()}{anatomy[1:]}"


def repeat_offered(repeat: Repeat) -> str:
    """A like claim elsewhere, as one key copies it."""
    annotation, links = repeat.claim.annotation, len(repeat.claim.links)
    sources = f", {counted(links, 'source')}" if links else ""
    return (
        f"{caption('copy')} copies: tagged {LABEL_WORDS[annotation.label]}{sources} "
        f"in {repeat.document.name}, sentence {repeat.sentence}, {repeat.similarity} % alike"
    )


def remarks(sentence: str, note: str | None) -> Iterator[str]:
    """What words of estimation stand for, and what those of the analyst's own note leave unclear."""
    from annotator.language.estimation import find_estimates, warnings  # noqa: PLC0415 - not before it is told

    for estimate in find_estimates(sentence):
        yield f"“{sentence[slice(*estimate.span)]}”: {estimate.band.percent}, ICD 203"
    yield from warnings(note) if note else ()
