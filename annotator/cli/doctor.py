"""`annotator doctor`: is the database whole, and what to do if not."""

from dataclasses import asdict

import click

from annotator.cli.printing import print_json
from annotator.cli.session import database_name
from annotator.cli.settings import Settings
from annotator.domain.diagnosis import Finding
from annotator.domain.text import shown
from annotator.services.doctor import diagnose


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Examine the database and say what to do; exit code 1 if anything.

    Examined are the file and its indexes, who may read it and its copies, each text against its digest,
    sentences, claims and quotes against the texts, and the ledger: whether its events lead to what is there.
    Nothing is changed; the indexes are left out where the file cannot be written to. It takes some seconds
    for each hundred thousand annotations.

    Example: annotator doctor --json
    """
    settings: Settings = context.obj
    count = 0
    for count, finding in enumerate(diagnose(database_name(settings)), 1):  # noqa: B007 - counted for the end
        _print(finding, as_json=as_json)
    if count:
        click.echo(f"{count} {'thing is' if count == 1 else 'things are'} wrong.", err=True)
        context.exit(1)
    click.echo("Nothing is wrong.", err=True)


def _print(finding: Finding, *, as_json: bool) -> None:
    if as_json:
        print_json([asdict(finding)])
    else:
        click.echo(shown(f"{finding.check}: {finding.words.rstrip('.')}. {finding.advice}"))
