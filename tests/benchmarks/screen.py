"""What a person waits for at the screen, on a real pseudo-terminal: `python -m tests.benchmarks.screen`.

Each figure is set against a bare Textual program that is measured in turn with ours.
"""

import os
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
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
from tests.benchmarks.programs import FILTER, TAGS, Floor, Program, Reader
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

Programs = Mapping[Name, Program]


class Pressed(NamedTuple):
    """What one kind of key took in one program, in milliseconds."""

    waits: list[float]
    processor: float
    """A key, with what was done between keys."""

    def percentile(self, part: float) -> float:
        return sorted(self.waits)[int(part * (len(self.waits) - 1))]


def line(figure: str, ours: float, floor: float | None = None, reach: str = "", unit: str = "ms") -> None:
    against = f"{floor:8.2f} {ours / floor:7.2f}" if floor else f"{'-':>8} {'-':>7}"
    print(f"{figure:50} {ours:8.2f} {against}  {unit:4} {reach}", flush=True)


def measure_starts(programs: Programs, runs: int) -> None:
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
    for name in ours(programs):
        line(f"start to first painted sentence, {name}", begun[name], begun[FLOOR], "1.25")
    for name in ours(programs):
        line(f"slowest of the first {FIRST_KEYS} keys, {name}", first[name], first[FLOOR])


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


def tell_keys(kind: str, pressed: Mapping[Name, Pressed]) -> None:
    floor = pressed[FLOOR]
    for name in ours(pressed):
        line(f"{kind}, p50, {name}", pressed[name].percentile(0.5), floor.percentile(0.5), "1.5")
    for name in ours(pressed):
        reach = f"under {FRAME:.1f} ms"
        line(f"{kind}, p95, {name}", pressed[name].percentile(0.95), floor.percentile(0.95), reach)
    for name in ours(pressed):
        line(f"{kind}, processor, {name}", pressed[name].processor, floor.processor)
    for variant in dict.fromkeys(name.variant for name in ours(pressed)):
        alike = (pressed[name].percentile(0.5) for name in ours(pressed) if name.variant == variant)
        small, *_, large = alike
        line(f"{kind}, p50, largest : smallest {variant}".strip(), large, small, "1.1")


def measure_session(programs: Programs, count: int) -> None:
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
        tell_keys("tag, committed", tags)
        committed, painted = (pressed[FLOOR].percentile(0.5) for pressed in (tags, steps))
        for name in ours(programs):
            line(f"the same against paint alone, {name}", tags[name].percentile(0.5), painted, "1.5")
        line("a bare commit and paint, against paint alone", committed, painted)
        tell_keys("step", steps)
        memory = {name: peak_memory(terminal) for name, terminal in terminals.items()}
        for name in ours(programs):
            line(f"memory, peak, {name}", memory[name], memory[FLOOR], unit="MB")


def put_filter_on(terminal: Terminal) -> None:
    """Press the keys of a filter."""
    for key in FILTER:
        terminal.rest(0.5)
        terminal.press(key)


def measure_burst(book: Book) -> None:
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
        raise SystemExit("tests.benchmarks.screen: the burst was not stored in its order.")
    line(f"burst of {count} tags, stored in order, a key", taken / count)


def ours(named: Mapping[Name, object]) -> list[Name]:
    """The names, that of the bare program left out."""
    return [name for name in named if name != FLOOR]


def processor_ns(terminal: Terminal) -> int:
    """Processor time of a program so far: the clock that Linux keeps of each process."""
    return clock_gettime_ns(~terminal.pid << 3 | 2)


def peak_memory(terminal: Terminal) -> float:
    """Megabytes that a program held at most."""
    status = Path(f"/proc/{terminal.pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1000


def arguments() -> Namespace:
    parser = ArgumentParser("tests.benchmarks.screen", description="Measure the screen on a pseudo-terminal.")
    parser.add_argument("--sizes", default="200,10000,100000", help="numbers of sentences (%(default)s)")
    parser.add_argument("--keys", type=int, default=110, help="keys of each kind (%(default)s)")
    parser.add_argument("--runs", type=int, default=7, help="starts of each program (%(default)s)")
    given = parser.parse_args()
    try:
        given.sizes = sorted(int(size) for size in given.sizes.split(","))
    except ValueError:
        parser.error("--sizes must be whole numbers with commas between them")
    room = given.sizes[0] * 3 // 5 - WARM_UP - 2
    if not 0 < given.keys <= room or given.runs < 1:
        parser.error(f"--runs must be 1 or more, and --keys from 1 to {room} with {given.sizes[0]} sentences")
    return given


def main() -> None:
    given = arguments()
    try:
        for descriptor in open_terminal():
            os.close(descriptor)
    except OSError as error:
        raise SystemExit(f"tests.benchmarks.screen: no pseudo-terminal: {error}. Linux has them.") from error
    print(f"{'':50} {'ours':>8} {'floor':>8} {'ratio':>7}  {'':4} to reach")
    with TemporaryDirectory() as folder:
        programs = make_programs(Path(folder), given.sizes)
        measure_starts({name: one for name, one in programs.items() if name.variant != FILTERED}, given.runs)
        measure_session(programs, given.keys)
    with TemporaryDirectory() as folder:
        measure_burst(make_book(Path(folder), given.sizes[-1]))


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


if __name__ == "__main__":
    main()
