"""`annotator sources list` and `show`."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict

import click

from annotator.cli.printing import on_terminal, print_json, print_lines, print_table
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.sources import Source
from annotator.domain.text import tidy
from annotator.services.browsing import count_links
from annotator.services.library import Entry, find_source, look_up
from annotator.services.sources import find_sources, list_sources
from annotator.services.workspace import Workspace

_WIDE = 100
"""Columns of a terminal from which on there is room for kind and links."""


@click.command("list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, as `sources import` reads it.")
@click.pass_obj
def list_command(settings: Settings, /, *, words: tuple[str, ...], as_json: bool) -> None:
    """List the sources by title, or the 50 that match the words best.

    A terminal gets a table, without what is too wide for it: kind and links from 100 columns on. A pipe gets
    a line for each source, with tabs between: uid, reliability, title, author, publisher, date, URL.

    Example: annotator sources list harbour wardens
    """
    with opened(settings, only_reads=True) as workspace:
        print_sources(workspace, tidy(" ".join(words)), as_json=as_json)


def print_sources(workspace: Workspace, typed: str | None = None, *, as_json: bool = False) -> None:
    """Print the library, or what of it matches best."""
    with closing(list_sources(workspace)) as library:
        found: Iterable[Source] = library
        if typed:
            found = [match.source for match in find_sources(workspace, typed)]
        if as_json:
            print_json(map(asdict, found))
        elif on_terminal():
            _print_table(workspace, list(found))
        else:
            print_lines((s.uid, s.reliability, s.title, s.author, s.publisher, s.date, s.url) for s in found)


def _print_table(workspace: Workspace, found: list[Source]) -> None:
    if shutil.get_terminal_size().columns < _WIDE:
        rows = ((s.reliability, s.name, s.author, s.publisher, s.date) for s in found)
        print_table(("Grade", "Source", "Author", "Publisher", "Date"), rows)
        return
    links = count_links(workspace, [source.uid for source in found])
    wide = (
        (s.reliability, s.kind, s.name, s.author, s.publisher, s.date, links.get(s.uid, 0)) for s in found
    )
    print_table(("Grade", "Kind", "Source", "Author", "Publisher", "Date", "Links"), wide)


@click.command("show")
@click.argument("name", metavar="NAME")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def show(settings: Settings, name: str, as_json: bool) -> None:
    """Print all that is known of a source.

    NAME is a title, a URL or the start of a uid. A line for each field that holds something, with a tab
    between the field's name and what it holds; then a line for each source that is derived from it, and for
    each document in which it is linked, with the number of links.

    Example: annotator sources show "Port log, May 4"
    """
    with opened(settings, only_reads=True) as workspace:
        entry = look_up(workspace, find_source(workspace, tidy(name) or "").uid)
    if as_json:
        more = {
            "text_characters": entry.characters,
            "derived": [source.uid for source in entry.derived],
            "linked": [{"document": document, "links": links} for document, links in entry.uses],
        }
        print_json([asdict(entry.source) | more])
    else:
        print_lines(_rows(entry))


def _rows(entry: Entry) -> Iterator[tuple[object, ...]]:
    for name, value in asdict(entry.source).items():
        if value is not None:
            is_origin = name == "derived_from" and entry.origin
            yield (name, value, entry.origin.name) if is_origin and entry.origin else (name, value)
    if entry.characters is not None:
        yield "text_characters", entry.characters
    for derived in entry.derived:
        yield "derived", derived.uid, derived.name
    for document, links in entry.uses:
        yield "linked", document, links
