"""The finder, asked letter by letter of titles, in the service and on a real pseudo-terminal."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from annotator.domain.documents import Metadata, RawDocument
from annotator.domain.identity import new_uid
from annotator.services.importing import import_text
from annotator.services.sources import find_sources, offer_sources
from annotator.services.workspace import Workspace, open_workspace
from annotator.storage.bulk import insert_rows
from annotator.storage.tables import source
from tests.benchmarks.books import ANALYST
from tests.benchmarks.children import peak_memory
from tests.benchmarks.programs import run_program
from tests.benchmarks.reporting import Row, Scale, bound, growth, percentile
from tests.benchmarks.reports import Reports
from tests.benchmarks.screen import require_terminal
from tests.benchmarks.terminal import Screen

REACH: Final = 50.0
"""Milliseconds from a key, in a library of at most `LIBRARY` sources; a larger one has its growth."""
LIBRARY: Final = 100_000
ASKED: Final = 40
TYPED: Final = 4
"""So many titles are typed in the service, and on the screen."""
WORDS: Final = 4
"""Words of each title that are typed."""
GAP: Final = 0.05
"""Seconds between two letters."""
HEADING: Final = "Link a source"
FIELD: Final = 3
"""Lines from the heading of the finder to what is typed."""
SHOWN: Final = 40
"""Characters of a title that are surely seen."""


def measure(scale: Scale) -> Iterator[Row]:
    require_terminal()
    middles: list[float] = []
    for size in scale.sizes:
        with TemporaryDirectory() as folder:
            database, of = f"{folder}/all.db", f"{size:,} sources"
            titles = make_library(database, size)
            with closing(open_workspace(database, ANALYST)) as workspace:
                waits = ask(workspace, titles[:: size // ASKED])
            painted, megabytes = type_titles(database, titles[:: size // TYPED][:TYPED])
        middles.append(percentile(waits, 0.5))
        yield Row(f"finder, a letter, p50, {of}", middles[-1])
        yield waited(f"finder, a letter, p95, {of}", percentile(waits, 0.95), size)
        yield waited(f"finder, letter to painted list, p50, {of}", percentile(painted, 0.5), size)
        yield waited(f"finder, letter to painted list, p95, {of}", percentile(painted, 0.95), size)
        yield Row(f"finder, memory of the program, {of}", megabytes, unit="MB")
    yield growth("finder, a letter, p50", middles)


def waited(name: str, milliseconds: float, size: int) -> Row:
    return bound(name, milliseconds, REACH) if size <= LIBRARY else Row(name, milliseconds)


def make_library(database: str, size: int) -> list[str]:
    """A library of so many sources, and a document; the titles."""
    titles = list(islice(chain.from_iterable(Reports().passages()), size))
    with closing(open_workspace(database, ANALYST)) as workspace:
        with workspace.database.write() as transaction:
            rows = ((new_uid(), title, title.lower()) for title in titles)
            insert_rows(transaction, source, ("uid", "title", "words"), rows)
        raw = RawDocument("A claim.", Metadata(title="Claims"))
        import_text(workspace, raw, Metadata(), Metadata())
    return titles


def typed_parts(title: str) -> list[str]:
    """What stands in the finder after each letter of the first words of a title."""
    words = " ".join(title.split()[:WORDS])
    return [words[:end] for end in range(1, len(words) + 1)]


def ask(workspace: Workspace, titles: Sequence[str]) -> list[float]:
    """Milliseconds that each letter takes; the very first one warms up."""
    waits: list[float] = []
    for typed in chain.from_iterable(map(typed_parts, titles)):
        started = perf_counter()
        find_sources(workspace, typed)
        waits.append(1000 * (perf_counter() - started))
    return waits[1:]


def type_titles(database: str, titles: Sequence[str]) -> tuple[list[float], float]:
    """Milliseconds from a letter to the painted list; megabytes of the program."""
    waits: list[float] = []
    with (
        closing(open_workspace(database, ANALYST)) as workspace,
        run_program("--db", Path(database), "--as", ANALYST, "open", "Claims") as terminal,
    ):
        terminal.wait(lambda screen: any("A claim." in line for line in screen.lines))
        for title in titles:
            terminal.press("s")
            terminal.wait(lambda screen: any(HEADING in line for line in screen.lines))
            for typed in typed_parts(title):
                best = offer_sources(workspace, typed).choices[0].source.name
                pressed = terminal.press(typed[-1])
                waits.append((terminal.wait(partial(shows, typed=typed, best=best)) - pressed) / 1e6)
                terminal.rest(GAP)
            terminal.press("\x1b")
            terminal.rest(0.3)
        return waits, peak_memory(terminal.pid)


def shows(screen: Screen, *, typed: str, best: str) -> bool:
    """Whether the finder holds what was typed, and the best source for it in its list."""
    heading = next((number for number, line in enumerate(screen.lines) if HEADING in line), None)
    if heading is None:
        return False
    field, *choices = screen.lines[heading + FIELD :]
    return field.strip("│ ") == typed.strip() and any(best[:SHOWN] in line for line in choices)
