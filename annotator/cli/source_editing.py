"""`annotator sources add`, `edit`, `merge` and `delete`."""

import click

from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.cli.source_options import source_options
from annotator.domain.errors import RefusedError, UsageError
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.text import counted, shown, tidy
from annotator.services.library import change_source, find_source, look_up, set_text
from annotator.services.removing import delete_source, merge_sources
from annotator.services.source_fields import edited
from annotator.services.source_import import read_text
from annotator.services.sources import add_source, alike
from annotator.services.workspace import Workspace


@click.command("add")
@source_options
@click.option("--anyway", is_flag=True, help="Add it even if one like it is there.")
@click.pass_obj
def add(settings: Settings, /, *, file: str | None, anyway: bool, **given: str | None) -> None:
    """Add a source, which needs a title or a URL, and print its uid.

    Example: annotator sources add --title "Port log, May 4" --reliability B
    """
    with opened(settings) as workspace:
        source = edited(workspace, Source(new_uid()), given)
        if not anyway and (there := alike(workspace, source)):
            raise RefusedError(
                f"Like {there[0].name!r}, which is there: give --anyway to add it all the same."
            )
        add_source(workspace, source, None if file is None else read_text(file))
    click.echo(source.uid)


@click.command("edit")
@click.argument("name", metavar="NAME")
@source_options
@click.option("--no-text", is_flag=True, help="Take its full text away.")
@click.pass_obj
def edit(settings: Settings, /, *, name: str, file: str | None, no_text: bool, **given: str | None) -> None:
    """Change what is known of a source.

    NAME is a title, a URL or the start of a uid. What is not given stays as it is; an empty option, as in
    --note "", empties its field. Quotes are looked up anew in a text that is given or taken away.

    Example: annotator sources edit "Port log, May 4" --kind report --text log.pdf
    """
    changes = {field: text for field, text in given.items() if text is not None}
    if file is not None and no_text:
        raise UsageError("--text and --no-text contradict each other: give one of the two.")
    if not changes and file is None and not no_text:
        raise UsageError("Nothing to change was given: see `annotator sources edit --help`.")
    with opened(settings) as workspace:
        source = _named(workspace, name)
        text = None if file is None else read_text(file)
        if changes:
            change_source(workspace, edited(workspace, source, changes))
        if file is not None or no_text:
            set_text(workspace, source.uid, text)


@click.command("merge")
@click.argument("name", metavar="NAME")
@click.argument("into", metavar="INTO")
@click.pass_obj
def merge(settings: Settings, name: str, into: str) -> None:
    """Let one source be another: what is linked to NAME is linked to INTO.

    INTO takes over what only NAME says of itself, and NAME is there no more. Both are titles, URLs or starts
    of uids.

    Example: annotator sources merge 0190a5 "Port log, May 4"
    """
    with opened(settings) as workspace:
        gone = look_up(workspace, _named(workspace, name).uid)
        kept = merge_sources(workspace, gone.source.uid, _named(workspace, into).uid)
        links = look_up(workspace, kept.uid).links
    before, after = counted(gone.links, "link"), counted(links, "link")
    told = f"{gone.source.name} ({before}) became {kept.name}, which has {after} now."
    click.echo(shown(told), err=True)


@click.command("delete")
@click.argument("name", metavar="NAME")
@click.pass_obj
def delete(settings: Settings, name: str) -> None:
    """Delete a source that nothing is linked to.

    NAME is a title, a URL or the start of a uid. A source that is linked, or from which another one is
    derived, is not deleted: it is told where.

    Example: annotator sources delete "Port log, May 4"
    """
    with opened(settings) as workspace:
        source = _named(workspace, name)
        delete_source(workspace, source.uid)
    click.echo(shown(f"{source.name} is deleted."), err=True)


def _named(workspace: Workspace, name: str) -> Source:
    return find_source(workspace, tidy(name) or "")
