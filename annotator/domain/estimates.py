"""Words of estimation: how likely something is said to be. Source: Intelligence Community Directive 203."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from annotator.domain.documents import Span


class Row(StrEnum):
    """One of the two sets of terms of the directive, which must not be mixed."""

    LIKELIHOOD = "likelihood"
    """From `almost no chance` to `almost certain`."""
    PROBABILITY = "probability"
    """From `remote` to `nearly certain`."""


class Band(Enum):
    """A range of probabilities with its term in either row."""

    ALMOST_NO_CHANCE = (1, 5, "almost no chance", "remote")
    VERY_UNLIKELY = (5, 20, "very unlikely", "highly improbable")
    UNLIKELY = (20, 45, "unlikely", "improbable")
    ROUGHLY_EVEN = (45, 55, "roughly even chance", "roughly even odds")
    LIKELY = (55, 80, "likely", "probable")
    VERY_LIKELY = (80, 95, "very likely", "highly probable")
    ALMOST_CERTAIN = (95, 99, "almost certain", "nearly certain")

    def __init__(self, low: int, high: int, likelihood: str, probability: str) -> None:
        self.low = low
        self.high = high
        """Percent, 1 to 99."""
        self.terms = {Row.LIKELIHOOD: likelihood, Row.PROBABILITY: probability}
        """What either row calls it."""

    @property
    def percent(self) -> str:
        """The range as the directive writes it, as in `05-20 %`."""
        return f"{self.low:02}-{self.high:02} %"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A word of estimation in a text."""

    span: Span
    band: Band
    row: Row
