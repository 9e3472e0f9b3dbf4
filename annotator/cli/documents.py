"""`annotator documents`: what is there."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click

from annotator.cli.options import selection_options
from annotator.cli.printing import on_terminal, print_json, print_lines, print_table
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.documents import Progress
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import Label
from annotator.services.documents import list_documents

_NO_DOCUMENTS = "There are no documents yet: annotator import FILE"
_NO_SUCH_DOCUMENTS = "No document holds anything like that: leave a filter out."


@click.command("documents")
@selection_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(settings: Settings, /, *, selection: Selection, as_json: bool) -> None:
    """List the documents, with progress per label.

    A terminal gets a table. A pipe gets a line for each document, in the order of their import, with tabs
    between: uid, number of sentences, your annotations labelled fact, allegation, opinion and none, open
    sentences, title. Filters choose the documents that hold something like it, and what is counted of them.

    Example: annotator documents | cut -f 1,8
    """
    with opened(settings, only_reads=True) as workspace:
        found = list_documents(workspace, selection)
        is_empty = not found and not list_documents(workspace)
    if as_json:
        print_json(map(_value, found))
    elif on_terminal():
        _print_table(found)
    else:
        print_lines((p.document.uid, p.sentences, *_counts(p), p.document.name) for p in found)
    if not found:
        click.echo(_NO_DOCUMENTS if is_empty else _NO_SUCH_DOCUMENTS, err=True)


def _print_table(found: Sequence[Progress]) -> None:
    columns = ("Uid", "Document", "Sentences", *(label.capitalize() for label in Label), "Open")
    print_table(columns, ((p.document.uid[:8], p.document.name, p.sentences, *_counts(p)) for p in found))


def _counts(progress: Progress) -> list[int]:
    labels = [progress.labels.get(label, 0) for label in Label]
    return [*labels, progress.open]


def _value(progress: Progress) -> dict[str, Any]:
    document = progress.document
    return {
        "uid": document.uid,
        **asdict(document.metadata),
        "sha256": document.sha256,
        "imported_at": document.imported_at,
        "sentences": progress.sentences,
        "labels": {label: progress.labels.get(label, 0) for label in Label},
        "open": progress.open,
    }
