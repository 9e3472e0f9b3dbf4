"""Inject faults and count what was lost: `python -m tests.faults`."""

import sys
from argparse import ArgumentParser
from typing import Final

from tests.faults.instances import INSTANCES
from tests.faults.kills import KILLS
from tests.faults.sessions import Fault, SkippedError, injected
from tests.faults.signals import SIGNALS
from tests.faults.storage import STORAGE

KILLED: Final = 30
OTHERS: Final = 3


def main() -> None:
    parser = ArgumentParser("tests.faults", description="Inject faults, and count what was lost.")
    parser.add_argument("name", nargs="?", default="", help="only those whose name holds this")
    parser.add_argument("--kills", type=int, default=KILLED, help="rounds of each kill (%(default)s)")
    parser.add_argument("--rounds", type=int, default=OTHERS, help="rounds of all others (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (%(default)s)")
    given = parser.parse_args()
    _, losses = inject_all(given.name, given.kills, given.rounds, given.seed)
    sys.exit(losses > 0)


def inject_all(name: str = "", kills: int = KILLED, rounds: int = OTHERS, seed: int = 1) -> tuple[int, int]:
    """Inject the faults whose name holds this, a row each; how many they were, and how many losses."""
    others = SIGNALS | STORAGE | INSTANCES
    counts = dict.fromkeys(KILLS, kills) | dict.fromkeys(others, rounds)
    print(f"{'fault':44} {'injected':>8} {'losses':>8}")
    count = losses = 0
    for each, fault in (KILLS | others).items():
        if name in each and counts[each]:
            did, lost = inject(each, fault, counts[each], seed)
            count, losses = count + did, losses + lost
    print(f"{'all':44} {count:8} {losses:8}")
    return count, losses


def inject(name: str, fault: Fault, rounds: int, seed: int) -> tuple[int, int]:
    """Inject one fault so many times; how often that was, and how often something was lost."""
    count, losses = 0, 0
    try:
        for loss in injected(fault, rounds, seed):
            count += 1
            losses += loss is not None
            if loss is not None:
                print(f"{name}, round {count}: {loss}", file=sys.stderr)
    except SkippedError as skipped:
        print(f"{name:44} {'-':>8} {'-':>8}  {skipped}", flush=True)
        return 0, 0
    print(f"{name:44} {count:8} {losses:8}", flush=True)
    return count, losses


if __name__ == "__main__":
    main()
