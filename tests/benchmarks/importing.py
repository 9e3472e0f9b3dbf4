"""Imports: sentences stored against bare `sqlite3.executemany`, cutting apart, and memory."""

from array import array
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from annotator.language.segmentation import segment
from annotator.services.workspace import open_workspace
from tests.benchmarks.books import ANALYST, sentences
from tests.benchmarks.children import Cost, Task, run_in_turn, times
from tests.benchmarks.reporting import Row, Scale, growth

REACH: Final = 2.0


class Texts:
    """A text in a folder, the sentences that it is cut into, and databases to put it into."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.text = folder / "text.txt"
        self.spans = folder / "spans"
        self._made = 0
        drawn = list(islice(sentences(), size))
        text = "\n\n".join(" ".join(drawn[start : start + 5]) for start in range(0, size, 5))
        self.text.write_text(text, encoding="utf-8")
        self.spans.write_bytes(array("Q", chain.from_iterable(segment(text))).tobytes())

    def empty_database(self) -> Path:
        """A new database with our tables."""
        self._made += 1
        return empty_database(self.folder / f"{self._made}.db")


def empty_database(path: Path) -> Path:
    """Make a database with our tables."""
    open_workspace(str(path), ANALYST).close()
    return path


def measure(scale: Scale) -> Iterator[Row]:
    stored: list[float] = []
    whole: list[float] = []
    for size in scale.sizes:
        with TemporaryDirectory() as folder:
            costs = _costs(Texts(Path(folder), size), times(size))
        ours, bare, all_ = costs["ours"], costs["bare"], costs["all"]
        of = f"{size:,} sentences"
        stored.append(ours.processor)
        whole.append(all_.processor)
        yield Row(f"import, cutting apart, {of}", ours.milliseconds, bare.milliseconds, REACH)
        yield Row(f"import of a file, cutting too, {of}", all_.milliseconds)
        yield Row(f"import of a file, memory, {of}", all_.megabytes, bare.megabytes, unit="MB")
    yield growth("import, cutting apart, processor", stored)
    yield growth("import of a file, cutting too, processor", whole)


def _costs(texts: Texts, count: int) -> dict[str, Cost]:
    def store(module: str) -> Cost:
        return Task(module, "store", (texts.text, texts.spans, texts.empty_database())).run()

    costs = run_in_turn({"ours": lambda: store("services"), "bare": lambda: store("bare")}, count)
    whole = Task("services", "import", (texts.text, texts.empty_database())).run()
    return {**costs, "all": whole}
