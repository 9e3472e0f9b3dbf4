"""`annotator` and `annotator open`: what draws the full screen."""

import gc
import os
import shlex
import sys
from pathlib import Path
from typing import Final

import click

from annotator.cli.metadata import metadata_options
from annotator.cli.options import limits_option
from annotator.cli.preferences import preferences
from annotator.cli.session import opened
from annotator.cli.settings import Settings
from annotator.domain.documents import Document, Metadata
from annotator.domain.errors import NotFoundError, RefusedError, UsageError
from annotator.domain.limits import Limits
from annotator.domain.preferences import Preferences
from annotator.domain.text import tidy
from annotator.services.documents import find_document
from annotator.services.workspace import Workspace

_PLAIN_TERMINALS: Final = {"dumb", "unknown"}
"""What TERM says of those on which nothing can be drawn. Source: terminfo."""


def home(settings: Settings) -> None:
    """Show the library of documents."""
    _require_terminal()
    preferred = preferences()
    with opened(settings, on_screen=True) as workspace:
        _show(workspace, preferred)


def library(settings: Settings) -> None:
    """Show the library of sources."""
    preferred = preferences()
    with opened(settings, on_screen=True) as workspace:
        _show(workspace, preferred, sources=True)


@click.command("open")
@click.argument("name", metavar="FILE|DOCUMENT")
@metadata_options
@limits_option
@click.pass_obj
def command(settings: Settings, /, name: str, limits: Limits, **given: str | None) -> None:
    """Step through a document, imported first if it is a new file.

    DOCUMENT is a title, a URL or the start of a uid; the options are for a new file, and go before what the
    file says of itself.

    Example: annotator open article.html --publisher "Torvia Times"
    """
    _require_terminal(shlex.quote(name))
    preferred = preferences()
    with opened(settings, on_screen=True, limits=limits) as workspace:
        _show(workspace, preferred, named_document(workspace, name, Metadata(**given)))


def named_document(workspace: Workspace, name: str, given: Metadata) -> Document:
    """The document of a file, which is imported if it is new, or the one that is called so."""
    if _exists(Path(name)):
        from annotator.services.importing import import_file  # noqa: PLC0415 - a stored document needs no reader

        return import_file(workspace, Path(name), given).document
    try:
        found = find_document(workspace, tidy(name) or "")
    except NotFoundError as error:
        raise NotFoundError(f"{error} There is no such file either.") from error
    if given != Metadata():
        raise UsageError("That document is there already: --title and the like are for a new file.")
    return found


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # such as a title that is too long for the name of a file
        return False


def has_terminal() -> bool:
    """Whether there is a person to show a screen to, and a terminal that can draw it."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    is_plain = os.environ.get("TERM") in _PLAIN_TERMINALS
    return not is_plain and all(stream is not None and stream.isatty() for stream in streams)


def _require_terminal(name: str = "DOCUMENT") -> None:
    """Refuse before anything is imported, stored or drawn; `name` is what the shell calls the document."""
    if not has_terminal():
        advice = f"`annotator step {name} --plain` goes line by line."
        raise RefusedError(f"The screen needs a terminal that can draw it: {advice}")


def _show(
    workspace: Workspace, preferred: Preferences, document: Document | None = None, *, sources: bool = False
) -> None:
    gc.disable()  # until the first paint: see `AnnotatorApp.on_ready`
    from annotator.tui.app import run  # noqa: PLC0415 - Textual is for those who have a terminal

    run(workspace, document, sources=sources, preferences=preferred)
