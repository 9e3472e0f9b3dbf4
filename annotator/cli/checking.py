"""`annotator check`: the gate."""

from contextlib import closing
from dataclasses import asdict, replace

import click

from annotator.cli.options import document_ids, selection_options
from annotator.cli.printing import print_json
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.gate import Problem, Rule
from annotator.domain.selections import Selection
from annotator.domain.text import shown
from annotator.services.checking import check


@click.command("check")
@click.argument("names", nargs=-1, metavar="[DOCUMENT]...")
@selection_options
@click.option(
    "--skip",
    "skipped",
    multiple=True,
    type=click.Choice(Rule, case_sensitive=False),
    help="Leave this rule out; repeatable.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    names: tuple[str, ...],
    selection: Selection,
    skipped: tuple[Rule, ...],
    as_json: bool,
) -> None:
    """List what is wanting before a review; exit code 1 if anything.

    The rules: every sentence is tagged (open); a fact has support by a source other than the document itself
    (support), which is not graded F or 6 only (grade), and each refutation of it has a note or a verdict that
    accepts it (refutation); what is graded 1 has two independent roots (confirmation); an allegation has a
    claimant (claimant); every quote is found in its source (quote). DOCUMENT is a title, a URL or the start
    of a uid; without one all are checked. Filters choose the annotations that are looked at; open sentences
    are then told with --label open only.

    Example: annotator check "Harbour of shadows" --skip open
    """
    settings: Settings = context.obj
    count = 0
    rules = set(Rule) - set(skipped)
    with opened(settings, only_reads=True) as workspace:
        chosen = replace(selection, document_ids=document_ids(workspace, names))
        with closing(check(workspace, chosen, rules)) as found:
            for count, problem in enumerate(found, 1):  # noqa: B007 - counted for what is said at the end
                _print(problem, as_json=as_json)
    if count:
        click.echo(f"{count} found wanting.", err=True)
        context.exit(1)
    click.echo("Nothing is wanting.", err=True)


def _print(problem: Problem, *, as_json: bool) -> None:
    if as_json:
        print_json([asdict(problem)])
    else:
        click.echo(shown(f"{problem.document}:{problem.sentence}  {problem.words}"))
