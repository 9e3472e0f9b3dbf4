"""What is special to SQLite's full-text indexes: asking them.

The words that are looked up hold nothing but letters and digits, with spaces between.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, combinations, islice
from operator import itemgetter

from sqlalchemy import Connection

_RANKED = 5000
"""How many sources are ranked by bm25 at most: some 10 ms."""

_POSTINGS = 8_000
"""How many passages are ranked by bm25 at most: some 8 ms."""

_FEW = 3
"""Where fewer phrases than this are rare, up to `_ENOUGH` are taken that alone match less than the most."""
_ENOUGH = 4

_PAIRS = 6
"""How many pairs of frequent phrases are tried."""


def source_ids(
    connection: Connection, groups: Sequence[Sequence[str]], limit: int, *, any_group: bool
) -> list[int]:
    """Keys of sources that hold a word, or one that begins with it, out of the groups.

    The best `limit` by bm25; the newest where there are too many to rank between two keys, as after one
    letter.
    """
    each = ("(" + " OR ".join(f'"{word}"*' for word in group) + ")" for group in groups)
    query = (" OR " if any_group else " AND ").join(each)
    matching = "SELECT rowid FROM source_index WHERE source_index MATCH ? ORDER BY"
    newest = connection.exec_driver_sql(f"{matching} rowid DESC LIMIT ?", (query, _RANKED)).scalars().all()
    if len(newest) == _RANKED:
        return list(newest[:limit])
    return list(connection.exec_driver_sql(f"{matching} rank LIMIT ?", (query, limit)).scalars())


def source_words(connection: Connection, initial: str) -> list[str]:
    """The words of the source library that begin with `initial`, one letter."""
    statement = "SELECT term FROM source_word WHERE term >= ? AND term < ?"
    return list(connection.exec_driver_sql(statement, (initial, chr(ord(initial) + 1))).scalars())


def passage_weights(connection: Connection, phrases: Sequence[str], limit: int) -> dict[int, float]:
    """Keys of the passages that hold a rare phrase or two frequent ones: the best `limit`, weighted by bm25.

    Where even those are too many to rank, the newest of the passages that hold all phrases.
    """
    counts = _counts(connection, (f'"{phrase}"' for phrase in phrases))
    rare = _affordable(counts, _POSTINGS)
    if len(rare) < _FEW:
        rare = {phrase: count for phrase, count in islice(counts.items(), _ENOUGH) if count < _POSTINGS}
    frequent = (phrase for phrase in counts if phrase not in rare)
    pairs = (f"({one} AND {other})" for one, other in islice(combinations(frequent, 2), _PAIRS))
    rare |= _affordable(_counts(connection, pairs), _POSTINGS - sum(rare.values()))
    if not rare:
        newest = "SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rowid DESC LIMIT ?"
        found = connection.exec_driver_sql(newest, (" AND ".join(counts), limit)).scalars() if counts else ()
        return dict.fromkeys(found, 1.0)
    best = "SELECT rowid, -rank FROM passage_index WHERE passage_index MATCH ? ORDER BY rank LIMIT ?"
    rows = connection.exec_driver_sql(best, (" OR ".join(rare), limit))
    return {int(id_): float(weight) for id_, weight in rows}


def _counts(connection: Connection, queries: Iterable[str]) -> dict[str, int]:
    """How many passages match each query, counted up to `_POSTINGS`; the rarest first, without those of none.

    A table of FTS5's own counts takes longer to ask, for it counts on to the end.
    """
    bounded = "SELECT count(*) FROM (SELECT 1 FROM passage_index WHERE passage_index MATCH ? LIMIT ?)"
    counts = {
        query: connection.exec_driver_sql(bounded, (query, _POSTINGS)).scalar_one() for query in queries
    }
    return {query: count for query, count in sorted(counts.items(), key=itemgetter(1)) if count}


def _affordable(counts: Mapping[str, int], budget: int) -> dict[str, int]:
    """The first queries that together match fewer than `budget` passages."""
    totals = zip(counts.items(), accumulate(counts.values()), strict=True)
    return {query: count for (query, count), total in totals if total < budget}
