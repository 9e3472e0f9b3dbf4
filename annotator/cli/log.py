"""`annotator log`: the ledger."""

from contextlib import closing

import click

from annotator.cli.printing import print_lines
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.chain import Broken
from annotator.domain.errors import RefusedError, UsageError
from annotator.domain.text import tidy
from annotator.services.documents import find_document
from annotator.services.log import Entry, read_log
from annotator.services.verifying import Verified, verify_ledger


@click.command("log")
@click.argument("document", required=False)
@click.option(
    "--verify", is_flag=True, help="Recompute the chain of the whole ledger; exit code 1 if it breaks."
)
@click.option(
    "--head", metavar="HASH", help="With --verify: is this head, which an export carries, still in it."
)
@click.pass_obj
def command(settings: Settings, document: str | None, *, verify: bool, head: str | None) -> None:
    """Print the ledger: who did what when.

    A line for each event, the oldest first, with tabs between: time (UTC), annotator, act, title of the
    document, number of the sentence, what became what. DOCUMENT is a title, a URL or the start of a uid.

    Each entry carries a hash of itself and of the one before. --verify recomputes them and names the first
    entry that was changed, removed, inserted or moved; then it does all acts again and names the first thing
    that is not as they left it. That the end was cut off, or that all was written anew, shows only by an
    older head: exports carry it in ledger_head.

    Example: annotator log "Harbour of shadows" | tail
    """
    if verify and document is not None:
        raise UsageError("The ledger is verified as a whole: leave DOCUMENT out.")
    if head is not None and not verify:
        raise UsageError("A head is looked for while the ledger is verified: give --verify too.")
    with opened(settings, only_reads=True) as workspace:
        if verify:
            click.echo(_verified(verify_ledger(workspace, head), head))
            return
        about = None if document is None else find_document(workspace, tidy(document) or "")
        with closing(read_log(workspace, about)) as entries:
            print_lines(map(_fields, entries))


def _verified(found: Verified, head: str | None) -> str:
    """What a person is told. Raises `RefusedError` where the ledger does not prove itself."""
    chain = found.chain
    if isinstance(chain, Broken):
        link = chain.link
        raise RefusedError(
            f"Entry {link.id} of the ledger does not fit: {chain.fault}. It says "
            f"{link.at}, {link.annotator}, {link.act}: compare it with a backup."
        )
    if head is not None and found.entry is None:
        raise RefusedError(
            f"The ledger fits together, {chain.entries} entries, but head {head} is not in it: its end was "
            "cut off, it was written anew, or the export is of another database. Compare it with a backup."
        )
    if found.unlike is not None:
        raise RefusedError(
            f"The ledger fits together, {chain.entries} entries, but {found.unlike.words}. "
            f"{found.unlike.advice}"
        )
    told = f"The ledger is whole: {chain.entries} entries, head {chain.head}."
    return told if head is None else f"{told} Entry {found.entry} has the head that was asked for."


def _fields(entry: Entry) -> tuple[object, ...]:
    event, document = entry.event, entry.document
    return event.at, event.annotator, event.act, document and document.name, entry.sentence, entry.change
