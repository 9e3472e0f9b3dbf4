"""Undo and redo, without limit and across restarts: the ledger says what an act changed."""

from dataclasses import replace

from annotator.domain.errors import RefusedError
from annotator.domain.events import Act, Event, State
from annotator.services.acting import turn, with_present_sources
from annotator.services.quotes import checked
from annotator.services.workspace import Workspace
from annotator.storage import claims, ledger, sentences
from annotator.storage.database import Transaction


def undo(workspace: Workspace, document_id: int) -> Event | None:
    """Take back this analyst's last act in the document; the act, or None where there is none.

    Raises `RefusedError` where an import changed the same rows since.
    """
    with workspace.database.write() as transaction:
        act = ledger.next_undo(transaction, document_id, workspace.annotator)
        if act is not None:
            _turn(transaction, workspace, act, Act.UNDO, before=act.after, after=act.before)
        return act


def redo(workspace: Workspace, document_id: int) -> Event | None:
    """Do again what was undone last; the act, or None where nothing was undone since the last act."""
    with workspace.database.write() as transaction:
        act = ledger.next_redo(transaction, document_id, workspace.annotator)
        if act is not None:
            _turn(transaction, workspace, act, Act.REDO, before=act.before, after=act.after)
        return act


def _turn(
    transaction: Transaction, workspace: Workspace, act: Event, reversal: Act, *, before: State, after: State
) -> None:
    before, after = (with_present_sources(transaction, state) for state in (before, after))
    if act.document_id is None or not (
        claims.are_current(transaction, before, absent=after)
        and sentences.are_current(transaction, act.document_id, before.sentences)
    ):
        raise RefusedError(
            "That act cannot be turned back: the same claim was changed since. Change it by hand."
        )
    if after.evidence:
        from annotator.services.removing import bring_back_sources  # noqa: PLC0415 - stepping needs it not

        bring_back_sources(transaction, workspace, after)
    after = replace(after, evidence=tuple(checked(transaction, one) for one in after.evidence))
    turn(transaction, act.document_id, before, after)
    ledger.append(
        transaction,
        annotator=act.annotator,
        act=reversal,
        document_id=act.document_id,
        span=act.span,
        before=before,
        after=after,
        reverses=act.id,
    )
