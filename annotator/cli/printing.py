"""What commands print: lines for programs, tables and bars for a person at a terminal."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from annotator.domain.text import counted, shown

_T = TypeVar("_T")


def print_lines(rows: Iterable[Sequence[object]]) -> None:
    """Print each row as one line, a tab between its fields, None as an empty one."""
    for row in rows:
        click.echo("\t".join(map(_cell, row)))


def print_json(values: Iterable[Mapping[str, Any]]) -> None:
    """Print each value as one line of JSON."""
    for value in values:
        click.echo(json.dumps(value))


def tell_passed_over(links: Sequence[Path]) -> None:
    """Say in one line on standard error which links in folders were not followed; nothing of none."""
    if links:
        told = f"{counted(len(links), 'link')} passed over, such as {shown(links[0])}"
        click.echo(f"{told}: only one to a file inside the same folder is followed.", err=True)


def print_table(columns: Iterable[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table and a blank line, numbers to the right, as wide as the terminal at most."""
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs Rich
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(v), justify="right" if isinstance(v, int) else "left") for v in row))
    Console().print(table, "")


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def with_bar(results: Iterable[_T], total: int) -> Iterator[_T]:
    """The results, with a bar on a terminal's standard error while the next one of several is awaited."""
    if total < 2 or sys.stderr is None or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs Rich
    from rich.progress import Progress  # noqa: PLC0415

    bar = Progress(console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    task = bar.add_task("", total=total)
    waiting = iter(results)
    for _ in range(total):
        with bar:
            result = next(waiting)
            bar.advance(task)
        yield result


def _cell(value: object) -> str:
    return "" if value is None else shown(str(value))
