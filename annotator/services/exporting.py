"""Writing annotations, documents and sources out."""

from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import UsageError
from annotator.domain.records import Record
from annotator.domain.selections import Selection
from annotator.services.paths import at_home
from annotator.services.records import (
    annotation_records,
    document_records,
    guide_records,
    source_records,
)
from annotator.services.workspace import Workspace
from annotator.storage import backups
from annotator.storage.database import Transaction
from annotator.writers.csv_sheet import Rows, write_csv
from annotator.writers.files import replacing
from annotator.writers.jsonl import write_jsonl

SUFFIXES = (".csv", ".jsonl")


def export(
    workspace: Workspace, path: Path, selection: Selection, *, full: bool = False, rows: Rows = Rows.CLAIMS
) -> int:
    """Write the selected annotations to `path`, in the format that its suffix names.

    `full` puts whole documents, sources and the guideline before them, so that the file restores everything;
    only JSONL can. The file is there whole or not at all, and is never the database. Returns the number of
    annotations.
    """
    path = at_home(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"Cannot export to {path.name!r}: give a file that ends in .csv or .jsonl.")
    if full and suffix != ".jsonl":
        raise UsageError("Only JSONL holds whole documents: give --full a file that ends in .jsonl.")
    if full and selection.as_of:
        raise UsageError("A file that restores everything leaves nothing out: give --full or --as-of.")
    backups.require_apart(workspace.database.path, path)
    with workspace.database.read() as transaction, replacing(path) as file:
        if suffix == ".csv":
            return write_csv(file, annotation_records(transaction, selection), rows)
        return write_jsonl(file, _records(transaction, selection, full=full))


def _records(transaction: Transaction, selection: Selection, *, full: bool) -> Iterator[Record]:
    if full:
        yield from document_records(transaction, selection)
        yield from source_records(transaction)
        yield from guide_records(transaction)
    yield from annotation_records(transaction, selection)
