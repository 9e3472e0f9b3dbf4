"""Export of everything, import into an empty database and export again, which must give the same bytes."""

from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self

from tests.benchmarks.annotated import make_annotated
from tests.benchmarks.children import Cost, Task
from tests.benchmarks.importing import empty_database
from tests.benchmarks.reporting import Row, Scale, growth


class Trip(NamedTuple):
    """What each part of a round trip cost, and what it costs at least."""

    out: Cost
    back: Cost
    again: Cost
    fetched: Cost
    """Every annotation read."""
    copied: Cost
    """Every row put into the same tables of another database."""

    @classmethod
    def make(cls, folder: Path, size: int) -> Self:
        """Measure one with so many annotations."""
        database = make_annotated(folder / "all.db", size)
        first, second, restored = (
            folder / "first.jsonl",
            folder / "second.jsonl",
            empty_database(folder / "new.db"),
        )
        copied = Task("bare", "copy", (database, empty_database(folder / "bare.db"))).run()
        out = Task("services", "write-full", (database, first)).run()
        back = Task("services", "read-back", (first, restored)).run()
        again = Task("services", "write-full", (restored, second)).run()
        if not cmp(first, second, shallow=False):
            raise SystemExit("tests.benchmarks: the round trip did not give the same bytes.")
        return cls(out, back, again, Task("bare", "fetch", (database,)).run(), copied)


def told(trip: Trip, of: str) -> Iterator[Row]:
    out, back, again, fetched, copied = trip
    yield Row(f"import of an export, {of}, against bare rows", back.milliseconds, copied.milliseconds)
    yield Row(f"import of an export, memory, {of}", back.megabytes, copied.megabytes, unit="MB")
    yield Row(f"export of everything, memory, {of}", out.megabytes, fetched.megabytes, unit="MB")
    least = copied.milliseconds + 2 * fetched.milliseconds
    yield Row(f"round trip, {of}", sum(part.milliseconds for part in (out, back, again)), least)


def measure(scale: Scale) -> Iterator[Row]:
    used: list[float] = []
    for size in scale.sizes:
        with TemporaryDirectory() as folder:
            trip = Trip.make(Path(folder), size)
        used.append(sum(cost.processor for cost in (trip.out, trip.back, trip.again)))
        yield from told(trip, f"{size:,} annotations")
    yield growth("round trip, processor", used)
