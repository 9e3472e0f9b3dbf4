"""What a person waits for at the screen, on a real pseudo-terminal: `python -m tests.benchmarks.screen`.

Each figure is set against a bare Textual program that is measured in turn with ours.
"""

import os
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import clock_gettime_ns
from typing import Final, NamedTuple

from tests.benchmarks.books import Book, make_book
from tests.benchmarks.programs import TAGS, Floor, Program, Reader
from tests.benchmarks.terminal import Terminal, open_terminal

FLOOR: Final = 0
"""Stands for the bare program where ours have their number of sentences."""
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

Programs = Mapping[int, Program]


class Pressed(NamedTuple):
    """What one kind of key took in one program, in milliseconds."""

    waits: list[float]
    processor: float
    """A key, with what was done between keys."""

    def percentile(self, part: float) -> float:
        return sorted(self.waits)[int(part * (len(self.waits) - 1))]


def line(figure: str, ours: float, floor: float | None = None, reach: str = "", unit: str = "ms") -> None:
    against = f"{floor:8.2f} {ours / floor:7.2f}" if floor else f"{'-':>8} {'-':>7}"
    print(f"{figure:44} {ours:8.2f} {against}  {unit:4} {reach}", flush=True)


def measure_starts(programs: Programs, runs: int) -> None:
    """From starting a program until its first sentence is there, and the first keys typed then."""
    starts: dict[int, list[float]] = {size: [] for size in programs}
    keys: dict[int, list[float]] = {size: [] for size in programs}
    for _ in range(1 + runs):
        for size, program in programs.items():
            with program.start() as terminal:
                painted = terminal.wait(program.is_begun)
                starts[size].append((painted - terminal.started) / 1e6)
                keys[size].append(max(press_alone(terminal, program, "j") for _ in range(FIRST_KEYS)))
    begun, first = ({size: median(taken[1:]) for size, taken in all_.items()} for all_ in (starts, keys))
    for size in sizes(programs):
        line(f"start to first painted sentence, {size:,}", begun[size], begun[FLOOR], "1.25")
    for size in sizes(programs):
        line(f"slowest of the first {FIRST_KEYS} keys, {size:,}", first[size], first[FLOOR])


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
    programs: Programs, terminals: Mapping[int, Terminal], key: str, count: int
) -> dict[int, Pressed]:
    """Press a key so many times in each program, batch by batch in turn, with a pause after each."""
    waits: dict[int, list[float]] = {size: [] for size in programs}
    used = dict.fromkeys(programs, 0)
    for size, program in programs.items():
        for _ in range(WARM_UP):
            press_alone(terminals[size], program, key)
    while len(waits[FLOOR]) < count:
        for size, program in programs.items():
            before = processor_ns(terminals[size])
            for _ in range(min(BATCH, count - len(waits[size]))):
                waits[size].append(press_alone(terminals[size], program, key))
            used[size] += processor_ns(terminals[size]) - before
    return {size: Pressed(waits[size], used[size] / count / 1e6) for size in programs}


def tell_keys(name: str, pressed: Mapping[int, Pressed]) -> None:
    floor = pressed[FLOOR]
    for size in sizes(pressed):
        line(f"{name}, p50, {size:,}", pressed[size].percentile(0.5), floor.percentile(0.5), "1.5")
    for size in sizes(pressed):
        reach = f"under {FRAME:.1f} ms"
        line(f"{name}, p95, {size:,}", pressed[size].percentile(0.95), floor.percentile(0.95), reach)
    for size in sizes(pressed):
        line(f"{name}, processor, {size:,}", pressed[size].processor, floor.processor)
    small, *_, large = (pressed[size].percentile(0.5) for size in sizes(pressed))
    line(f"{name}, p50, largest : smallest document", large, small, "1.1")


def measure_session(programs: Programs, count: int) -> None:
    """Tag, step, and what memory that takes."""
    with ExitStack() as stack:
        terminals = {size: stack.enter_context(program.start()) for size, program in programs.items()}
        for size, program in programs.items():
            terminals[size].wait(program.is_painted)
            terminals[size].rest(0.5)
        tags = measure_keys(programs, terminals, "f", count)
        for size in sizes(programs):
            press(terminals[size], programs[size], "g")
        steps = measure_keys(programs, terminals, "j", count)
        tell_keys("tag, committed", tags)
        committed, painted = (pressed[FLOOR].percentile(0.5) for pressed in (tags, steps))
        for size in sizes(programs):
            line(f"the same against paint alone, {size:,}", tags[size].percentile(0.5), painted, "1.5")
        line("a bare commit and paint, against paint alone", committed, painted)
        tell_keys("step", steps)
        memory = {size: peak_memory(terminal) for size, terminal in terminals.items()}
        for size in sizes(programs):
            line(f"memory, peak, {size:,}", memory[size], memory[FLOOR], unit="MB")


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


def sizes(by_size: Mapping[int, object]) -> list[int]:
    """The numbers of sentences, the bare program left out."""
    return [size for size in by_size if size != FLOOR]


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
    print(f"{'':44} {'ours':>8} {'floor':>8} {'ratio':>7}  {'':4} to reach")
    with TemporaryDirectory() as folder:
        books = [make_book(Path(folder), size) for size in given.sizes]
        programs: Programs = {
            FLOOR: Floor(Path(folder)),
            **{len(book.sentences): Reader(book) for book in books},
        }
        measure_starts(programs, given.runs)
        measure_session(programs, given.keys)
    with TemporaryDirectory() as folder:
        measure_burst(make_book(Path(folder), given.sizes[-1]))


if __name__ == "__main__":
    main()
