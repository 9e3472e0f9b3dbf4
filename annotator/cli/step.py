"""`annotator step`: a document sentence by sentence, on the full screen or line by line."""

import click

from annotator.cli.metadata import metadata_options
from annotator.cli.options import limits_option
from annotator.cli.preferences import preferences
from annotator.cli.screens import command as open_command
from annotator.cli.screens import named_document
from annotator.cli.session import opened
from annotator.domain.documents import Metadata
from annotator.domain.limits import Limits


@click.command("step")
@click.argument("name", metavar="FILE|DOCUMENT")
@click.option("--plain", is_flag=True, help="Line by line, without the full screen.")
@metadata_options
@limits_option
@click.pass_context
def command(
    context: click.Context, /, name: str, *, plain: bool, limits: Limits, **given: str | None
) -> None:
    """Step through a document, line by line if you like.

    With --plain each sentence is a few lines of plain text, for screen readers and simple terminals, with the
    keys of the full screen: `?` lists them. A terminal takes each key at once. In a pipe each character of a
    line is a key; a text, such as a note, is the rest of the line after its key, or else the next line.
    Without --plain it is `annotator open`.

    Example: annotator step "Harbour of shadows" --plain
    """
    if not plain:
        context.invoke(open_command, name=name, limits=limits, **given)
        return
    from annotator.cli.plain.session import run  # noqa: PLC0415 - the full screen has its own

    preferred = preferences()
    with opened(context.obj, on_screen=True, limits=limits) as workspace:
        run(workspace, named_document(workspace, name, Metadata(**given)), preferred)
