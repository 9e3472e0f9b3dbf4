"""`annotator sources`: the source library."""

from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from annotator.cli.metadata import metadata_options
from annotator.cli.printing import on_terminal, print_json, print_lines, print_table
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.errors import RefusedError
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.text import tidy
from annotator.domain.vocabulary import Reliability
from annotator.services.sources import add_source, alike, find_sources, import_sources, list_sources


@click.group("sources", no_args_is_help=False)
def command() -> None:
    """Add, list and import sources.

    Example: annotator sources import sources.csv
    """


@command.command("add")
@metadata_options
@click.option(
    "--reliability",
    metavar="A-F",
    type=click.Choice(Reliability, case_sensitive=False),
    help="A completely, B usually, C fairly, D not usually reliable, E unreliable, F cannot be judged.",
)
@click.option("--note", metavar="TEXT", help="What else is worth knowing.")
@click.option("--anyway", is_flag=True, help="Add it even if one like it is there.")
@click.pass_obj
def _add(
    settings: Settings, /, *, reliability: Reliability | None, anyway: bool, **given: str | None
) -> None:
    """Add a source, which needs a title or a URL, and print its uid.

    Example: annotator sources add --title "Port log, May 4" --reliability B
    """
    texts: dict[str, Any] = {name: tidy(text) for name, text in given.items()}
    source = Source(uid=new_uid(), reliability=reliability, **texts)
    with opened(settings) as workspace:
        if not anyway and (there := alike(workspace, source)):
            raise RefusedError(
                f"Like {there[0].name!r}, which is there: give --anyway to add it all the same."
            )
        add_source(workspace, source)
    click.echo(source.uid)


@command.command("list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, as `sources import` reads it.")
@click.pass_obj
def _list(settings: Settings, /, *, words: tuple[str, ...], as_json: bool) -> None:
    """List the sources by title, or the 50 that match the words best.

    A terminal gets a table, without what is too wide for it. A pipe gets a line for each source, with tabs
    between: uid, reliability, title, author, publisher, date, URL.

    Example: annotator sources list harbour wardens
    """
    with opened(settings) as workspace, closing(list_sources(workspace)) as library:
        typed = tidy(" ".join(words))
        found = (match.source for match in find_sources(workspace, typed)) if typed else library
        if as_json:
            print_json(map(asdict, found))
        elif on_terminal():
            rows = ((s.reliability, s.name, s.author, s.publisher, s.date) for s in found)
            print_table(("Grade", "Source", "Author", "Publisher", "Date"), rows)
        else:
            print_lines((s.uid, s.reliability, s.title, s.author, s.publisher, s.date, s.url) for s in found)


@command.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_obj
def _import(settings: Settings, file: Path) -> None:
    """Add the sources of a .csv or .jsonl file.

    Those that are there already are passed over, and at a malformed line none is added. The fields are title,
    author, publisher, date, url, reliability, note and uid; the first row of a CSV file says which column is
    which. A source needs a title or a url.

    Example: annotator sources import sources.csv
    """
    with opened(settings) as workspace:
        added, there = import_sources(workspace, file)
    click.echo(f"{added} sources added, {there} there already.", err=True)
