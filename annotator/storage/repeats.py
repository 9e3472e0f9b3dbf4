"""Queries on claims of the whole library: those with the same words, one by its uid."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, and_, not_

from annotator.domain.annotations import Annotation, Claim
from annotator.domain.documents import Span
from annotator.domain.vocabulary import Label
from annotator.storage import claims, sqlite_search
from annotator.storage.claim_texts import INDEX
from annotator.storage.tables import annotation, claim_text

_PLACED = claims.ANNOTATIONS.add_columns(annotation.c.document_id)
_LABELLED = _PLACED.add_columns(claim_text.c.text).join_from(annotation, claim_text)
_IS_CLAIM = and_(annotation.c.label.is_not(None), annotation.c.label != Label.NONE)


class PlacedClaim(NamedTuple):
    """An annotation with its document and what it says."""

    annotation: Annotation
    document_id: int
    text: str


def candidates(
    connection: Connection, phrases: Sequence[str], limit: int, document_id: int, span: Span
) -> list[PlacedClaim]:
    """The labelled claims among the best `limit` that hold one of the rarest phrases.

    In no particular order, without those that overlap `span` of the document.
    """
    found = sqlite_search.weights(connection, INDEX, phrases, limit)
    here = and_(
        annotation.c.document_id == document_id, annotation.c.start < span.end, annotation.c.end > span.start
    )
    rows = connection.execute(_LABELLED.where(claim_text.c.id.in_(found), _IS_CLAIM, not_(here)))
    return [PlacedClaim(Annotation(*row[:-2]), row[-2], row[-1]) for row in rows]


def with_links(connection: Connection, annotation: Annotation, document_id: int) -> Claim:
    """The claim with its evidence."""
    (claim,) = claims.in_span(connection, document_id, annotation.annotator, annotation.span)
    return claim


def labelled(connection: Connection, annotation_uid: str) -> Claim | None:
    """The claim with this uid, whosever it is; None where it is gone, or no claim any more."""
    row = connection.execute(_PLACED.where(annotation.c.uid == annotation_uid, _IS_CLAIM)).one_or_none()
    return None if row is None else with_links(connection, Annotation(*row[:-1]), row[-1])
