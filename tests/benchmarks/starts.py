"""How long each command takes that has nothing to do, against importing the libraries that it needs."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from annotator.services.workspace import open_workspace
from tests.benchmarks.books import ANALYST
from tests.benchmarks.children import Cost, run_in_turn
from tests.benchmarks.programs import PROGRAM
from tests.benchmarks.reporting import Row, Scale

REACH: Final = 2.0
CLICK, SQLALCHEMY = "click", "sqlalchemy"
COMMANDS: Final = {
    "--help": CLICK,
    "--version": CLICK,
    "keys": CLICK,
    "settings": CLICK,
    "export nothing.csv": SQLALCHEMY,
    "export nothing.jsonl": SQLALCHEMY,
    "export --full nothing.jsonl": SQLALCHEMY,
    "import short.txt": SQLALCHEMY,
    "documents": SQLALCHEMY,
    "sources list": SQLALCHEMY,
    "check": SQLALCHEMY,
    "stats": SQLALCHEMY,
    "log": SQLALCHEMY,
    "doctor": SQLALCHEMY,
    "guide": SQLALCHEMY,
}
"""What is typed, and the library whose import is its floor."""
IN_DESIGN: Final = {"--help", "keys", "export nothing.csv", "export nothing.jsonl"}
"""Those of which a ratio to reach is set."""


def measure(scale: Scale) -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        (Path(folder) / "short.txt").write_text("The crane was sold. Nobody knew.\n", encoding="utf-8")
        open_workspace(f"{folder}/empty.db", ANALYST).close()
        mine = [sys.executable, str(PROGRAM), "--db", "empty.db", "--as", ANALYST]
        runs = {typed: _runner([*mine, *typed.split()], folder) for typed in COMMANDS}
        for name in (CLICK, SQLALCHEMY):
            runs[name] = _runner([sys.executable, "-c", f"import {name}"], folder)
        run_in_turn(runs, 1)
        costs = run_in_turn(runs, 5 if scale is Scale.SMALL else 15)
    for typed, library in COMMANDS.items():
        reach = REACH if typed in IN_DESIGN else None
        floor = costs[library].milliseconds
        yield Row(f"start, annotator {typed}, against {library}", costs[typed].milliseconds, floor, reach)


def _runner(command: Sequence[str], folder: str) -> Callable[[], Cost]:
    environment = {**os.environ, "XDG_CONFIG_HOME": folder}

    def run() -> Cost:
        started = perf_counter()
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        taken = 1000 * (perf_counter() - started)
        if b"Traceback" in done.stderr or done.returncode > 1:
            raise SystemExit(f"{' '.join(command)}: {done.stderr.decode()}")
        return Cost(taken, 0, 0)

    return run
