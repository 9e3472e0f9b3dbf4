"""Annotations of claims, and the evidence that links them to sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple

from annotator.domain.documents import Span
from annotator.domain.sources import Source
from annotator.domain.vocabulary import (
    Attribution,
    Confidence,
    Credibility,
    Label,
    QuoteMatch,
    Stance,
    Verdict,
)


def attribution(claimant: str | None, verb: str | None) -> Attribution | None:
    """Whether a text that has these parts of an allegation names who alleges; None if it has neither."""
    if claimant:
        return Attribution.ATTRIBUTED
    return Attribution.UNATTRIBUTED if verb else None


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
    verb: str | None = None
    """The words that make it an allegation, as `is alleged to have`."""
    copied_from: str | None = None
    """Uid of the annotation of a like claim from which label and evidence were copied."""

    @property
    def span(self) -> Span:
        """The claim's place in the document's text."""
        return Span(self.start, self.end)

    @property
    def attribution(self) -> Attribution | None:
        """Whether the text names who alleges; None as long as nobody looked."""
        return attribution(self.claimant, self.verb)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was said of the claim."""
        said = (self.label, self.verdict, self.confidence, self.claimant, self.target, self.note, self.verb)
        return not self.flagged and all(part is None for part in said)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The link between one annotation and one source.

    The last four follow from the quote and the source's text, and tell no two links apart.
    """

    uid: str
    annotation_uid: str
    source_uid: str
    stance: Stance
    quote: str | None = None
    locator: str | None = None
    """Where in the source: page, paragraph, time."""
    credibility: Credibility | None = None
    note: str | None = None
    quote_match: QuoteMatch | None = field(default=None, compare=False)
    """How the quote stands in the source's text; None where nothing is quoted."""
    quote_similarity: int | None = field(default=None, compare=False)
    """Of a quote that was found, how alike: percent, 0 to 100."""
    quote_start: int | None = field(default=None, compare=False)
    """Where it was found: `[quote_start, quote_end)` of the source's text, in code points."""
    quote_end: int | None = field(default=None, compare=False)

    @property
    def quote_span(self) -> Span | None:
        """Where the quote was found in the source's text."""
        if self.quote_start is None or self.quote_end is None:
            return None
        return Span(self.quote_start, self.quote_end)


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of evidence with the source that it names."""

    evidence: Evidence
    source: Source
    root_uid: str | None = None
    """Uid of the source at the end of `derived_from`; None where the source is derived from none."""

    @property
    def root(self) -> str:
        """Uid of the source that this piece of evidence goes back to."""
        return self.root_uid or self.source.uid


@dataclass(frozen=True, slots=True)
class Claim:
    """An annotation with its evidence, in the order in which it was linked."""

    annotation: Annotation
    links: tuple[Link, ...] = ()


class Part(NamedTuple):
    """A claim that was carved out of a sentence: its span, counted from the start of that, and its label."""

    start: int
    end: int
    label: Label | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the document shows of a sentence."""

    label: Label | None
    """Unset while it is open. Of several claims the label that counts: see `combined`."""
    flagged: bool
    linked: bool
    """Whether it has evidence."""
    parts: tuple[Part, ...] = ()
    """The claims that were carved out of it, in text order; none where the claim is the whole sentence."""

    @property
    def labels(self) -> Sequence[Label | None]:
        """The labels of its claims."""
        return [part.label for part in self.parts] or (self.label,)

    def combined(self, other: "Mark") -> "Mark":
        """The mark of a sentence with both claims: open, else allegation before fact before opinion."""
        labels = (self.label, other.label)
        order = (None, Label.ALLEGATION, Label.FACT, Label.OPINION, Label.NONE)
        return Mark(
            min(labels, key=order.index),
            self.flagged or other.flagged,
            self.linked or other.linked,
            self.parts + other.parts,
        )

    @classmethod
    def of(cls, claims: Iterable[Claim], sentence: Span) -> "Mark | None":
        """The mark of a sentence with these claims, in text order; None where it has none."""
        marks = [cls._of_one(claim, sentence) for claim in claims]
        return reduce(cls.combined, marks) if marks else None

    @classmethod
    def _of_one(cls, claim: Claim, sentence: Span) -> "Mark":
        said = claim.annotation
        is_whole = said.span == sentence
        part = Part(said.start - sentence.start, said.end - sentence.start, said.label)
        return cls(said.label, said.flagged, bool(claim.links), () if is_whole else (part,))
