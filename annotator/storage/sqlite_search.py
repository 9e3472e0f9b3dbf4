"""What is special to SQLite's full-text indexes: asking them.

The words that are looked up hold nothing but letters and digits, with spaces between.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import accumulate, combinations, islice
from math import log
from operator import itemgetter

from sqlalchemy import Connection

_RANKED = 5000
"""How many sources are ranked by bm25 at most: some 10 ms."""

_POSTINGS = 8_000
"""So many places of phrases are weighed at least, where there are as many: some 3 ms."""
_PART = 0.07
"""Or as many as this part of the texts."""

_FEW = 3
"""Up to so many phrases are weighed by bm25."""

_PAIRS = 2
"""How many pairs of phrases, at least one of them frequent, are tried."""


def source_ids(
    connection: Connection, groups: Sequence[Sequence[str]], limit: int, *, any_group: bool
) -> list[int]:
    """Keys of sources that hold a word, or one that begins with it, out of the groups.

    The best `limit` by bm25; the newest where there are too many to rank between two keys, as after one
    letter.
    """
    each = ("(" + " OR ".join(f'"{word}"*' for word in group) + ")" for group in groups)
    query = (" OR " if any_group else " AND ").join(each)
    latest = newest(connection, "source_index", query, _RANKED)
    if len(latest) == _RANKED:
        return latest[:limit]
    best = f"{_matching('source_index', 'rowid')} ORDER BY rank LIMIT ?"
    return list(connection.exec_driver_sql(best, (query, limit)).scalars())


def source_words(connection: Connection, initial: str) -> list[str]:
    """The words of the source library that begin with `initial`, one letter."""
    statement = "SELECT term FROM source_word WHERE term >= ? AND term < ?"
    return list(connection.exec_driver_sql(statement, (initial, chr(ord(initial) + 1))).scalars())


def weights(connection: Connection, index: str, phrases: Sequence[str], limit: int) -> dict[int, float]:
    """Keys of the texts in `index` that hold a rare phrase or two frequent ones: the best `limit`, weighted.

    The weight of many phrases is the sum of their inverse document frequencies, which costs a fourth of bm25.
    That of a few is bm25, which tells texts apart that hold the same ones. Where even those texts are too
    many to weigh, the newest of them that hold all phrases.
    """
    size = _size(connection, index)
    budget = max(_POSTINGS, int(_PART * size))
    counts = _counts(connection, index, (f'"{phrase}"' for phrase in phrases), budget)
    rare = _affordable(counts, budget)
    frequent = [phrase for phrase in counts if phrase not in rare]
    paired = reversed(counts) if len(frequent) == 1 else frequent  # one alone is paired with rare ones
    pairs = (f"({one} AND {other})" for one, other in islice(combinations(paired, 2), _PAIRS))
    rare |= _affordable(_counts(connection, index, pairs, budget), budget - sum(rare.values()))
    if not rare:
        return dict.fromkeys(newest(connection, index, " AND ".join(counts), limit) if counts else (), 1.0)
    if len(rare) <= _FEW:
        return _by_bm25(connection, index, " OR ".join(rare), limit)
    sums: defaultdict[int, float] = defaultdict(float)
    for query, count in rare.items():
        rarity = log(1 + size / count)
        for id_ in connection.exec_driver_sql(_matching(index, "rowid"), (query,)).scalars():
            sums[id_] += rarity
    return dict(nlargest(limit, sums.items(), key=itemgetter(1, 0)))


def _by_bm25(connection: Connection, index: str, query: str, limit: int) -> dict[int, float]:
    best = f"{_matching(index, 'rowid, -rank')} ORDER BY rank LIMIT ?"
    return {int(id_): float(weight) for id_, weight in connection.exec_driver_sql(best, (query, limit))}


def _size(connection: Connection, index: str) -> int:
    """How many texts `index` holds, or held before some were deleted."""
    return connection.exec_driver_sql(f"SELECT max(id) FROM {index}_docsize").scalar() or 0  # noqa: S608


def newest(connection: Connection, index: str, query: str, limit: int) -> list[int]:
    """Keys of what matches `query`: the greatest `limit`."""
    found = f"{_matching(index, 'rowid')} ORDER BY rowid DESC LIMIT ?"
    return list(connection.exec_driver_sql(found, (query, limit)).scalars())


def _matching(index: str, columns: str) -> str:
    return f"SELECT {columns} FROM {index} WHERE {index} MATCH ?"  # noqa: S608 - the names are ours


def _counts(connection: Connection, index: str, queries: Iterable[str], most: int) -> dict[str, int]:
    """How many texts match each query, counted up to `most`; the rarest first, without those of none.

    A table of FTS5's own counts takes longer to ask, for it counts on to the end.
    """
    bounded = f"SELECT count(*) FROM ({_matching(index, '1')} LIMIT ?)"  # noqa: S608
    counts = {query: connection.exec_driver_sql(bounded, (query, most)).scalar_one() for query in queries}
    return {query: count for query, count in sorted(counts.items(), key=itemgetter(1)) if count}


def _affordable(counts: Mapping[str, int], budget: int) -> dict[str, int]:
    """The first queries that together match fewer than `budget` texts."""
    totals = zip(counts.items(), accumulate(counts.values()), strict=True)
    return {query: count for (query, count), total in totals if total < budget}
