"""`annotator import`: documents from files, folders and standard input."""

import sys
from itertools import chain
from pathlib import Path

import click

from annotator.cli.group import complain
from annotator.cli.metadata import metadata_options
from annotator.cli.options import limits_option
from annotator.cli.printing import print_lines, tell_passed_over, with_bar
from annotator.cli.session import opened
from annotator.domain.documents import Metadata
from annotator.domain.errors import AnnotatorError, UnreadableError, UsageError
from annotator.domain.limits import Limits
from annotator.domain.text import counted
from annotator.services.importing import Imported, import_stream
from annotator.services.intake import Outcome, files_in, take_in
from annotator.services.workspace import Workspace

_STANDARD_INPUT = Path("/dev/stdin")
"""What `-` stands for; a file that is called so can be given as `./-`."""

_STREAM_LIMIT = 1 << 28
"""Bytes: more than any format may usually have, so that the reader refuses them."""


@click.command("import")
@click.argument("names", nargs=-1, required=True, metavar="FILE...")
@metadata_options
@limits_option
@click.pass_context
def command(context: click.Context, /, names: tuple[str, ...], limits: Limits, **given: str | None) -> None:
    """Import documents from files, folders or standard input.

    FILE is a document, a folder of them, or - for standard input; a .jsonl file is an export, which is
    restored. In a folder, hidden files are left out, and links that lead out of it or to folders. Each file
    is imported whole or not at all, and one that fails does not stop the others. The options are for a single
    document, and go before what the file says of itself.

    Prints a line for each document, with tabs between: uid, `new` or `already there`, title. The same text is
    the same document, which stays as it was.

    Example: annotator import articles/ report.pdf
    """
    if not all(names):
        raise UsageError("The name of a file is empty: name a file or a folder.")
    metadata = Metadata(**given)
    if metadata != Metadata():
        _require_one_document(names)
    paths = [_STANDARD_INPUT if name == "-" else Path(name) for name in names]
    links: list[Path] = []
    found = ([path] if path == _STANDARD_INPUT else files_in(path, links.append) for path in paths)
    files = list(chain.from_iterable(found))
    failed = False
    with opened(context.obj, limits=limits) as workspace:
        for outcome in with_bar((_outcome(workspace, file, metadata) for file in files), len(files)):
            _tell(outcome)
            failed = failed or isinstance(outcome, AnnotatorError)
    tell_passed_over(links)
    context.exit(1 if failed else 0)


def _require_one_document(names: tuple[str, ...]) -> None:
    (first, *others) = map(Path, names)
    if others or first.is_dir() or first.suffix.lower() == ".jsonl":
        raise UsageError("--title and the like are for a single document: import it by itself.")


def _outcome(workspace: Workspace, file: Path | AnnotatorError, given: Metadata) -> Outcome:
    if file != _STANDARD_INPUT:
        return take_in(workspace, file, given)
    try:
        return import_stream(workspace, _read_standard_input(workspace.limits), given)
    except UnreadableError as error:
        return error


def _read_standard_input(limits: Limits) -> bytes:
    """All that is there, read in parts, between which an interrupt is heard."""
    data, most = bytearray(), limits.raised(_STREAM_LIMIT)
    try:
        while sys.stdin and len(data) < most and (part := sys.stdin.buffer.read(1 << 16)):
            data += part
    except OSError as error:
        raise UnreadableError(f"Standard input cannot be read ({error.strerror}): name a file.") from error
    return bytes(data)


def _tell(outcome: Outcome) -> None:
    if isinstance(outcome, Imported):
        state = "new" if outcome.is_new else "already there"
        print_lines([(outcome.document.uid, state, outcome.document.name)])
    elif isinstance(outcome, AnnotatorError):
        complain(str(outcome))
    else:
        new = (counted(outcome[f"{thing}s"], thing) for thing in ("document", "source", "annotation"))
        guideline = ", the guideline" if outcome["guidelines"] else ""
        click.echo(f"New: {', '.join(new)}{guideline}.", err=True)
