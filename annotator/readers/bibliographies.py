"""What the readers of bibliographies share: where an entry stands, and how a source is made of it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from annotator.domain.errors import UnreadableError
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.text import brief, tidy
from annotator.domain.vocabulary import SourceKind
from annotator.readers.dates import partial_date
from annotator.readers.malformed import malformed

LIMIT = 100_000_000
"""Largest bibliography, in bytes."""

_IN_CONTAINERS = {SourceKind.ARTICLE, SourceKind.WEB_PAGE, SourceKind.POST}
"""Kinds whose publisher is the journal or the site that they appeared in."""

_RESOLVER = re.compile(r"(https?://)?(dx\.)?doi\.org/|doi:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as its file gives it, in the terms of CSL; any of the texts may be missing."""

    kind: SourceKind | None
    title: str | None
    authors: list[str]
    container: str | None
    """Journal, newspaper or site that it appeared in."""
    publisher: str | None
    date: str | None
    url: str | None
    doi: str | None
    note: str | None
    accessed: str | None
    archives: tuple[str | None, ...] = ()
    """Where it is archived: a shelf mark, or a URL."""


def source_of(entry: Entry) -> Source:
    """Make a source, with a new uid, of an entry; `UnreadableError` where it has neither title nor URL."""
    title, url = tidy(entry.title), tidy(entry.url) or _doi_url(tidy(entry.doi))
    if title is None and url is None:
        raise UnreadableError("has neither title nor URL; give it one of them.")
    appeared_in = tidy(entry.container) if entry.kind in _IN_CONTAINERS else None
    archived = (place for place in map(tidy, entry.archives) if place and is_url(place))
    return Source(
        uid=new_uid(),
        title=title,
        author="; ".join(filter(None, map(tidy, entry.authors))) or None,
        publisher=appeared_in or tidy(entry.publisher),
        date=partial_date(entry.date),
        url=url,
        note=tidy(entry.note),
        kind=entry.kind,
        archive_url=next(archived, None),
        accessed=partial_date(entry.accessed),
    )


@contextmanager
def importing(name: str, line: int, key: object = None) -> Iterator[None]:
    """Say of an entry that is malformed where it stands, and that nothing of its file was imported."""
    named = "" if key is None else f", entry {brief(key)}"
    place = f"{name}, line {line}{named}"
    try:
        with malformed(place):
            yield
    except UnreadableError as error:
        told = str(error).removeprefix(f"{place}: ")
        raise UnreadableError(f"{place}: {told} Nothing of the file was imported.") from error


def is_url(text: str) -> bool:
    """Tell whether a text is a web address and nothing else."""
    return re.fullmatch(r"https?://\S+", text, re.IGNORECASE) is not None


def _doi_url(doi: str | None) -> str | None:
    return None if doi is None else f"https://doi.org/{_RESOLVER.sub('', doi, count=1)}"
