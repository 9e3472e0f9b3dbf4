"""What reading a hostile guideline costs: time in proportion to its length, whatever it is full of."""

from collections.abc import Iterator
from time import process_time_ns

from annotator.tui.widgets.markdown import blocks
from tests.benchmarks.reporting import Row, Scale, growth

CHARACTERS = 1_000_000
REACH = 20.0
"""Ten times the length may cost this: the collector of garbage adds to ten, squares would make a hundred."""
UNITS = ("- a\n", "**a", "`", "_a ", "*a **b ", "> ", "|", "#", "[", "\x1b\n", "  - ")


def milliseconds(text: str) -> float:
    """The least of several runs, of processor time."""
    taken = []
    for _ in range(5):
        start = process_time_ns()
        blocks(text)
        taken.append(process_time_ns() - start)
    return min(taken) / 1e6


def measure(_scale: Scale) -> Iterator[Row]:
    for unit in UNITS:
        texts = [unit * (size // len(unit)) for size in (CHARACTERS // 10, CHARACTERS)]
        rows = [Row(f"guideline of {unit!r}, {len(text):,} characters", milliseconds(text)) for text in texts]
        yield from (*rows, growth(f"guideline of {unit!r}", [row.ours for row in rows], REACH))
