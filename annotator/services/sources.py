"""The source library."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.identity import new_uid
from annotator.domain.sources import Match, Source
from annotator.domain.text import tidy
from annotator.language.folding import words
from annotator.language.similarity import near_identical, nearest_words, rank
from annotator.language.urls import split_url, url_key
from annotator.readers.source_lists import read_sources
from annotator.services.library import add_to_library, derive
from annotator.services.workspace import Workspace
from annotator.storage import sources
from annotator.storage.database import Transaction

CANDIDATES = 200
"""How many sources the full-text index hands over for ranking."""

MEANT = 70.0
"""From this score on, 0 to 100, a source may be the one that was typed; a misspelt word has some 70."""

WORDS = 32
"""How many words are looked up: all of a title, and of a pasted page what can be ranked between two keys."""


def add_source(workspace: Workspace, source: Source, text: str | None = None) -> None:
    """Add a source, with its full text if there is one.

    Raises `RefusedError` where it has neither title nor URL.
    """
    with workspace.database.write() as transaction:
        add_to_library(transaction, workspace, source.tidied(), text)


def list_sources(workspace: Workspace) -> Generator[Source, None, None]:
    """The whole library by title, one source at a time; close it where not all are taken."""
    with workspace.database.read() as transaction:
        yield from sources.in_order(transaction)


def find_sources(workspace: Workspace, typed: str, limit: int = 50) -> list[Match]:
    """The sources that match what was typed, best first; those used last where nothing was typed.

    A word that no source begins with is taken for the words of the library that are most like it.
    """
    with workspace.database.read() as transaction:
        asked = words(typed)[:WORDS]
        if not asked:
            return [Match(source) for source in sources.recent(transaction, workspace.annotator, limit)]
        found = sources.candidates(transaction, [[word] for word in asked], CANDIDATES)
        if not found:
            meant = [[word, *_corrections(transaction, word)] for word in asked]
            found = sources.candidates(transaction, meant, CANDIDATES)
            found = found or sources.candidates(transaction, meant, CANDIDATES, any_group=True)
        return rank(" ".join(asked), found)[:limit]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the finder offers for what was typed."""

    choices: list[Match]
    """Sources of the library and `new`, best first, those that look like `new` before all others."""
    alike: int = 0
    """How many of the first ones look like `new`."""
    new: Match | None = None
    """What was typed as a source of its own; None where nothing was."""


def offer_sources(workspace: Workspace, typed: str) -> Offer:
    """Rank the library by what was typed, and read that as a title, a URL or both.

    What was typed goes before sources that match it too badly to be meant, and a URL before all that have
    another, since the pages of one site are alike; a question goes last, for it asks for passages.
    """
    matches = find_sources(workspace, typed)
    title, url = split_url(tidy(typed) or "")
    if title is None and url is None:
        return Offer(matches)
    new = Match(Source(new_uid(), title=title, url=url), MEANT)
    same = alike(workspace, new.source)
    ranked = {match.source.uid: match for match in matches}
    first = [ranked.pop(source.uid, Match(source)) for source in same]
    rest = list(ranked.values())
    is_question = (title or "").endswith("?")
    is_meant = url is None and (is_question or any(match.score >= MEANT for match in rest))
    place = len(rest) if is_meant else 0
    return Offer([*first, *rest[:place], new, *rest[place:]], len(first), new)


def _corrections(transaction: Transaction, word: str) -> list[str]:
    return nearest_words(word, sources.vocabulary(transaction, word[0]))


def alike(workspace: Workspace, source: Source) -> list[Source]:
    """Sources of the library that may be this one: the same page, or a near-identical title."""
    with workspace.database.read() as transaction:
        return alike_in_library(transaction, source)


def alike_in_library(transaction: Transaction, source: Source) -> list[Source]:
    """`alike` as part of a larger act."""
    found = sources.with_url_key(transaction, url_key(source.url)) if source.url else []
    if source.title:
        groups = [[word] for word in words(source.title)[:WORDS]]
        near = sources.candidates(transaction, groups, CANDIDATES, any_group=True) if groups else []
        found += [s for s in near if s.title and s not in found and near_identical(source.title, s.title)]
    return found


def import_sources(workspace: Workspace, path: Path) -> tuple[int, int]:
    """Add the sources of a list or a bibliography; how many were new, and how many were there already.

    One is there already by its uid, its page, or its title with the same publisher and date. What one is
    derived from is named by its uid in the file or in the library, its title or its URL. Raises
    `UnreadableError` with line and field at the first malformed one, and then none is added.
    """
    added = there = 0
    uids: dict[str, str] = {}
    derived: dict[str, str] = {}
    with workspace.database.write() as transaction:
        for source in read_sources(path, workspace.limits):
            same = _same(transaction, source)
            uids[source.uid] = same.uid if same else source.uid
            if same:
                there += 1
                continue
            add_to_library(transaction, workspace, replace(source, derived_from=None))
            added += 1
            if source.derived_from:
                derived[source.uid] = source.derived_from
        for uid, origin in derived.items():
            derive(transaction, workspace, uid, _origin(transaction, uids.get(origin, origin)))
    return added, there


def _same(transaction: Transaction, source: Source) -> Source | None:
    if there := sources.with_uid(transaction, source.uid):
        return there
    if source.url:
        return next(iter(sources.with_url_key(transaction, url_key(source.url))), None)
    found = sources.with_title(transaction, source.title or "")
    return next((s for s in found if (s.publisher, s.date) == (source.publisher, source.date)), None)


def _origin(transaction: Transaction, name: str) -> str:
    there = sources.with_uid(transaction, name)
    found = [there] if there else sources.named(transaction, name)
    return found[0].uid if len(found) == 1 else name
