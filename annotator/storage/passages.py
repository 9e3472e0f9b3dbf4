"""Queries on the passages of source texts."""

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import Connection, select

from annotator.domain.documents import Span
from annotator.domain.sources import Passage, Source
from annotator.storage import sqlite_search
from annotator.storage.tables import passage, source

_PLACES = (passage.c.id, passage.c.start, passage.c.end, passage.c.text)
_PASSAGES = select(*_PLACES, *(source.c[field.name] for field in fields(Source))).join_from(passage, source)


def candidates(connection: Connection, phrases: Sequence[str], limit: int) -> list[Passage]:
    """The best `limit` passages that hold one of the rarest of the phrases, in no particular order.

    Scores are shares of the weight of the best one, which has 100.
    """
    weights = sqlite_search.weights(connection, "passage_index", phrases, limit)
    most = max(weights.values(), default=1.0)
    return [
        Passage(Source(*of), Span(start, end), text, score=100 * weights[id_] / most)
        for id_, start, end, text, *of in connection.execute(_PASSAGES.where(passage.c.id.in_(weights)))
    ]
