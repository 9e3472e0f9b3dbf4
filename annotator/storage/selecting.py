"""A selection as conditions of a query on annotations."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from annotator.domain.selections import EvidenceState, Selection
from annotator.domain.vocabulary import Attribution, QuoteMatch, Stance
from annotator.storage.documents import SENTENCE_START
from annotator.storage.tables import annotation, carved_claim, evidence, source

_c = annotation.c
_HAS_CLAIMANT = _c.claimant.is_not(None)
_ATTRIBUTED = {
    Attribution.ATTRIBUTED: _HAS_CLAIMANT,
    Attribution.UNATTRIBUTED: and_(~_HAS_CLAIMANT, _c.verb.is_not(None)),
    None: and_(~_HAS_CLAIMANT, _c.verb.is_(None)),
}
_LINKS = select(evidence.c.id).where(evidence.c.annotation_id == _c.id)
_DATES = {4: r"^\d{4}", 7: r"^\d{4}-\d\d", 10: r"^\d{4}-\d\d-\d\d"}
"""Per length the year, month or day at the beginning of an ISO 8601 date."""
_SENTENCE = case((_c.id.in_(select(carved_claim.c.id)), SENTENCE_START), else_=_c.start)
"""Where the sentence of an annotation begins; only of carved ones need it be looked for."""


def conditions(selection: Selection) -> list[ColumnElement[bool]]:
    """What holds of the annotations of a selection, in whatever document."""
    found = [
        _one_of(_c.label, selection.labels),
        _one_of(_c.verdict, selection.verdicts),
        _one_of(_c.confidence, selection.confidences),
        _any([_ATTRIBUTED[attribution] for attribution in selection.attributions]),
        _any([_in_state(state, selection.as_of) for state in selection.evidence]),
        _one_of(_c.annotator, selection.annotators),
    ]
    if selection.flagged:
        found.append(_c.flagged)
    if selection.noted:
        found.append(_c.note.is_not(None))
    return [condition for condition in found if condition is not None]


def in_documents(selection: Selection) -> list[ColumnElement[bool]]:
    """The conditions, with that on the document."""
    here = [_c.document_id.in_(selection.document_ids)] if selection.document_ids else []
    return [*here, *conditions(selection)]


def closed_sentences(selection: Selection) -> Select[int, int]:
    """Document and start of the sentences that are not open, whatever else the selection says.

    One of the selected analysts has labelled a claim in it, and has left none in it without a label.
    """
    whose = Selection(selection.document_ids, selection.annotators)
    claims = select(_c.document_id, _SENTENCE.label("start"), _c.annotator, _c.label)
    c = claims.where(*in_documents(whose)).subquery().c
    by_analyst = select(c.document_id, c.start).group_by(c.document_id, c.start, c.annotator)
    return by_analyst.having(func.count() == func.count(c.label)).distinct()


def _in_state(state: EvidenceState, as_of: str | None) -> ColumnElement[bool]:
    links = _LINKS
    if as_of is not None:
        links = links.join(source).where(or_(source.c.date.is_(None), ~_is_after(as_of)))
    if state is EvidenceState.REFUTING:
        links = links.where(evidence.c.stance == Stance.REFUTES)
    elif state is EvidenceState.NOT_FOUND:
        links = links.where(evidence.c.quote_match == QuoteMatch.NOT_FOUND)
    found = links.correlate(annotation).exists()
    return ~found if state is EvidenceState.NONE else found


def _is_after(day: str) -> ColumnElement[bool]:
    """Of a source: whether it was published after a day, as `weighing.is_after` tells it."""
    date = source.c.date
    return or_(
        *(
            and_(date.regexp_match(pattern), func.substr(date, 1, length) > day[:length])
            for length, pattern in _DATES.items()
        )
    )


def _one_of(column: ColumnElement[Any], values: Collection[str | None]) -> ColumnElement[bool] | None:
    named = column.in_([value for value in values if value])
    return _any([named, *([column.is_(None)] if None in values else [])] if values else [])


def _any(conditions: Collection[ColumnElement[bool]]) -> ColumnElement[bool] | None:
    return or_(*conditions) if conditions else None
