"""Annotations of claims, and the evidence that links them to sources."""

from dataclasses import dataclass

from annotator.domain.documents import Span
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Confidence, Credibility, Label, Stance, Verdict


@dataclass(frozen=True, slots=True)
class Annotation:
    """One analyst's judgement of one claim."""

    uid: str
    annotator: str
    start: int
    end: int
    label: Label | None
    """Unset while the claim has a note, a flag or evidence but no tag yet."""
    verdict: Verdict | None
    """Unset means unverified."""
    confidence: Confidence | None
    claimant: str | None
    """Who alleges."""
    target: str | None
    """Against whom."""
    note: str | None
    flagged: bool
    created_at: str
    """UTC, ISO 8601, ending in `Z`."""
    updated_at: str

    @property
    def span(self) -> Span:
        """The claim's place in the document's text."""
        return Span(self.start, self.end)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was said of the claim."""
        said = (self.label, self.verdict, self.confidence, self.claimant, self.target, self.note)
        return not self.flagged and all(part is None for part in said)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The link between one annotation and one source."""

    uid: str
    annotation_uid: str
    source_uid: str
    stance: Stance
    quote: str | None = None
    locator: str | None = None
    """Where in the source: page, paragraph, time."""
    credibility: Credibility | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of evidence with the source that it names."""

    evidence: Evidence
    source: Source


@dataclass(frozen=True, slots=True)
class Claim:
    """An annotation with its evidence, in the order in which it was linked."""

    annotation: Annotation
    links: tuple[Link, ...] = ()
