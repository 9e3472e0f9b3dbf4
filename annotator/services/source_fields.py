"""What a person types of a source, field by field."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from annotator.domain.errors import RefusedError
from annotator.domain.sources import Source
from annotator.domain.text import tidy
from annotator.domain.vocabulary import Reliability, SourceKind
from annotator.readers.dates import partial_date
from annotator.services.library import find_source
from annotator.services.workspace import Workspace


def edited(workspace: Workspace, source: Source, typed: Mapping[str, str | None]) -> Source:
    """The source with what was typed in the fields of these names; nothing empties a field.

    `derived_from` is typed as a title, a URL or the start of a uid. Raises `RefusedError` for a kind, a grade
    or a day of access that is none, and `NotFoundError` for an origin that is not in the library.
    """
    changes: dict[str, Any] = {name: tidy(text) for name, text in typed.items()}
    for name, text in changes.items():
        if text is not None and name in _READINGS:
            changes[name] = _READINGS[name](text)
    if origin := changes.get("derived_from"):
        changes["derived_from"] = find_source(workspace, origin).uid
    return replace(source, **changes)


def _kind(text: str) -> SourceKind:
    try:
        return SourceKind(text.lower())
    except ValueError as error:
        raise RefusedError(f"{text!r} is no kind of source: type {', '.join(SourceKind)}.") from error


def _reliability(text: str) -> Reliability:
    try:
        return Reliability(text.upper())
    except ValueError as error:
        raise RefusedError(f"{text!r} is no grade of a source: type a letter from A to F.") from error


def _accessed(text: str) -> str:
    day = partial_date(text) or ""
    try:
        date.fromisoformat(day + "0000-01-01"[len(day) :])
    except ValueError as error:
        raise RefusedError(f"{text!r} is not a day: type when it was read as 2024-05-31.") from error
    return day


_READINGS: dict[str, Callable[[str], str | None]] = {
    "kind": _kind,
    "reliability": _reliability,
    "accessed": _accessed,
    "date": partial_date,
}
