"""`annotator stats`: how far the work is."""

from collections.abc import Sequence
from typing import Any

import click

from annotator.cli.options import annotator_option, document_ids
from annotator.cli.printing import on_terminal, print_json, print_lines
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.errors import UsageError
from annotator.domain.selections import Selection
from annotator.domain.statistics import Statistics
from annotator.domain.text import shown
from annotator.domain.vocabulary import UNVERIFIED, Label, Verdict
from annotator.services.statistics import count

_WIDEST = 100
"""Columns beyond which a bar is no easier to read."""


@click.command("stats")
@click.argument("names", nargs=-1, metavar="[DOCUMENT]...")
@annotator_option
@click.option("--all", "of_all", is_flag=True, help="By all analysts together; by default by you.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with the sources used most.")
@click.pass_obj
def command(
    settings: Settings,
    /,
    *,
    names: tuple[str, ...],
    annotators: frozenset[str],
    of_all: bool,
    as_json: bool,
) -> None:
    """Count labels, verdicts, open sentences, pace and sources used.

    A terminal gets bars. A pipe gets a line for each document and last, without uid and title, one for all of
    them, with tabs between: uid, sentences, claims labelled fact, allegation, opinion and none, open
    sentences, claims supported, refuted, with not enough and with conflicting evidence, facts and
    allegations that are unverified, tags a minute, title. Breaks of more than five minutes are no work.
    DOCUMENT is a title, a URL or the start of a uid.

    Example: annotator stats "Harbour of shadows"
    """
    if annotators and of_all:
        raise UsageError("--annotator and --all contradict each other: give one of the two.")
    with opened(settings, only_reads=True) as workspace:
        people = frozenset() if of_all else annotators or frozenset({workspace.annotator})
        found = count(workspace, Selection(document_ids(workspace, names), people))
    if as_json:
        print_json(map(_value, found))
    elif on_terminal():
        _print_bars(found)
    else:
        print_lines(map(_fields, found))
    if not found:
        click.echo("There are no documents yet: annotator import FILE", err=True)


def _print_bars(found: Sequence[Statistics]) -> None:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs Rich

    from annotator.tui.bars import TERMINAL, headed  # noqa: PLC0415 - likewise

    console = Console(theme=TERMINAL)
    width = min(console.width, _WIDEST)
    for bars in headed(found, shown):
        console.print(bars, "", width=width)


def _fields(one: Statistics) -> tuple[object, ...]:
    pace = one.pace.per_minute
    return (
        one.document and one.document.uid,
        one.sentences,
        *(one.labels.get(label, 0) for label in Label),
        one.open,
        *(one.verdicts.get(verdict, 0) for verdict in (*Verdict, None)),
        pace and round(pace, 1),
        one.document and one.document.name,
    )


def _value(one: Statistics) -> dict[str, Any]:
    pace = one.pace.per_minute
    return {
        "uid": one.document and one.document.uid,
        "title": one.document and one.document.name,
        "sentences": one.sentences,
        "open": one.open,
        "labels": {label: one.labels.get(label, 0) for label in Label},
        "verdicts": {verdict or UNVERIFIED: one.verdicts.get(verdict, 0) for verdict in (*Verdict, None)},
        "tags_per_minute": pace and round(pace, 1),
        "minutes": round(one.pace.seconds / 60, 1),
        "sources": [{"uid": used.uid, "name": used.name, "links": used.links} for used in one.sources],
    }
