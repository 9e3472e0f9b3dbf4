"""The rules that a document must meet before it goes to a reviewer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.records import AnnotationRecord, EvidenceRecord
from annotator.domain.vocabulary import Credibility, Label, QuoteMatch, Reliability, Stance, Verdict
from annotator.domain.weighing import CONFIRMING_ROOTS


class Rule(StrEnum):
    """What is looked for; each can be turned off by its name."""

    OPEN = "open"
    SUPPORT = "support"
    GRADE = "grade"
    REFUTATION = "refutation"
    CONFIRMATION = "confirmation"
    CLAIMANT = "claimant"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wanting."""

    rule: Rule
    document: str
    """Its title."""
    document_uid: str
    sentence: int
    """Number of the sentence, from 1 on."""
    words: str
    """What is wanting, in a few words."""
    annotator: str | None = None
    annotation_uid: str | None = None
    text: str = ""
    """The sentence or claim."""


def problems(record: AnnotationRecord) -> Iterator[tuple[Rule, str]]:
    """What is wanting in one annotation and its evidence."""
    for label, rule, judge in _RULES:
        if record.label is label or (label is None and record.evidence):
            for words in judge(record):
                yield rule, words


def _support(record: AnnotationRecord) -> Iterator[str]:
    """Whether a root other than the document itself supports a fact."""
    if not any(e.independent for e in _supporting(record)):
        yield "fact without independent support"


def _grade(record: AnnotationRecord) -> Iterator[str]:
    supporting = _supporting(record)
    if supporting and all(map(_is_unknown, supporting)):
        yield "fact whose support is graded F or 6 only"


def _is_unknown(e: EvidenceRecord) -> bool:
    return e.source.reliability is Reliability.F or e.credibility is Credibility.CANNOT_BE_JUDGED


def _refutation(record: AnnotationRecord) -> Iterator[str]:
    """A refutation is answered by a verdict that accepts it, or by a note that says why it does not count."""
    if record.verdict in {Verdict.REFUTED, Verdict.CONFLICTING_EVIDENCE} or record.note:
        return
    for e in record.evidence:
        if e.stance is Stance.REFUTES and not e.note:
            yield f"fact with an unanswered refutation: {_name(e)}"


def _claimant(record: AnnotationRecord) -> Iterator[str]:
    """Who alleges, or that the text does not say who."""
    if not record.attribution:
        yield "allegation without a claimant"


def _quote(record: AnnotationRecord) -> Iterator[str]:
    for e in record.evidence:
        if e.quote_match is QuoteMatch.NOT_FOUND:
            yield f"quote not found in {_name(e)}"


def _confirmation(record: AnnotationRecord) -> Iterator[str]:
    if record.supporting_roots < CONFIRMING_ROOTS:
        for e in record.evidence:
            if e.credibility is Credibility.CONFIRMED:
                yield f"graded 1, confirmed by other sources, without a second root: {_name(e)}"


def _supporting(record: AnnotationRecord) -> Sequence[EvidenceRecord]:
    return [e for e in record.evidence if e.stance is Stance.SUPPORTS]


def _name(e: EvidenceRecord) -> str:
    return e.source.title or e.source.url or e.source.uid


_RULES: tuple[tuple[Label | None, Rule, Callable[[AnnotationRecord], Iterator[str]]], ...] = (
    (Label.FACT, Rule.SUPPORT, _support),
    (Label.FACT, Rule.GRADE, _grade),
    (Label.FACT, Rule.REFUTATION, _refutation),
    (None, Rule.CONFIRMATION, _confirmation),
    (Label.ALLEGATION, Rule.CLAIMANT, _claimant),
    (None, Rule.QUOTE, _quote),
)
"""Which label a rule is about, None for all."""
