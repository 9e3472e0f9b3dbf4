"""What a person waits for at the screen, on a real pseudo-terminal, at three sizes of a document.

Each figure is set against a bare Textual program that is measured in turn with ours.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from shutil import copyfile
from statistics import median
from tempfile import TemporaryDirectory
from time import clock_gettime_ns
from typing import Final, NamedTuple

from tests.benchmarks.books import Book, make_book
from tests.benchmarks.children import peak_memory
from tests.benchmarks.programs import FILTER, TAGS, Floor, Program, Reader
from tests.benchmarks.reporting import FLAT, Row, Scale, bound, growth, percentile
from tests.benchmarks.terminal import Terminal, open_terminal


class Name(NamedTuple):
    """Of a program that is measured: the number of sentences, and what is special about them."""

    size: int
    variant: str = ""

    def __str__(self) -> str:
        return f"{self.size:,} {self.variant}".strip()


FLOOR: Final = Name(0)
"""The bare program."""
MARKED: Final = "marked"
"""Most sentences hold words that matter, every tenth two claims, and what is tagged is an allegation."""
FILTERED: Final = "filtered"
"""The same with a filter on."""
GAP: Final = 0.04
"""Seconds between keys, so that each is alone."""
BATCH: Final = 22
"""Keys pressed in one program before it is the turn of the next."""
WARM_UP: Final = 5
FIRST_KEYS: Final = 12
"""Typed while the rest of a long document is still being read."""
BURST: Final = 300
FRAME: Final = 1000 / 60
"""Milliseconds."""
SIZES: Final = (200, 10_000, 100_000)
"""Sentences."""
START: Final = 1.25
KEY: Final = 1.5
"""Ratios to reach."""

Programs = Mapping[Name, Program]


class Pressed(NamedTuple):
    """What one kind of key took in one program, in milliseconds."""

    waits: list[float]
    processor: float
    """A key, with what was done between keys."""


class Times(NamedTuple):
    """How often things are done."""

    starts: int
    """Of each program."""
    keys: int
    """Of each kind; there is room for them in the smallest document."""


TIMES: Final = {Scale.SMALL: Times(3, 44), Scale.FULL: Times(7, 110)}


def measure_starts(programs: Programs, runs: int) -> Iterator[Row]:
    """From starting a program until its first sentence is there, and the first keys typed then."""
    starts: dict[Name, list[float]] = {name: [] for name in programs}
    keys: dict[Name, list[float]] = {name: [] for name in programs}
    for _ in range(1 + runs):
        for name, program in programs.items():
            with program.start() as terminal:
                painted = terminal.wait(program.is_begun)
                starts[name].append((painted - terminal.started) / 1e6)
                keys[name].append(max(press_alone(terminal, program, "j") for _ in range(FIRST_KEYS)))
    begun, first = ({name: median(taken[1:]) for name, taken in all_.items()} for all_ in (starts, keys))
    yield from told("start to first painted sentence", begun, START)
    yield from told(f"slowest of the first {FIRST_KEYS} keys", first)
    yield from grown("start to first painted sentence", begun)
    yield from grown(f"slowest of the first {FIRST_KEYS} keys", first)


def told(
    what: str, taken: Mapping[Name, float], reach: float | None = None, unit: str = "ms"
) -> Iterator[Row]:
    """A row for each of our programs, against the bare one."""
    for name in ours(taken):
        yield Row(f"{what}, {name}", taken[name], taken[FLOOR], reach, unit)


def grown(what: str, taken: Mapping[Name, float]) -> Iterator[Row]:
    """A row for each kind of our programs: what it takes with the longest document against the shortest."""
    for variant in dict.fromkeys(name.variant for name in ours(taken)):
        names = [name for name in ours(taken) if name.variant == variant]
        figures = [taken[name] for name in names]
        yield growth(f"{what}, {names[-1]} : {names[0]}", figures, FLAT)


def press(terminal: Terminal, program: Program, key: str) -> float:
    """Press a key and wait for all that it does; milliseconds."""
    program.press(key)
    pressed = terminal.press(key)
    return (terminal.wait(program.is_painted) - pressed) / 1e6


def press_alone(terminal: Terminal, program: Program, key: str) -> float:
    """Press a key, and then none for a while; milliseconds."""
    taken = press(terminal, program, key)
    terminal.rest(GAP)
    return taken


def measure_keys(
    programs: Programs, terminals: Mapping[Name, Terminal], keys: Mapping[Name, str], count: int
) -> dict[Name, Pressed]:
    """Press a key so many times in each program, batch by batch in turn, with a pause after each."""
    waits: dict[Name, list[float]] = {name: [] for name in programs}
    used = dict.fromkeys(programs, 0)
    for name, program in programs.items():
        for _ in range(WARM_UP):
            press_alone(terminals[name], program, keys[name])
    while len(waits[FLOOR]) < count:
        for name, program in programs.items():
            before = processor_ns(terminals[name])
            for _ in range(min(BATCH, count - len(waits[name]))):
                waits[name].append(press_alone(terminals[name], program, keys[name]))
            used[name] += processor_ns(terminals[name]) - before
    return {name: Pressed(waits[name], used[name] / count / 1e6) for name in programs}


def tell_keys(kind: str, pressed: Mapping[Name, Pressed]) -> Iterator[Row]:
    middle = {name: percentile(one.waits, 0.5) for name, one in pressed.items()}
    yield from told(f"{kind}, p50", middle, KEY)
    for name in ours(pressed):
        yield bound(f"{kind}, p95, {name}, within a frame", percentile(pressed[name].waits, 0.95), FRAME)
    yield from told(f"{kind}, processor", {name: one.processor for name, one in pressed.items()})
    yield from grown(f"{kind}, p50", middle)


def measure_session(programs: Programs, count: int) -> Iterator[Row]:
    """Tag, step, and what memory that takes."""
    with ExitStack() as stack:
        terminals = {name: stack.enter_context(program.start()) for name, program in programs.items()}
        for name, program in programs.items():
            if name.variant == FILTERED:
                put_filter_on(terminals[name])
            terminals[name].wait(program.is_painted)
            terminals[name].rest(0.5)
        tags = measure_keys(programs, terminals, {name: one.tag for name, one in programs.items()}, count)
        for name in ours(programs):
            press(terminals[name], programs[name], "g")
        steps = measure_keys(programs, terminals, dict.fromkeys(programs, "j"), count)
        yield from tell_keys("tag, committed", tags)
        committed = {name: percentile(one.waits, 0.5) for name, one in tags.items()}
        painted = percentile(steps[FLOOR].waits, 0.5)
        yield from told("tag, p50, against paint alone", {**committed, FLOOR: painted}, KEY)
        yield Row("a bare commit and paint, against paint alone", committed[FLOOR], painted)
        yield from tell_keys("step", steps)
        memory = {name: peak_memory(terminal.pid) for name, terminal in terminals.items()}
        yield from told("memory, peak", memory, unit="MB")


def put_filter_on(terminal: Terminal) -> None:
    """Press the keys of a filter."""
    for key in FILTER:
        terminal.rest(0.5)
        terminal.press(key)


def measure_burst(book: Book) -> Row:
    """Many tags typed at once."""
    reader = Reader(book)
    count = min(BURST, len(book.sentences) - book.tagged - 1)
    keys = "".join(islice(cycle(TAGS), count))
    with reader.start() as terminal:
        terminal.wait(reader.is_painted)
        terminal.rest(0.5)
        for key in keys:
            reader.press(key)
        pressed = terminal.press(keys)
        taken = (terminal.wait(reader.is_painted, seconds=60) - pressed) / 1e6
    if book.labels(book.tagged) != [TAGS[key] for key in keys]:
        raise SystemExit("tests.benchmarks: the burst was not stored in its order.")
    return Row(f"burst of {count} tags, stored in order, a key, {len(book.sentences):,}", taken / count)


def ours(named: Mapping[Name, object]) -> list[Name]:
    """The names, that of the bare program left out."""
    return [name for name in named if name != FLOOR]


def processor_ns(terminal: Terminal) -> int:
    """Processor time of a program so far: the clock that Linux keeps of each process."""
    return clock_gettime_ns(~terminal.pid << 3 | 2)


def require_terminal() -> None:
    """End with one line where there is no pseudo-terminal to be had."""
    try:
        for descriptor in open_terminal():
            os.close(descriptor)
    except OSError as error:
        raise SystemExit(f"tests.benchmarks: no pseudo-terminal: {error}. Linux has them.") from error


def measure(scale: Scale) -> Iterator[Row]:
    require_terminal()
    times = TIMES[scale]
    with TemporaryDirectory() as folder:
        programs = make_programs(Path(folder), SIZES)
        unfiltered = {name: one for name, one in programs.items() if name.variant != FILTERED}
        yield from measure_starts(unfiltered, times.starts)
        yield from measure_session(programs, times.keys)
    with TemporaryDirectory() as folder:
        bursts = [measure_burst(make_book(Path(folder), size)) for size in SIZES[1:]]
    yield from bursts
    yield growth("burst, a key", [row.ours for row in bursts], FLAT)


def make_programs(folder: Path, sizes: Sequence[int]) -> Programs:
    """The bare one, and one a size; the smallest and the largest with marks and a filter too."""
    programs: dict[Name, Program] = {FLOOR: Floor(folder)}
    programs |= {Name(size): Reader(make_book(folder, size)) for size in sizes}
    edges = sorted({sizes[0], sizes[-1]})
    books = {size: make_book(folder, size, marked=True) for size in edges}
    programs |= {Name(size, MARKED): Reader(book) for size, book in books.items()}
    for size, book in books.items():
        mine = copyfile(book.database, folder / f"{size}-{FILTERED}.db")
        programs[Name(size, FILTERED)] = Reader(replace(book, database=mine), filtered=True)
    return programs
