"""`annotator export`: annotations for whoever comes next."""

from pathlib import Path

import click

from annotator.cli.options import as_of_option
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.errors import UsageError
from annotator.domain.selections import Selection
from annotator.domain.text import shown, tidy
from annotator.domain.vocabulary import Label
from annotator.services.documents import find_document
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.writers.csv_sheet import Rows


@click.command("export")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--full", is_flag=True, help="Whole documents and sources too (.jsonl): it restores everything."
)
@click.option(
    "--rows",
    type=click.Choice(Rows, case_sensitive=False),
    help="What a row of a .csv is; by default a claim.",
)
@click.option(
    "--document", "names", multiple=True, metavar="DOCUMENT", help="Only of this document; repeatable."
)
@click.option(
    "--annotator", "analysts", multiple=True, metavar="NAME", help="Only by this analyst; repeatable."
)
@click.option(
    "--label",
    "labels",
    multiple=True,
    type=click.Choice(Label, case_sensitive=False),
    help="Only with this label; repeatable.",
)
@as_of_option
@click.pass_obj
def command(
    settings: Settings,
    /,
    *,
    file: Path,
    full: bool,
    rows: Rows | None,
    names: tuple[str, ...],
    analysts: tuple[str, ...],
    labels: tuple[Label, ...],
    as_of: str | None,
) -> None:
    """Write annotations to a .csv or .jsonl file.

    DOCUMENT is a title, a URL or the start of a uid. The file is replaced when all of it is written, and not
    before.

    Example: annotator export case.csv --label allegation
    """
    if rows is not None and file.suffix.lower() != ".csv":
        raise UsageError("Only CSV has rows of a kind: give --rows a file that ends in .csv.")
    with opened(settings) as workspace:
        people = frozenset(tidy(name) or "" for name in analysts)
        selection = Selection(_ids(workspace, names), people, frozenset(labels), as_of=as_of)
        count = export(workspace, file, selection, full=full, rows=rows or Rows.CLAIMS)
    click.echo(f"{count} annotations written to {shown(str(file))}.", err=True)


def _ids(workspace: Workspace, names: tuple[str, ...]) -> frozenset[int]:
    return frozenset(find_document(workspace, tidy(name) or "").id for name in names)
