"""Taking sources out of the library, into another one or for good: one call, one event, one transaction."""

from dataclasses import replace

from annotator.domain.errors import RefusedError
from annotator.domain.events import Act, State
from annotator.domain.sources import Source
from annotator.services.library import add_to_library, check_source, present, put_state, put_text
from annotator.services.quotes import check_all_of
from annotator.services.workspace import Workspace
from annotator.storage import ledger, source_texts, sources
from annotator.storage.database import Transaction


def merge_sources(workspace: Workspace, uid: str, into_uid: str) -> Source:
    """Let one source be another: its links go over, and what only it says of itself."""
    with workspace.database.write() as transaction:
        gone, kept = present(transaction, uid), present(transaction, into_uid)
        if gone.uid == kept.uid:
            raise RefusedError("A source cannot be merged with itself: choose another one.")
        text = source_texts.text(transaction, gone.uid)
        if text is not None and kept.text_sha256 not in {None, gone.text_sha256}:
            raise RefusedError("Both sources have a text, and not the same: take one of the two away first.")
        source_texts.remove(transaction, gone.uid)
        filled = _filled(kept, gone)
        sources.merge(transaction, gone.uid, kept.uid)
        check_source(transaction, filled)
        put_state(transaction, workspace, kept, filled, gone=gone)
        if text is not None:
            return put_text(transaction, workspace, filled, text)
        check_all_of(transaction, kept.uid)
        return filled


def _filled(kept: Source, gone: Source) -> Source:
    """What `kept` does not know of itself as `gone` does; neither is derived from the other any more."""
    names = ("title", "author", "publisher", "date", "url", "reliability", "note", "kind", "archive_url")
    known = {name: getattr(kept, name) or getattr(gone, name) for name in (*names, "accessed")}
    origins = {kept.derived_from, gone.derived_from} - {kept.uid, gone.uid, None}
    origin = kept.derived_from if kept.derived_from in origins else next(iter(origins), None)
    return replace(kept, **known, derived_from=origin)


def require_unused(workspace: Workspace, uid: str) -> None:
    """Raise `RefusedError` where the source cannot be deleted, with the reason."""
    with workspace.database.read() as transaction:
        _require_unused(transaction, present(transaction, uid))


def _require_unused(transaction: Transaction, source: Source) -> None:
    uses = sources.uses(transaction, source.uid)
    if uses:
        where = ", ".join(f"{name} ({count})" for name, count in uses[:3]) + (", ..." if uses[3:] else "")
        raise RefusedError(f"{source.name} is linked in {where}: unlink it there, or merge it.")
    if derived := sources.derived(transaction, source.uid):
        raise RefusedError(f"{derived[0].name} is derived from {source.name}: change that first.")


def bring_back_sources(transaction: Transaction, workspace: Workspace, state: State) -> None:
    """Put sources that the state names, and that were deleted since, into the library again, without text."""
    for uid in {one.source_uid for one in state.evidence}:
        deleted = None if sources.with_uid(transaction, uid) else ledger.last_of_source(transaction, uid)
        if deleted is not None:
            has_origin = deleted.derived_from and sources.with_uid(transaction, deleted.derived_from)
            origin = deleted.derived_from if has_origin else None
            add_to_library(transaction, workspace, replace(deleted, derived_from=origin))


def delete_source(workspace: Workspace, uid: str) -> None:
    """Take a source out of the library.

    Raises `RefusedError` where it is evidence of something, or another source is derived from it.
    """
    with workspace.database.write() as transaction:
        source = present(transaction, uid)
        _require_unused(transaction, source)
        source_texts.remove(transaction, source.uid)
        sources.remove(transaction, source.uid)
        before = State(sources=(source,))
        ledger.append(transaction, annotator=workspace.annotator, act=Act.DELETE_SOURCE, before=before)
