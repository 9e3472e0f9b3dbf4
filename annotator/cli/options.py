"""Options that several commands share."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar

import click

from annotator.domain.days import as_day
from annotator.domain.limits import Limits
from annotator.domain.selections import EvidenceState, Selection
from annotator.domain.text import tidy
from annotator.domain.vocabulary import Attribution, Confidence, Label, Verdict
from annotator.services.documents import find_document
from annotator.services.workspace import Workspace

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _names(_context: click.Context, _parameter: click.Parameter, typed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(tidy(name) or "" for name in typed)


def _day(_context: click.Context, _parameter: click.Parameter, typed: str | None) -> str | None:
    return None if typed is None else as_day(typed)


def _one_of(
    option: str, field: str, vocabulary: type[StrEnum], about: str, *, unset: str | None = None
) -> Callable[[_Command], _Command]:
    """A repeatable option for the values of a vocabulary; the word `unset` stands for none of them."""

    def chosen(_context: click.Context, _parameter: click.Parameter, typed: tuple[str, ...]) -> object:
        return frozenset(None if word == unset else vocabulary(word) for word in typed)

    words = [*map(str, vocabulary), *filter(None, (unset,))]
    return click.option(
        option,
        field,
        multiple=True,
        metavar=option.removeprefix("--").upper(),
        type=click.Choice(words, case_sensitive=False),
        callback=chosen,
        help=f"{about}: {', '.join(words)}; repeatable.",
    )


annotator_option = click.option(
    "--annotator",
    "annotators",
    multiple=True,
    metavar="NAME",
    callback=_names,
    help="Only by this analyst; repeatable.",
)
limits_option = click.option(
    "--limits",
    type=click.IntRange(1, 1000),
    default=1,
    metavar="N",
    callback=lambda _context, _parameter, times: Limits(times),
    help="Let each file take N times the usual size and time.",
)
_OPTIONS = (
    annotator_option,
    _one_of("--label", "labels", Label, "Only with this label", unset="open"),
    _one_of("--verdict", "verdicts", Verdict, "Only with this verdict", unset="unverified"),
    _one_of("--confidence", "confidences", Confidence, "Only with this confidence", unset="unset"),
    _one_of("--attribution", "attributions", Attribution, "Only with this attribution", unset="unset"),
    _one_of("--evidence", "evidence", EvidenceState, "Only with evidence like this"),
    click.option("--flagged", is_flag=True, help="Only what is flagged."),
    click.option("--noted", is_flag=True, help="Only what has a note."),
    click.option(
        "--as-of",
        metavar="DATE",
        callback=_day,
        help="Leave out links to sources that were published after this day (YYYY-MM-DD).",
    ),
)
_FIELDS = {field.name for field in fields(Selection)} - {"document_ids"}


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that select annotations; the command is given them as `selection`, of any document."""

    @wraps(command)
    def selecting(*args: Any, **given: Any) -> Any:
        chosen = {name: given.pop(name) for name in _FIELDS}
        return command(*args, selection=Selection(**chosen), **given)

    for option in reversed(_OPTIONS):
        selecting = option(selecting)
    return selecting


def document_ids(workspace: Workspace, names: Iterable[str]) -> frozenset[int]:
    """Keys of the documents with these titles, URLs or starts of uids. Raises `NotFoundError`."""
    return frozenset(find_document(workspace, tidy(name) or "").id for name in names)
