"""One task in a process of its own, so that its memory is its own; needs nothing but Python."""

import gc
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Final, NamedTuple

Act = Callable[[], object]

_ROOT: Final = Path(__file__).parents[2]


class Cost(NamedTuple):
    """What a task took."""

    milliseconds: float
    processor: float
    """Milliseconds of processor time; other programs may run beside it."""
    megabytes: float
    """At most, of the whole process."""


class Task(NamedTuple):
    """A task of a module that ends in `run_task`, with what it is to work on."""

    module: str
    name: str
    arguments: tuple[str | Path, ...]

    def run(self) -> Cost:
        """Run it once."""
        command = [sys.executable, "-m", f"tests.benchmarks.{self.module}", self.name, *self.arguments]
        done = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True, check=True)
        return Cost(*json.loads(done.stdout))


def times(size: int) -> int:
    """How often to run a task on so many entries: what takes long by itself varies less."""
    return 3 if size <= 100_000 else 1


def run_in_turn(tasks: Mapping[str, Callable[[], Cost]], times: int) -> dict[str, Cost]:
    """Run the tasks one after another, so many times; the medians."""
    costs: dict[str, list[Cost]] = {name: [] for name in tasks}
    for _ in range(times):
        for name, run in tasks.items():
            costs[name].append(run())
    return {name: Cost(*map(median, zip(*taken, strict=True))) for name, taken in costs.items()}


def run_task(tasks: Mapping[str, Callable[..., Act]]) -> None:
    """Do in this process what the command line names; print what it cost.

    A task gets ready, which is not counted, and gives the act that is.
    """
    name, *arguments = sys.argv[1:]
    act = tasks[name](*arguments)
    gc.freeze()  # as the command line does when it has imported a command
    started, used = perf_counter(), process_time()
    act()
    figures = 1000 * (perf_counter() - started), 1000 * (process_time() - used), peak_memory()
    print(json.dumps(figures))


def peak_memory(pid: int | str = "self") -> float:
    """Megabytes that a process held at most. What `getrusage` tells counts its parent, too."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1000
