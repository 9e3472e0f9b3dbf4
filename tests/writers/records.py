"""Records that the writers are tried on."""

from dataclasses import replace
from typing import Any

from annotator.domain.records import (
    AnnotationRecord,
    DocumentReference,
    EvidenceRecord,
    SentenceRecord,
    SourceReference,
)
from annotator.domain.vocabulary import Credibility, Label, Reliability, Stance

DOCUMENT = DocumentReference("d1", "Dam", "The Gazette", "A. Reporter", "2025-03-04", None, "00ff")
SOURCE = SourceReference(
    "s1", "Log", "Harbour Office", "Port", "2025", "https://example.org/log", Reliability.B
)
EVIDENCE = EvidenceRecord("e1", Stance.SUPPORTS, "it broke", "p. 3", Credibility.CONFIRMED, "a copy", SOURCE)
ANNOTATION = AnnotationRecord(
    type="annotation",
    uid="a1",
    document=DOCUMENT,
    sentence=SentenceRecord(1, 0, 22, "The dam broke at dawn."),
    start=0,
    end=22,
    text="The dam broke at dawn.",
    label=Label.FACT,
    verdict=None,
    confidence=None,
    claimant=None,
    target=None,
    note=None,
    flagged=False,
    annotator="ana",
    created_at="2025-03-05T10:00:00.000Z",
    updated_at="2025-03-05T10:00:00.000Z",
    evidence=[],
)


def annotation(*evidence: EvidenceRecord, **changes: Any) -> AnnotationRecord:
    """The annotation with this evidence and these changes."""
    return replace(ANNOTATION, evidence=list(evidence), **changes)


def link(stance: Stance = Stance.SUPPORTS, **changes: Any) -> EvidenceRecord:
    """The evidence with this stance, and these changes of its source."""
    return replace(EVIDENCE, stance=stance, source=replace(SOURCE, **changes))
