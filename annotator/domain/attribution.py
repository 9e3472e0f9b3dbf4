"""Who alleges what against whom, as far as one sentence says it."""

from dataclasses import dataclass

from annotator.domain.documents import Span


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of an allegation, in code points of its sentence.

    No span is empty, begins or ends with white space, or overlaps another one.
    """

    claimant: Span | None
    """Who alleges; None where the sentence names nobody. Also who denies."""
    target: Span | None
    """Against whom; None where that is nobody in particular."""
    verb: Span
    """The words that make it an allegation: `is alleged to have`, `warned`, `according to`."""
