"""Linking claims to sources: each call is one act, one event, one transaction."""

from dataclasses import replace
from typing import Any

from annotator.domain.annotations import Claim, Evidence, Link
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.events import Act, State
from annotator.domain.identity import new_uid, now
from annotator.domain.sources import Source
from annotator.domain.text import tidy
from annotator.domain.vocabulary import Stance
from annotator.services.acting import Place, blank, claim_at, commit
from annotator.services.sources import add_to_library
from annotator.services.workspace import Workspace
from annotator.storage import sources
from annotator.storage.database import Transaction


def link(workspace: Workspace, place: Place, source_uid: str, stance: Stance = Stance.SUPPORTS) -> Claim:
    """Link the claim to a source of the library.

    Raises `RefusedError` where the claim has that link already, and nothing was quoted there yet.
    """
    with workspace.database.write() as transaction:
        source = sources.with_uid(transaction, source_uid)
        if source is None:
            raise NotFoundError("That source is not in the library any more: search for it again.")
        return _link(transaction, workspace, place, source, stance)


def link_new(workspace: Workspace, place: Place, source: Source, stance: Stance = Stance.SUPPORTS) -> Claim:
    """Add a source to the library and link the claim to it; undoing the link leaves the source there."""
    source = source.tidied()
    with workspace.database.write() as transaction:
        add_to_library(transaction, workspace, source)
        return _link(transaction, workspace, place, source, stance)


def _link(
    transaction: Transaction, workspace: Workspace, place: Place, source: Source, stance: Stance
) -> Claim:
    claim = claim_at(transaction, workspace, place)
    if claim and any(old.source.uid == source.uid and old.evidence.quote is None for old in claim.links):
        raise RefusedError(f"Already linked to {source.name}: press e to change that link.")
    before = State((claim.annotation,) if claim else ())
    claim = claim or Claim(blank(workspace, place, now()))
    evidence = Evidence(new_uid(), claim.annotation.uid, source.uid, stance)
    after = State((claim.annotation,), (evidence,))
    commit(transaction, workspace, place, Act.LINK, before=before, after=after)
    return replace(claim, links=(*claim.links, Link(evidence, source)))


def set_stance(workspace: Workspace, place: Place, evidence_uid: str, stance: Stance) -> Claim:
    """Say again how the source bears on the claim."""
    return _change(workspace, place, evidence_uid, stance=stance)


def write_evidence(
    workspace: Workspace,
    place: Place,
    evidence_uid: str,
    *,
    quote: str | None,
    locator: str | None,
    note: str | None,
) -> Claim:
    """Write what the source says, and where."""
    return _change(workspace, place, evidence_uid, quote=tidy(quote), locator=tidy(locator), note=tidy(note))


def _change(workspace: Workspace, place: Place, evidence_uid: str, **changes: Any) -> Claim:
    with workspace.database.write() as transaction:
        claim, old = _linked(transaction, workspace, place, evidence_uid)
        new = replace(old.evidence, **changes)
        if new != old.evidence:
            before, after = State(evidence=(old.evidence,)), State(evidence=(new,))
            commit(transaction, workspace, place, Act.CHANGE_EVIDENCE, before=before, after=after)
        changed = tuple(Link(new, old.source) if one is old else one for one in claim.links)
        return replace(claim, links=changed)


def unlink(workspace: Workspace, place: Place, evidence_uid: str) -> Claim | None:
    """Take one piece of evidence away; an annotation that says nothing goes with its last one."""
    with workspace.database.write() as transaction:
        claim, old = _linked(transaction, workspace, place, evidence_uid)
        kept = tuple(one for one in claim.links if one is not old)
        before = State((claim.annotation,), (old.evidence,))
        after = State(before.annotations if kept or not claim.annotation.is_blank else ())
        commit(transaction, workspace, place, Act.UNLINK, before=before, after=after)
        return replace(claim, links=kept) if after.annotations else None


def _linked(
    transaction: Transaction, workspace: Workspace, place: Place, evidence_uid: str
) -> tuple[Claim, Link]:
    claim = claim_at(transaction, workspace, place)
    for one in claim.links if claim else ():
        if claim and one.evidence.uid == evidence_uid:
            return claim, one
    raise NotFoundError("That link is not there any more.")
