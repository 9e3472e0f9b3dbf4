"""`annotator sources import`: lists of sources, bibliographies, and documents that are sources."""

from collections.abc import Sequence
from pathlib import Path

import click

from annotator.cli.group import complain
from annotator.cli.options import limits_option
from annotator.cli.printing import print_lines, tell_passed_over, with_bar
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.errors import AnnotatorError, StorageError, UsageError
from annotator.domain.limits import Limits
from annotator.domain.text import counted
from annotator.services.intake import files_in
from annotator.services.source_import import TextImported, take_text
from annotator.services.sources import import_sources
from annotator.services.workspace import Workspace


@click.command("import")
@click.argument("names", nargs=-1, required=True, metavar="FILE...")
@click.option("--text", "as_texts", is_flag=True, help="The files, or those in the folders, are sources.")
@limits_option
@click.pass_context
def import_command(context: click.Context, names: tuple[str, ...], as_texts: bool, limits: Limits) -> None:
    """Add the sources of a list (.csv, .jsonl) or of a bibliography (.json, .bib, .ris).

    Those that are there already are passed over, and at a malformed entry none of the file is added. A source
    needs a title or a url. Bibliographies are as Zotero exports them: CSL JSON, BibTeX, BibLaTeX and RIS. The
    fields of a list are title, author, publisher, date, url, kind, accessed, archive_url, derived_from,
    reliability, note and uid; the first row of a CSV file says which column is which.

    With --text each FILE is a document, or a folder of them, and becomes a source with its full text; a
    source that is there without a text, by its URL or title, gets it. Prints a line for each, with tabs
    between: uid, `new`, `text added` or `already there`, title.

    A file that fails does not stop the others.

    Example: annotator sources import sources.csv
    """
    if not all(names):
        raise UsageError("The name of a file is empty: name a file or a folder.")
    settings: Settings = context.obj
    paths = list(map(Path, names))
    with opened(settings, limits=limits) as workspace:
        failures = (_import_texts if as_texts else _import_lists)(workspace, paths)
    context.exit(max((failure.exit_code for failure in failures), default=0))


def _import_lists(workspace: Workspace, paths: Sequence[Path]) -> list[AnnotatorError]:
    added = there = 0
    failures = []
    for path in paths:
        try:
            counts = import_sources(workspace, path)
        except StorageError:
            raise
        except AnnotatorError as error:
            complain(str(error))
            failures.append(error)
        else:
            added, there = added + counts[0], there + counts[1]
    if len(failures) < len(paths):
        click.echo(f"{counted(added, 'source')} added, {there} there already.", err=True)
    return failures


def _import_texts(workspace: Workspace, paths: Sequence[Path]) -> list[AnnotatorError]:
    links: list[Path] = []
    files = [file for path in paths for file in files_in(path, links.append)]
    failures = []
    for outcome in with_bar((take_text(workspace, file) for file in files), len(files)):
        if isinstance(outcome, TextImported):
            print_lines([(outcome.source.uid, outcome.state, outcome.source.name)])
        else:
            complain(str(outcome))
            failures.append(outcome)
    tell_passed_over(links)
    return failures
