"""The source library as one looks through it: page by page, and each source with all that is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.sources import Source
from annotator.services.sources import alike, find_sources
from annotator.services.workspace import Workspace
from annotator.storage import sources

PAGE = 200
"""How many sources are listed at a time."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A source in a list."""

    source: Source
    links: int
    """In how many places it is evidence."""
    is_alike: bool = False
    """Whether it may be the one for which another one to merge it with is looked for."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the library."""

    listed: Sequence[Listed] = ()
    offset: int = 0
    """How many sources come before it."""
    following: int = 0
    """How many sources come after it; of those that match what was typed, none are counted."""
    total: int = 0
    """How many sources the library has."""


def open_page(
    workspace: Workspace, typed: str = "", offset: int = 0, *, beside: Source | None = None
) -> Page:
    """The sources that match what was typed, best first; where nothing was, those by title from `offset` on.

    `beside` is left out, and on the first page those that may be the same come first.
    """
    following = 0
    with workspace.database.read() as transaction:
        total = sources.count(transaction)
        if not typed.strip():
            found = sources.page(transaction, offset, PAGE)
            following = max(0, total - offset - len(found))
    if typed.strip():
        found = [match.source for match in find_sources(workspace, typed, PAGE)]
    like = [] if beside is None or offset else alike(workspace, beside)
    chosen = {source.uid: source for source in (*like, *found)}
    if beside is not None:
        chosen.pop(beside.uid, None)
    links = count_links(workspace, list(chosen))
    listed = [Listed(source, links.get(uid, 0), source in like) for uid, source in chosen.items()]
    return Page(listed, offset, following, total)


def count_links(workspace: Workspace, uids: Sequence[str]) -> dict[str, int]:
    """How many links each of the sources has; those without any are left out."""
    links: dict[str, int] = {}
    with workspace.database.read() as transaction:
        for start in range(0, len(uids), PAGE):
            links |= sources.counts(transaction, uids[start : start + PAGE])
    return links
