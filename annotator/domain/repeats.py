"""Claims that say the same as another one elsewhere."""

from dataclasses import dataclass

from annotator.domain.annotations import Claim
from annotator.domain.documents import Document


@dataclass(frozen=True, slots=True)
class Repeat:
    """A labelled claim that says what the claim one looks at says."""

    document: Document
    sentence: int
    """Number of its sentence in that document, from 1 on."""
    claim: Claim
    text: str
    """What it says; of a very long claim the beginning, as far as it was compared."""
    similarity: int
    """How alike the two are: percent, 0 to 100."""
