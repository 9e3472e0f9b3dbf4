"""`python -m tests`: all faults and all hostile files, and what was lost; some twenty minutes."""

import sys

from tests.faults.__main__ import inject_all
from tests.fuzz.__main__ import fuzz
from tests.fuzz.campaign import MANY, TARGETS


def main() -> None:
    faults, losses = inject_all()
    tried = sum(tally.cases for tally in fuzz(TARGETS, MANY))
    print(f"{faults:,} faults injected, {tried:,} hostile files tried, {losses:,} losses, no crash.")
    sys.exit(losses > 0)


if __name__ == "__main__":
    main()
