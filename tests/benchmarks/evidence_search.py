"""How fast and how well evidence search finds a passage: `python -m tests.benchmarks.evidence_search`.

Claims are sentences of its passages, garbled. Ours is set against full-text search alone, which asks for all
words of a claim, and against RapidFuzz over all passages.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from random import Random
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process, utils

from annotator.domain.documents import Metadata, RawDocument
from annotator.domain.identity import new_uid
from annotator.language.indexing import terms
from annotator.services.evidence_search import find_passages
from annotator.services.importing import import_text
from annotator.services.workspace import Workspace, open_workspace
from annotator.storage.bulk import insert_rows
from annotator.storage.tables import passage, source
from tests.benchmarks.books import ANALYST
from tests.benchmarks.programs import run_program
from tests.benchmarks.reports import Reports

FIRST: Final = 10
"""The true passage is to be among so many."""
A_SOURCE: Final = 50
"""Passages of each source."""
GARBLED: Final = {"light": (0.10, 0.99), "heavy": (0.35, 0.98)}
"""Which part of the words is garbled, and what recall is to be reached."""
ROUND: Final = 5
"""Claims that one searcher is asked before it is the turn of the next."""

TYPED: Final = 4
TYPED_WORDS: Final = 4
"""So many words of so many claims are typed letter by letter."""
GAP: Final = 0.05
"""Seconds between two letters."""

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


def percentile(figures: Sequence[float], part: float) -> float:
    return sorted(figures)[int(part * (len(figures) - 1))]


def line(figure: str, *figures: float, unit: str = "ms", reach: str = "") -> None:
    print(f"{figure:32}" + "".join(f"{each:12.3f}" for each in figures) + f"  {unit:4} {reach}", flush=True)


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


def measure(searching: Sequence[Searcher], claims: Sequence[Claim], slow: int) -> list[Asked]:
    """Ask each searcher in turn; the last one for the first `slow` claims only."""
    asked = [Asked([], [], []) for _ in searching]
    for start in range(0, len(claims), ROUND):
        for searcher, figures in zip(searching, asked, strict=True):
            most = slow if searcher is searching[-1] else len(claims)
            for claim in claims[start : min(start + ROUND, most)]:
                figures.ask(searcher, claim)
    return asked


def tell(garbling: str, asked: Sequence[Asked], size: int) -> None:
    ours, full_text, rapidfuzz = asked
    most = "20 on average" if size == 100_000 else ""
    for part in (0.5, 0.95):
        line(f"{garbling}, wall, p{100 * part:.0f}", *(percentile(each.walls, part) for each in asked))
    for part in (0.5, 0.95):
        name = f"{garbling}, processor, p{100 * part:.0f}"
        line(name, *(percentile(each.processor, part) for each in asked))
    used = [mean(each.processor) for each in asked]
    line(f"{garbling}, processor, mean", *used, reach=most)
    line(f"{garbling}, the same against ours", *(each / used[0] for each in used), unit="", reach="1, -, 10")
    recalls = [mean(each.hits) for each in asked]
    reach = f"{GARBLED[garbling][1]} and the better of the two"
    line(f"{garbling}, recall among {FIRST}", *recalls, unit="", reach=reach)
    both = [mean(each.hits[: len(rapidfuzz.hits)]) for each in (ours, full_text, rapidfuzz)]
    line(f"{garbling}, recall, same claims", *both, unit="")


def measure_keys(database: str, claims: Sequence[Claim]) -> list[float]:
    """Milliseconds from a key in the finder to the painted list, on a real pseudo-terminal.

    The list shows what was typed as a new source, so that each letter is seen to be answered.
    """
    with closing(open_workspace(database, ANALYST)) as workspace:
        raw = RawDocument("A claim.", Metadata(title="Claims"))
        import_text(workspace, raw, Metadata(), Metadata())
    waits: list[float] = []
    with run_program("--db", database, "--as", ANALYST, "open", "Claims") as terminal:
        terminal.wait(lambda screen: any("A claim." in line for line in screen.lines))
        for claim in claims:
            terminal.press("s")
            terminal.wait(lambda screen: any("Link a source" in line for line in screen.lines))
            words = " ".join(claim.text.split()[:TYPED_WORDS])
            for end in range(1, len(words) + 1):
                pressed = terminal.press(words[end - 1])
                typed = f"new source: {words[:end]}".rstrip()
                painted = terminal.wait(lambda screen, typed=typed: any(typed in x for x in screen.lines))  # type: ignore[misc]
                waits.append((painted - pressed) / 1e6)
                terminal.rest(GAP)
            terminal.press("\x1b")
            terminal.rest(0.3)
    return waits


def main() -> None:
    parser = ArgumentParser("tests.benchmarks.evidence_search", description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, default=100_000, help="in the library (%(default)s)")
    parser.add_argument("--claims", type=int, default=200, help="of each kind (%(default)s)")
    parser.add_argument("--slow", type=int, default=25, help="claims for RapidFuzz (%(default)s)")
    given = parser.parse_args()
    if not 0 < given.slow <= given.claims <= given.passages:
        parser.error("--slow must be 1 or more, --claims no fewer, --passages no fewer than that")
    reports, chance = Reports(), Random(11)  # noqa: S311 - nothing here is secret
    passages = list(islice(reports.passages(), given.passages))
    texts = [" ".join(sentences) for sentences in passages]
    chosen = chance.sample(range(given.passages), given.claims)
    print(f"{'':32}{'ours':>12}{'full text':>12}{'RapidFuzz':>12}  {'':4} to reach")
    with TemporaryDirectory() as folder, closing(open_workspace(f"{folder}/all.db", "ana")) as workspace:
        fill(workspace, texts)
        searching = list(searchers(workspace, texts))
        searching[0](texts[0])
        for garbling, (part, _) in GARBLED.items():
            claims = [
                Claim(reports.garble(chance.choice(passages[index]), part), texts[index]) for index in chosen
            ]
            tell(garbling, measure(searching, claims, given.slow), given.passages)
        waits = measure_keys(f"{folder}/all.db", claims[:TYPED])
        for part in (0.5, 0.95):
            line(f"key to painted list, p{100 * part:.0f}", percentile(waits, part))


if __name__ == "__main__":
    main()
