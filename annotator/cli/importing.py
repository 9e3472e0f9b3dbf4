"""`annotator import`: documents from files, folders and standard input."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import click

from annotator.cli.group import complain
from annotator.cli.metadata import metadata_options
from annotator.cli.printing import print_lines, with_bar
from annotator.cli.session import opened
from annotator.domain.documents import Metadata
from annotator.domain.errors import AnnotatorError, StorageError, UnreadableError, UsageError
from annotator.services.importing import Imported, files_in, import_file, import_stream
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace

_STANDARD_INPUT = Path("/dev/stdin")
"""What `-` stands for; a file that is called so can be given as `./-`."""

_STREAM_LIMIT = 1 << 28
"""Bytes: more than any format may have, so that the reader refuses them."""

Outcome: TypeAlias = Imported | Counter[str] | AnnotatorError
"""What importing one file came to: a document, the numbers of what was restored, or why it failed."""


@click.command("import")
@click.argument("names", nargs=-1, required=True, metavar="FILE...")
@metadata_options
@click.pass_context
def command(context: click.Context, /, names: tuple[str, ...], **given: str | None) -> None:
    """Import documents from files, folders or standard input.

    FILE is a document, a folder of them, or - for standard input; a .jsonl file is an export, which is
    restored. Each file is imported whole or not at all, and one that fails does not stop the others. The
    options are for a single document, and go before what the file says of itself.

    Prints a line for each document, with tabs between: uid, `new` or `already there`, title. The same text is
    the same document, which stays as it was.

    Example: annotator import articles/ report.pdf
    """
    metadata = Metadata(**given)
    if metadata != Metadata():
        _require_one_document(names)
    files = [file for name in names for file in _files(name)]
    failed = False
    with opened(context.obj) as workspace:
        for outcome in with_bar((_outcome(workspace, file, metadata) for file in files), len(files)):
            _tell(outcome)
            failed = failed or isinstance(outcome, AnnotatorError)
    context.exit(1 if failed else 0)


def _require_one_document(names: tuple[str, ...]) -> None:
    (first, *others) = map(Path, names)
    if others or first.is_dir() or first.suffix.lower() == ".jsonl":
        raise UsageError("--title and the like are for a single document: import it by itself.")


def _files(name: str) -> Iterator[Path | AnnotatorError]:
    """The files that a name stands for, or why there are none."""
    try:
        yield from [_STANDARD_INPUT] if name == "-" else files_in(Path(name))
    except AnnotatorError as error:
        yield error


def _outcome(workspace: Workspace, file: Path | AnnotatorError, given: Metadata) -> Outcome:
    """Import one file. Raises `StorageError`, since the others would fail in the same way."""
    try:
        if isinstance(file, AnnotatorError):
            return file
        if file == _STANDARD_INPUT:
            return import_stream(workspace, _read_standard_input(), given)
        if file.suffix.lower() == ".jsonl":
            return restore(workspace, file)
        return import_file(workspace, file, given)
    except StorageError:
        raise
    except AnnotatorError as error:
        return error


def _read_standard_input() -> bytes:
    try:
        return sys.stdin.buffer.read(_STREAM_LIMIT) if sys.stdin else b""
    except OSError as error:
        raise UnreadableError(f"Standard input cannot be read ({error.strerror}): name a file.") from error


def _tell(outcome: Outcome) -> None:
    if isinstance(outcome, Imported):
        state = "new" if outcome.is_new else "already there"
        print_lines([(outcome.document.uid, state, outcome.document.name)])
    elif isinstance(outcome, AnnotatorError):
        complain(str(outcome))
    else:
        kinds = ("documents", "sources", "annotations")
        click.echo(f"New: {', '.join(f'{outcome[kind]} {kind}' for kind in kinds)}.", err=True)
