"""How fast the program is, each figure against its floor: `python -m tests.benchmarks [NAME...]`."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from tests.benchmarks.reporting import (
    HEADER,
    TOLERANCE,
    Row,
    Scale,
    json_line,
    read_baseline,
    save_baseline,
    table_line,
    worse_than,
)

MODULES: Final = {
    "start": "starts",
    "screen": "screen",
    "import": "importing",
    "export": "exporting",
    "round-trip": "round_trip",
    "finder": "finder",
    "evidence": "evidence_search",
    "repeats": "repeats",
    "view": "document_view",
    "guideline": "guideline",
    "clauses": "clauses",
}
"""What can be measured, by name, and the module that does it: its `measure` gives the rows."""

BASELINE: Final = Path(__file__).with_name("baseline.json")


def measured(names: Iterable[str], scale: Scale) -> Iterator[Row]:
    for name in names:
        yield from import_module(f"tests.benchmarks.{MODULES[name]}").measure(scale)


def arguments() -> Namespace:
    parser = ArgumentParser("tests.benchmarks", description="Measure each figure against its floor.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure; by default everything")
    parser.add_argument("--size", type=Scale, choices=list(Scale), default=Scale.SMALL, help="(%(default)s)")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument("--save", action="store_true", help="keep the ratios as the new baseline")
    parser.add_argument("--list", action="store_true", help="print the names")
    given = parser.parse_args()
    if unknown := [name for name in given.names if name not in MODULES]:
        parser.error(f"there is no {unknown[0]!r}: choose from {', '.join(MODULES)}")
    return given


def print_names() -> None:
    for name, module in MODULES.items():
        doc = import_module(f"tests.benchmarks.{module}").__doc__ or ""
        print(f"{name:12} {doc.splitlines()[0]}")


def main() -> None:
    given = arguments()
    if given.list:
        print_names()
        return
    before = read_baseline(BASELINE).get(given.size, {})
    if not given.json:
        print(HEADER, flush=True)
    tell, rows = (json_line if given.json else table_line), []
    for row in measured(given.names or MODULES, given.size):
        rows.append(row)
        print(tell(row, before.get(row.name)), flush=True)
    if given.save:
        save_baseline(BASELINE, given.size, rows)
    print_summary(rows, [] if given.save else worse_than(before, rows))


def print_summary(rows: list[Row], worse: list[str]) -> None:
    """Words for a person; figures that got worse end the program with 1."""
    missed = [row.name for row in rows if not row.is_met]
    with_reach = sum(row.reach is not None for row in rows)
    met = with_reach - len(missed)
    print(f"\n{met} of {with_reach} figures with a ratio to reach are met.", file=sys.stderr)
    for what, names in {"Not met": missed, f"Worse than {TOLERANCE} times the baseline": worse}.items():
        if names:
            print(f"{what}: {'; '.join(names)}.", file=sys.stderr)
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
