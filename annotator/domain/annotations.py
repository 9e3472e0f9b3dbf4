"""Annotations of claims, and the evidence that links them to sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

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


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sentence's place in the margin shows."""

    label: Label | None
    """Unset while it is open. Of several claims the label that counts: see `combined`."""
    flagged: bool
    linked: bool
    """Whether it has evidence."""

    def combined(self, other: "Mark") -> "Mark":
        """The mark of a sentence with both claims: open, else allegation before fact before opinion."""
        labels = (self.label, other.label)
        order = (None, Label.ALLEGATION, Label.FACT, Label.OPINION, Label.NONE)
        return Mark(min(labels, key=order.index), self.flagged or other.flagged, self.linked or other.linked)

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> "Mark | None":
        """The mark of a sentence with these claims, None where it has none."""
        marks = [cls(c.annotation.label, c.annotation.flagged, bool(c.links)) for c in claims]
        return reduce(cls.combined, marks) if marks else None
