"""Changing the source library: each call is one act, one event, one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.events import Act, State
from annotator.domain.identity import digest
from annotator.domain.sources import Source
from annotator.domain.text import brief, tidy
from annotator.language.indexing import indexed
from annotator.language.passages import passages
from annotator.language.similarity import searched
from annotator.language.urls import url_key
from annotator.services.naming import only
from annotator.services.quotes import check_all_of
from annotator.services.workspace import Workspace
from annotator.storage import ledger, source_texts, sources
from annotator.storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Entry:
    """A source of the library as one looks at it to change it."""

    source: Source
    origin: Source | None = None
    """The source that it is derived from."""
    derived: Sequence[Source] = ()
    """Those that are derived from it."""
    uses: Sequence[tuple[str, int]] = ()
    """Names of the documents in which it is linked, each with the number of links."""
    characters: int | None = None
    """Code points of its full text, None where the library does not hold that."""

    @property
    def links(self) -> int:
        """In how many places it is evidence."""
        return sum(count for _, count in self.uses)


def find_source(workspace: Workspace, name: str) -> Source:
    """The one source with this title or URL, or whose uid begins so.

    Raises `NotFoundError` where there is none, or more than one.
    """
    with workspace.database.read() as transaction:
        return only(sources.named(transaction, name) if name else [], "source", name)


def look_up(workspace: Workspace, uid: str) -> Entry:
    """All that is known of a source. Raises `NotFoundError` where it is not there."""
    with workspace.database.read() as transaction:
        source = present(transaction, uid)
        origin = sources.with_uid(transaction, source.derived_from) if source.derived_from else None
        derived = sources.derived(transaction, source.uid)
        uses = sources.uses(transaction, source.uid)
        return Entry(source, origin, derived, uses, source_texts.length(transaction, source.uid))


def add_to_library(
    transaction: Transaction, workspace: Workspace, source: Source, text: str | None = None
) -> None:
    """Add a source, just as it is, with its full text if there is one, as part of a larger act."""
    source = replace(source, text_sha256=None if text is None else digest(text))
    check_source(transaction, source)
    sources.add(transaction, source, url_key=source.url and url_key(source.url), words=searched(source))
    if text is not None:
        _store_text(transaction, source.uid, text)
    after = State(sources=(source,))
    ledger.append(transaction, annotator=workspace.annotator, act=Act.ADD_SOURCE, after=after)


def change_source(workspace: Workspace, changed: Source) -> Source:
    """Store another state of a source of the library, its text apart.

    Raises `RefusedError` where it has neither title nor URL, or would be derived from itself.
    """
    with workspace.database.write() as transaction:
        old = present(transaction, changed.uid)
        new = replace(changed.tidied(), uid=old.uid, text_sha256=old.text_sha256)
        if new != old:
            check_source(transaction, new)
            put_state(transaction, workspace, old, new)
        return new


def check_source(transaction: Transaction, source: Source) -> None:
    """Raise `RefusedError` where a source has neither title nor URL, or is derived from itself or nothing."""
    if tidy(source.title) is None and tidy(source.url) is None:
        raise RefusedError("A source needs a title or a URL: give one of the two.")
    at = source
    while at.derived_from is not None:
        if at.derived_from == source.uid:
            name = brief(source.name)
            raise RefusedError(f"{name} would be derived from itself, by way of {brief(at.name)}.")
        origin = sources.with_uid(transaction, at.derived_from)
        if origin is None:
            known = f"{brief(at.name)} is derived from '{brief(at.derived_from)}'"
            raise RefusedError(f"{known}, which is not in the library.")
        at = origin


def derive(transaction: Transaction, workspace: Workspace, uid: str, origin_uid: str) -> None:
    """Say which source another one is derived from, as part of a larger act."""
    source = present(transaction, uid)
    origin = sources.with_uid(transaction, origin_uid)
    new = replace(source, derived_from=origin.uid if origin else origin_uid)
    check_source(transaction, new)
    put_state(transaction, workspace, source, new)


def set_text(workspace: Workspace, uid: str, text: str | None) -> Source:
    """Give a source another full text, or none; all that is quoted from it is looked up anew."""
    with workspace.database.write() as transaction:
        source = present(transaction, uid)
        return put_text(transaction, workspace, source, text)


def put_text(transaction: Transaction, workspace: Workspace, source: Source, text: str | None) -> Source:
    """`set_text` as part of a larger act."""
    new = replace(source, text_sha256=None if text is None else digest(text))
    if new == source:
        return source
    source_texts.remove(transaction, source.uid)
    if text is not None:
        _store_text(transaction, source.uid, text)
    put_state(transaction, workspace, source, new)
    check_all_of(transaction, source.uid)
    return new


def _store_text(transaction: Transaction, uid: str, text: str) -> None:
    spans = ((span, indexed(text[span.start : span.end])) for span in passages(text))
    source_texts.put(transaction, uid, text, spans)


def present(transaction: Transaction, uid: str) -> Source:
    """The source with this uid. Raises `NotFoundError` where it is not there any more."""
    source = sources.with_uid(transaction, uid)
    if source is None:
        raise NotFoundError("That source is not in the library any more: search for it again.")
    return source


def put_state(
    transaction: Transaction, workspace: Workspace, old: Source, new: Source, *, gone: Source | None = None
) -> None:
    """Store another state of a source, into which `gone` may have been merged, as part of a larger act."""
    sources.put(transaction, new, url_key=new.url and url_key(new.url), words=searched(new))
    before = State(sources=(old,) if gone is None else (old, gone))
    act = Act.CHANGE_SOURCE if gone is None else Act.MERGE_SOURCES
    ledger.append(
        transaction, annotator=workspace.annotator, act=act, before=before, after=State(sources=(new,))
    )
