"""`python -m tests.fuzz [--rounds N] [TARGET...]`: files tried, and what became of them."""

import argparse
import logging
from collections.abc import Iterable

from tests.fuzz.campaign import TARGETS, Tally, empty_database, run

_COLUMNS = "{:<16}{:>9}{:>10}{:>10}{:>9}{:>9}"


def main() -> None:
    """Run each target, one row each; the traceback of the first crash, if there is one, ends it."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all by default"
    )
    parser.add_argument(
        "--rounds", type=int, default=1, metavar="N", help="some 1,260 files each (default 1)"
    )
    given = parser.parse_args()
    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    fuzz(given.targets or TARGETS, given.rounds)


def fuzz(targets: Iterable[str], rounds: int = 1) -> list[Tally]:
    """Run each target, a row each. Raises at the first crash."""
    logging.disable()
    print(_COLUMNS.format("target", "cases", "refused", "accepted", "crashes", "seconds"))
    tallies = []
    with empty_database() as empty:
        for name in targets:
            tallies.append(tally := Tally())
            try:
                run(name, TARGETS[name].cases * rounds, empty, tally)
            finally:
                _print(name, [tally])
    _print("all", tallies)
    return tallies


def _print(name: str, tallies: list[Tally]) -> None:
    counts = [
        sum(tally.outcomes[outcome] for tally in tallies) for outcome in ("refused", "accepted", "crashed")
    ]
    cases, seconds = sum(tally.cases for tally in tallies), sum(tally.seconds for tally in tallies)
    print(
        _COLUMNS.format(name, f"{cases:,}", *(f"{count:,}" for count in counts), f"{seconds:.1f}"), flush=True
    )


if __name__ == "__main__":
    main()
