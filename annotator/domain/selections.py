"""What part of the database is looked at."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from annotator.domain.annotations import Claim, Link
from annotator.domain.vocabulary import (
    LABEL_WORDS,
    UNVERIFIED,
    Attribution,
    Confidence,
    Label,
    QuoteMatch,
    Stance,
    Verdict,
)
from annotator.domain.weighing import known_by


class EvidenceState(StrEnum):
    """What may be wanting in the evidence of a claim."""

    NONE = "none"
    """It has none."""
    REFUTING = "refuting"
    """Some of it refutes the claim."""
    NOT_FOUND = "not found"
    """A quote was not found in its source."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on annotations; an empty one lets everything through.

    Of several values of one kind any will do, of several kinds all must hold.
    """

    document_ids: frozenset[int] = frozenset()
    annotators: frozenset[str] = frozenset()
    labels: frozenset[Label | None] = frozenset()
    """None stands for what has no label yet."""
    verdicts: frozenset[Verdict | None] = frozenset()
    """None stands for unverified."""
    confidences: frozenset[Confidence | None] = frozenset()
    attributions: frozenset[Attribution | None] = frozenset()
    evidence: frozenset[EvidenceState] = frozenset()
    flagged: bool = False
    """Only what is flagged."""
    noted: bool = False
    """Only what has a note."""
    as_of: str | None = None
    """An ISO 8601 date: links to sources that were published after it are left out."""

    def takes(self, claim: Claim) -> bool:
        """Whether it lets a claim through, in whatever document and whoever judged it."""
        said, states = claim.annotation, _states(known_by(claim.links, self.as_of))
        kinds: tuple[tuple[Collection[object], object], ...] = (
            (self.labels, said.label),
            (self.verdicts, said.verdict),
            (self.confidences, said.confidence),
            (self.attributions, said.attribution),
        )
        return (
            all(not values or value in values for values, value in kinds)
            and (not self.evidence or not self.evidence.isdisjoint(states))
            and (said.flagged or not self.flagged)
            and (said.note is not None or not self.noted)
        )

    @property
    def takes_untouched(self) -> bool:
        """Whether a sentence of which nothing was said yet belongs to it: where open ones are asked for."""
        linked = bool(self.evidence) and EvidenceState.NONE not in self.evidence
        wants_more = self.flagged or self.noted or linked
        unset = all(None in kind or not kind for kind in (self.verdicts, self.confidences, self.attributions))
        return None in self.labels and unset and not wants_more

    @property
    def narrows(self) -> bool:
        """Whether it lets only some of the annotations of a document through, whoever made them."""
        kinds = (self.labels, self.verdicts, self.confidences, self.attributions, self.evidence)
        return any(kinds) or self.flagged or self.noted

    @property
    def described(self) -> str:
        """What it takes, in words, as `fact or open, evidence none`; empty where it does not narrow."""
        kinds = (
            " or ".join(sorted(map(LABEL_WORDS.__getitem__, self.labels))),
            _either("", self.verdicts, UNVERIFIED),
            _either("confidence ", self.confidences, "unset"),
            _either("", self.attributions, "not attributed yet"),
            _either("evidence ", self.evidence, ""),
            "flagged" * self.flagged,
            "with a note" * self.noted,
        )
        return ", ".join(filter(None, kinds))


def _states(links: Collection[Link]) -> Iterator[EvidenceState]:
    """What these links of one claim are wanting in."""
    if not links:
        yield EvidenceState.NONE
    if any(link.evidence.stance is Stance.REFUTES for link in links):
        yield EvidenceState.REFUTING
    if any(link.evidence.quote_match is QuoteMatch.NOT_FOUND for link in links):
        yield EvidenceState.NOT_FOUND


def _either(kind: str, values: Collection[StrEnum | None], unset: str) -> str:
    """The values in words, as `low or unset`."""
    words = sorted(value or unset for value in values)
    return kind + " or ".join(words) if words else ""


EVERYTHING = Selection()
"""The selection that lets everything through."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of condition, as a person asks for it."""

    field: str
    """That of the selection."""
    vocabulary: type[StrEnum]
    unset: str | None = None
    """Word for what has no value, where that can be asked for."""

    @property
    def values(self) -> dict[str, StrEnum | None]:
        """What can be asked for, by its word."""
        unset = {} if self.unset is None else {self.unset: None}
        return {**{value.value: value for value in self.vocabulary}, **unset}


KINDS: Final = {
    "label": Kind("labels", Label, LABEL_WORDS[None]),
    "verdict": Kind("verdicts", Verdict, UNVERIFIED),
    "confidence": Kind("confidences", Confidence, "unset"),
    "attribution": Kind("attributions", Attribution, "unset"),
    "evidence": Kind("evidence", EvidenceState),
}
SWITCHES: Final = ("flagged", "noted")
"""The conditions that have no values, by their field."""
