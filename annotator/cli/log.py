"""`annotator log`: the ledger."""

from contextlib import closing

import click

from annotator.cli.printing import print_lines
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.text import tidy
from annotator.services.documents import find_document
from annotator.services.log import Entry, read_log


@click.command("log")
@click.argument("document", required=False)
@click.pass_obj
def command(settings: Settings, document: str | None) -> None:
    """Print the ledger: who did what when.

    A line for each event, the oldest first, with tabs between: time (UTC), annotator, act, title of the
    document, number of the sentence, what became what. DOCUMENT is a title, a URL or the start of a uid.

    Example: annotator log "Harbour of shadows" | tail
    """
    with opened(settings) as workspace:
        about = None if document is None else find_document(workspace, tidy(document) or "")
        with closing(read_log(workspace, about)) as entries:
            print_lines(map(_fields, entries))


def _fields(entry: Entry) -> tuple[object, ...]:
    event, document = entry.event, entry.document
    return event.at, event.annotator, event.act, document and document.name, entry.sentence, entry.change
