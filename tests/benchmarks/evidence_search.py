"""How fast and how well evidence search finds a passage, against full-text search alone and RapidFuzz.

Claims are sentences of its passages, garbled. Ours is set against full-text search alone, which asks for all
words of a claim, and against RapidFuzz over all passages.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process, utils

from annotator.domain.identity import new_uid
from annotator.language.indexing import terms
from annotator.services.evidence_search import find_passages
from annotator.services.workspace import Workspace, open_workspace
from annotator.storage.bulk import insert_rows
from annotator.storage.tables import passage, source
from tests.benchmarks.books import ANALYST
from tests.benchmarks.children import Task
from tests.benchmarks.reporting import Row, Scale, bound, growth, percentile
from tests.benchmarks.reports import Reports

FIRST: Final = 10
"""The true passage is to be among so many."""
A_SOURCE: Final = 50
"""Passages of each source."""
GARBLED: Final = {"light": (0.10, 0.99), "heavy": (0.35, 0.98)}
"""Which part of the words is garbled, and what recall is to be reached."""
ROUND: Final = 5
"""Claims that one searcher is asked before it is the turn of the next."""

CLAIMS: Final = {Scale.SMALL: 100, Scale.FULL: 200}
"""Of each kind."""
MOST: Final = (200, 40, 5)
"""Of them for ours, for full-text search alone and for RapidFuzz, which looks at every passage."""
REACH: Final = {10_000: 20.0, 100_000: 20.0, 1_000_000: 100.0}
"""Milliseconds of processor time a search is to take at most, by the number of passages."""

Searcher = Callable[[str], Sequence[str]]
"""Gives the texts of the best passages."""


class Claim(NamedTuple):
    text: str
    passage: str


class Asked(NamedTuple):
    """What a searcher took for each claim, in milliseconds, and whether it found the passage."""

    walls: list[float]
    processor: list[float]
    hits: list[bool]

    def ask(self, search: Searcher, claim: Claim) -> None:
        wall, used = perf_counter(), process_time()
        found = search(claim.text)
        self.processor.append(1000 * (process_time() - used))
        self.walls.append(1000 * (perf_counter() - wall))
        self.hits.append(claim.passage in found[:FIRST])


def fill(workspace: Workspace, texts: Sequence[str]) -> None:
    """Put the passages into the library."""
    names = [f"Report {number}" for number in range(1, 2 + len(texts) // A_SOURCE)]
    with workspace.database.write() as transaction:
        rows = ((new_uid(), name, name.lower()) for name in names)
        insert_rows(transaction, source, ("uid", "title", "words"), rows)
        places = ((1 + index // A_SOURCE, 0, len(text), text) for index, text in enumerate(texts))
        insert_rows(transaction, passage, ("source_id", "start", "end", "text"), places)


def searchers(workspace: Workspace, texts: Sequence[str]) -> Iterator[Searcher]:
    """Ours, full-text search alone, RapidFuzz over everything."""

    def ours(claim: str) -> Sequence[str]:
        return [found.text for found in find_passages(workspace, claim)]

    def full_text(claim: str) -> Sequence[str]:
        query = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(claim)))
        best = "SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rank LIMIT ?"
        with workspace.database.read() as transaction:
            found = transaction.exec_driver_sql(
                f"SELECT text FROM passage JOIN ({best}) ON id = rowid",  # noqa: S608 - no words in it
                (query, FIRST),
            )
            return found.scalars().all()

    folded = [utils.default_process(text) for text in texts]

    def rapidfuzz(claim: str) -> Sequence[str]:
        asked = utils.default_process(claim)
        found = process.extract(asked, folded, scorer=fuzz.token_set_ratio, limit=FIRST)
        return [texts[index] for _, _, index in found]

    yield from (ours, full_text, rapidfuzz)


def ask_all(searching: Sequence[Searcher], claims: Sequence[Claim]) -> list[Asked]:
    """Ask each searcher in turn; the slower ones for the first claims only."""
    asked = [Asked([], [], []) for _ in searching]
    for start in range(0, len(claims), ROUND):
        for searcher, figures, most in zip(searching, asked, MOST, strict=True):
            for claim in claims[start : min(start + ROUND, most)]:
                figures.ask(searcher, claim)
    return asked


def tell(garbling: str, asked: Sequence[Asked], size: int) -> Iterator[Row]:
    """The first row is what ours takes."""
    name = f"evidence, {garbling}, {size:,} passages"
    used = [mean(each.processor) for each in asked]
    yield bound(f"{name}, processor, mean", used[0], REACH[size])
    for part in (0.5, 0.95):
        walls = [percentile(each.walls, part) for each in asked]
        yield Row(f"{name}, wall, p{100 * part:.0f}, against full text", walls[0], walls[1])
    yield Row(f"{name}, processor, against full text", used[0], used[1])
    yield Row(f"{name}, processor, against RapidFuzz", used[0], used[2])
    yield bound(f"{name}, missed", missed(asked[0]), 1 - GARBLED[garbling][1], "")
    for other, figures in zip(("full text", "RapidFuzz"), asked[1:], strict=True):
        ours = missed(asked[0], len(figures.hits))
        yield Row(f"{name}, missed, against {other}", ours, missed(figures), 1.0, "")


def missed(asked: Asked, most: int | None = None) -> float:
    """The part of the first claims whose passage was not found."""
    return mean(not hit for hit in asked.hits[:most])


def memory(folder: Path, passages: Iterable[Sequence[str]]) -> float:
    """Megabytes of a process that searches for the first sentence of each passage."""
    claims = folder / "claims.txt"
    claims.write_text("\n".join(sentences[0] for sentences in passages), encoding="utf-8")
    return Task("services", "search", (folder / "all.db", claims)).run().megabytes


def measure_size(size: int, count: int) -> Iterator[Row]:
    reports, chance = Reports(), Random(11)  # noqa: S311 - nothing here is secret
    passages = list(islice(reports.passages(), size))
    texts = [" ".join(sentences) for sentences in passages]
    chosen = chance.sample(range(size), count)
    with TemporaryDirectory() as folder, closing(open_workspace(f"{folder}/all.db", ANALYST)) as workspace:
        fill(workspace, texts)
        searching = list(searchers(workspace, texts))
        searching[0](texts[0])
        for garbling, (part, _) in GARBLED.items():
            claims = [
                Claim(reports.garble(chance.choice(passages[index]), part), texts[index]) for index in chosen
            ]
            yield from tell(garbling, ask_all(searching, claims), size)
        yield Row(f"evidence, memory, {size:,} passages", memory(Path(folder), passages[:ROUND]), unit="MB")


def measure(scale: Scale) -> Iterator[Row]:
    used: list[float] = []
    for size in scale.sizes:
        rows = list(measure_size(size, CLAIMS[scale]))
        used.append(rows[0].ours)
        yield from rows
    yield growth("evidence, processor, mean", used)
