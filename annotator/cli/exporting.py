"""`annotator export`: annotations for whoever comes next."""

from dataclasses import replace
from pathlib import Path

import click

from annotator.cli.options import document_ids, selection_options
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.errors import UsageError
from annotator.domain.selections import Selection
from annotator.domain.text import counted, shown
from annotator.services.exporting import export
from annotator.writers.csv_sheet import Rows


@click.command("export")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--full",
    is_flag=True,
    help="Whole documents, sources and guideline too (.jsonl): it restores everything.",
)
@click.option(
    "--rows",
    type=click.Choice(Rows, case_sensitive=False),
    help="What a row of a .csv is; by default a claim.",
)
@click.option(
    "--document", "names", multiple=True, metavar="DOCUMENT", help="Only of this document; repeatable."
)
@selection_options
@click.pass_obj
def command(
    settings: Settings,
    /,
    *,
    file: Path,
    full: bool,
    rows: Rows | None,
    names: tuple[str, ...],
    selection: Selection,
) -> None:
    """Write annotations to a .csv or .jsonl file.

    DOCUMENT is a title, a URL or the start of a uid. Of several filters all must hold, of one that is
    repeated any. The file is replaced when all of it is written, and not before.

    Example: annotator export case.csv --label allegation
    """
    if rows is not None and file.suffix.lower() != ".csv":
        raise UsageError("Only CSV has rows of a kind: give --rows a file that ends in .csv.")
    with opened(settings, only_reads=True) as workspace:
        chosen = replace(selection, document_ids=document_ids(workspace, names))
        count = export(workspace, file, chosen, full=full, rows=rows or Rows.CLAIMS)
    click.echo(f"{counted(count, 'annotation')} written to {shown(str(file))}.", err=True)
