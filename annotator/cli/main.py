"""The command line: what is said before the command, and which commands there are."""

import click

from annotator.cli.group import LazyGroup
from annotator.cli.settings import Settings

COMMANDS = {
    "open": ("annotator.cli.screens", "Step through a document, imported first if it is a new file."),
    "step": ("annotator.cli.step", "Step through a document, line by line if you like."),
    "import": ("annotator.cli.importing", "Import documents from files, folders or standard input."),
    "documents": ("annotator.cli.documents", "List the documents, with progress per label."),
    "sources": ("annotator.cli.sources", "The source library: list, show, add, import, edit, merge, delete."),
    "export": ("annotator.cli.exporting", "Write annotations to a .csv or .jsonl file."),
    "check": ("annotator.cli.checking", "List what is wanting before a review; exit code 1 if anything."),
    "stats": ("annotator.cli.stats", "Count labels, verdicts, open sentences, pace and sources used."),
    "log": ("annotator.cli.log", "Print the ledger: who did what when."),
    "backup": ("annotator.cli.backup", "Write a verified copy of the database, also while it is in use."),
    "doctor": ("annotator.cli.doctor", "Examine the database and say what to do; exit code 1 if anything."),
    "guide": ("annotator.cli.guide", "The project's own guideline: print, set, remove."),
    "keys": ("annotator.cli.keys", "List the keys of the screens."),
    "tutorial": ("annotator.cli.tutorial", "Learn the keys in ten minutes, on a sample text."),
    "settings": ("annotator.cli.preferences", "Print the settings, and tell where they are."),
}


@click.group("annotator", cls=LazyGroup, lazy=COMMANDS, invoke_without_command=True)
@click.option(
    "--db",
    metavar="PATH|URL",
    envvar="ANNOTATOR_DB",
    show_envvar=True,
    help="The database; by default a file in your data folder.",
)
@click.option(
    "--as",
    "name",
    metavar="NAME",
    envvar="ANNOTATOR_NAME",
    show_envvar=True,
    help="The analyst whose annotations these are; by default your login name.",
)
@click.version_option(package_name="claim-annotator", prog_name="annotator")
@click.pass_context
def main(context: click.Context, db: str | None, name: str | None) -> None:
    """Tag each sentence of a text as fact, allegation or opinion, and link it to its sources.

    Without a command, the home screen opens.
    """
    context.obj = Settings(db, name)
    if context.invoked_subcommand is None:
        from annotator.cli.screens import home  # noqa: PLC0415 - the help needs nothing of it

        home(context.obj)
