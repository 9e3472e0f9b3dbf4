"""How far the work is, in numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.documents import Document
from annotator.domain.vocabulary import Label, Verdict

PAUSE = 300
"""Seconds after which an analyst who did nothing is taken to have done something else."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast labels come: labelling that ended a stretch of work, and all stretches together.

    A stretch is the time between two of an analyst's acts, and belongs to the document of the second one;
    what is longer than `PAUSE` is none.
    """

    tags: int = 0
    seconds: float = 0.0

    @property
    def per_minute(self) -> float | None:
        """Tags a minute of work; None as long as there is nothing to tell it by."""
        return 60 * self.tags / self.seconds if self.tags and self.seconds else None


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source with the number of its links."""

    uid: str
    name: str
    links: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What was done in one document, or in all that were asked for together."""

    document: Document | None
    """None stands for all together."""
    sentences: int
    open: int
    """Sentences that nobody has labelled, or in which a claim still has no label."""
    labels: Mapping[Label, int]
    """Claims per label; an absent one has none."""
    verdicts: Mapping[Verdict | None, int]
    """Claims per verdict; None counts the facts and allegations that have none, the unverified ones."""
    pace: Pace = Pace()
    sources: Sequence[SourceUse] = field(default=())
    """Those with the most links, the most first."""


def together(parts: Sequence[Statistics], sources: Sequence[SourceUse]) -> Statistics:
    """The sum of the parts, with the sources that are used most in all of them."""
    labels: Counter[Label] = Counter()
    verdicts: Counter[Verdict | None] = Counter()
    for part in parts:
        labels.update(part.labels)
        verdicts.update(part.verdicts)
    tags = sum(part.pace.tags for part in parts)
    pace = Pace(tags, sum(part.pace.seconds for part in parts))
    sentences, still_open = sum(part.sentences for part in parts), sum(part.open for part in parts)
    return Statistics(None, sentences, still_open, labels, verdicts, pace, sources)
