"""Exports to each format against bare `sqlite3` rows into `csv.writer`, and memory."""

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.annotated import make_annotated
from tests.benchmarks.children import Cost, Task, run_in_turn, times
from tests.benchmarks.reporting import Row, Scale, bound, growth

REACH: Final = 2.0
MEMORY: Final = 200.0
"""Megabytes."""
FORMATS: Final = ("csv", "jsonl")


def measure(scale: Scale) -> Iterator[Row]:
    used: dict[str, list[float]] = {suffix: [] for suffix in FORMATS}
    for size in scale.sizes:
        with TemporaryDirectory() as folder:
            costs = _costs(Path(folder), make_annotated(Path(folder) / "all.db", size), times(size))
        written, fetched = costs["bare csv"].milliseconds, costs["fetch"].milliseconds
        for suffix in FORMATS:
            ours, name = costs[suffix], f"export, {suffix}, {size:,} annotations"
            used[suffix].append(ours.processor)
            yield Row(f"{name}, against bare csv", ours.milliseconds, written, REACH)
            yield Row(f"{name}, against the bare fetch", ours.milliseconds, fetched)
            yield bound(f"{name}, memory", ours.megabytes, MEMORY, "MB")
    for suffix, figures in used.items():
        yield growth(f"export, {suffix}, processor", figures)


def _costs(folder: Path, database: Path, count: int) -> dict[str, Cost]:
    tasks = {suffix: Task("services", "write", (database, folder / f"ours.{suffix}")) for suffix in FORMATS}
    tasks["bare csv"] = Task("bare", "write", (database, folder / "bare.csv"))
    tasks["fetch"] = Task("bare", "fetch", (database,))
    costs = run_in_turn({name: partial(Task.run, task) for name, task in tasks.items()}, count)
    if not _is_same_sheet(folder / "ours.csv", folder / "bare.csv"):
        raise SystemExit("tests.benchmarks: the bare sheet does not hold what ours holds.")
    return costs


def _is_same_sheet(ours: Path, bare: Path) -> bool:
    """Whether both have the same bytes but for the names of the columns, so that the floor does the same."""
    with ours.open("rb") as mine, bare.open("rb") as other:
        mine.readline()
        return all(one == two for one, two in zip_longest(mine, other))
