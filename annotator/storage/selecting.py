"""A selection as conditions of a query on annotations."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_

from annotator.domain.selections import EvidenceState, Selection
from annotator.domain.vocabulary import Attribution, QuoteMatch, Stance
from annotator.storage.tables import annotation, evidence

_c = annotation.c
_HAS_CLAIMANT = _c.claimant.is_not(None)
_ATTRIBUTED = {
    Attribution.ATTRIBUTED: _HAS_CLAIMANT,
    Attribution.UNATTRIBUTED: and_(~_HAS_CLAIMANT, _c.verb.is_not(None)),
    None: and_(~_HAS_CLAIMANT, _c.verb.is_(None)),
}
_LINKED = exists().where(evidence.c.annotation_id == _c.id)
_EVIDENCE = {
    EvidenceState.NONE: ~_LINKED,
    EvidenceState.REFUTING: _LINKED.where(evidence.c.stance == Stance.REFUTES),
    EvidenceState.NOT_FOUND: _LINKED.where(evidence.c.quote_match == QuoteMatch.NOT_FOUND),
}


def conditions(selection: Selection) -> list[ColumnElement[bool]]:
    """What holds of the annotations of a selection, in whatever document."""
    found = [
        _one_of(_c.label, selection.labels),
        _one_of(_c.verdict, selection.verdicts),
        _one_of(_c.confidence, selection.confidences),
        _any([_ATTRIBUTED[attribution] for attribution in selection.attributions]),
        _any([_EVIDENCE[state] for state in selection.evidence]),
    ]
    if selection.annotators:
        found.append(_c.annotator.in_(selection.annotators))
    if selection.flagged:
        found.append(_c.flagged)
    if selection.noted:
        found.append(_c.note.is_not(None))
    return [condition for condition in found if condition is not None]


def _one_of(column: ColumnElement[Any], values: Collection[StrEnum | None]) -> ColumnElement[bool] | None:
    named = column.in_([value for value in values if value])
    return _any([named, *([column.is_(None)] if None in values else [])] if values else [])


def _any(conditions: Collection[ColumnElement[bool]]) -> ColumnElement[bool] | None:
    return or_(*conditions) if conditions else None
