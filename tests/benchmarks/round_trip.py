"""Export of everything, import into an empty database and export again, which must give the same bytes."""

from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.annotated import make_annotated
from tests.benchmarks.children import Task
from tests.benchmarks.importing import empty_database
from tests.benchmarks.reporting import Row, Scale, growth


def measure(scale: Scale) -> Iterator[Row]:
    whole: list[Row] = []
    for size in scale.sizes:
        with TemporaryDirectory() as folder:
            yield from (rows := _measure_one(Path(folder), size))
        whole.append(rows[-1])
    yield growth(whole, "round trip")


def _measure_one(folder: Path, size: int) -> list[Row]:
    database = make_annotated(folder / "all.db", size)
    copied = Task("bare", "copy", (database, empty_database(folder / "bare.db"))).run()
    fetched = Task("bare", "fetch", (database,)).run()
    first, again, restored = folder / "first.jsonl", folder / "again.jsonl", empty_database(folder / "new.db")
    out = Task("services", "write-full", (database, first)).run()
    back = Task("services", "read-back", (first, restored)).run()
    out_again = Task("services", "write-full", (restored, again)).run()
    if not cmp(first, again, shallow=False):
        raise SystemExit("tests.benchmarks: the round trip did not give the same bytes.")
    of = f"{size:,} annotations"
    total = sum(cost.milliseconds for cost in (out, back, out_again))
    return [
        Row(f"import of an export, {of}, against bare rows", back.milliseconds, copied.milliseconds),
        Row(f"import of an export, memory, {of}", back.megabytes, copied.megabytes, unit="MB"),
        Row(f"export of everything, memory, {of}", out.megabytes, fetched.megabytes, unit="MB"),
        Row(f"round trip, {of}", total, copied.milliseconds + 2 * fetched.milliseconds),
    ]
