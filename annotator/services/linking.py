"""Linking claims to sources: each call is one act, one event, one transaction."""

from dataclasses import replace
from typing import Any, NamedTuple

from annotator.domain.annotations import Claim, Evidence, Link
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.events import Act, State
from annotator.domain.identity import new_uid, now
from annotator.domain.sources import Passage, Source
from annotator.domain.text import tidy
from annotator.domain.vocabulary import Credibility, Reliability, Stance
from annotator.domain.weighing import CONFIRMING_ROOTS, is_confirmed, roots
from annotator.language.passages import locator
from annotator.services.acting import Place, blank, claim_at, commit
from annotator.services.independence import is_independent
from annotator.services.library import add_to_library, present
from annotator.services.quotes import checked
from annotator.services.workspace import Workspace
from annotator.storage import claims, documents, source_texts
from annotator.storage.database import Transaction


class _Quoted(NamedTuple):
    """What a new link quotes, and where that stands."""

    quote: str | None = None
    locator: str | None = None
    quote_start: int | None = None


_NOTHING = _Quoted()


def link(workspace: Workspace, place: Place, source_uid: str, stance: Stance = Stance.SUPPORTS) -> Claim:
    """Link the claim to a source of the library.

    Raises `RefusedError` where the claim has that link already, and nothing was quoted there yet.
    """
    with workspace.database.write() as transaction:
        return _link(transaction, workspace, place, present(transaction, source_uid), stance)


def link_new(workspace: Workspace, place: Place, source: Source, stance: Stance = Stance.SUPPORTS) -> Claim:
    """Add a source to the library and link the claim to it; undoing the link leaves the source there."""
    source = source.tidied()
    with workspace.database.write() as transaction:
        add_to_library(transaction, workspace, source)
        return _link(transaction, workspace, place, source, stance)


def _link(
    transaction: Transaction,
    workspace: Workspace,
    place: Place,
    source: Source,
    stance: Stance,
    *,
    quoted: _Quoted = _NOTHING,
) -> Claim:
    claim = claim_at(transaction, workspace, place)
    links = claim.links if claim else ()
    if quoted.quote in {one.evidence.quote for one in links if one.source.uid == source.uid}:
        raise RefusedError(f"Already linked to {source.name}: press e to change that link.")
    before = State((claim.annotation,) if claim else ())
    claim = claim or Claim(blank(workspace, place, now()))
    evidence = Evidence(new_uid(), claim.annotation.uid, source.uid, stance)
    evidence = checked(transaction, replace(evidence, **quoted._asdict()))
    after = State((claim.annotation,), (evidence,))
    commit(transaction, workspace, place, Act.LINK, before=before, after=after)
    linked = claims.rooted(transaction, (*claim.links, Link(evidence, source)))
    return replace(claim, links=tuple(linked))


def link_passage(workspace: Workspace, place: Place, passage: Passage, stance: Stance) -> Claim:
    """Link the claim to a passage: its text is the quote, and its place the locator."""
    with workspace.database.write() as transaction:
        source = present(transaction, passage.source.uid)
        text = source_texts.text(transaction, source.uid)
        if text is None or text[slice(*passage.span)] != passage.text:
            raise NotFoundError("That passage is not in the library any more: search for it again.")
        quoted = _Quoted(tidy(passage.text), locator(text, passage.span), passage.span.start)
        return _link(transaction, workspace, place, source, stance, quoted=quoted)


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


def quote_source(workspace: Workspace, place: Place, evidence_uid: str) -> Claim:
    """Replace the quote by what the source says where it was found.

    Raises `RefusedError` where it was not found.
    """
    with workspace.database.write() as transaction:
        claim, old = _linked(transaction, workspace, place, evidence_uid)
        said = _said(transaction, old)
        if said is None and old.source.text_sha256 is None:
            raise RefusedError(
                f"{old.source.name} has no text to quote: `annotator sources` gives it one (t)."
            )
        if said is None:
            raise RefusedError("That quote was not found in the source: type what the source says.")
        return _changed(transaction, workspace, place, claim=claim, old=old, quote=said)


def said_by_source(workspace: Workspace, link: Link) -> str | None:
    """What the source says where the quote was found; None where it was not."""
    with workspace.database.read() as transaction:
        return _said(transaction, link)


def _said(transaction: Transaction, link: Link) -> str | None:
    span = link.evidence.quote_span
    text = source_texts.text(transaction, link.source.uid) if span else None
    return tidy(text[span.start : span.end]) if span and text else None


def grade(
    workspace: Workspace,
    place: Place,
    evidence_uid: str,
    reliability: Reliability | None,
    credibility: Credibility | None,
) -> Claim:
    """Grade the source by a letter and the link by a digit; a half that is None stays as it is.

    Raises `RefusedError` for the digit 1 as long as no two independent roots support the claim.
    """
    with workspace.database.write() as transaction:
        claim, old = _linked(transaction, workspace, place, evidence_uid)
        if credibility is Credibility.CONFIRMED:
            _require_confirmed(transaction, place, claim)
        evidence = replace(old.evidence, credibility=credibility or old.evidence.credibility)
        source = replace(old.source, reliability=reliability or old.source.reliability)
        if (evidence, source) != (old.evidence, old.source):
            before, after = State((), (old.evidence,), (old.source,)), State((), (evidence,), (source,))
            commit(transaction, workspace, place, Act.GRADE, before=before, after=after)
        return claim_at(transaction, workspace, place) or claim


def _require_confirmed(transaction: Transaction, place: Place, claim: Claim) -> None:
    (document,) = documents.all_documents(transaction, [place.document_id])
    links = [link for link in claim.links if is_independent(transaction, document, link)]
    if not is_confirmed(links):
        count = len(roots(links, Stance.SUPPORTS))
        raise RefusedError(
            f"1 means confirmed by other sources: {CONFIRMING_ROOTS} independent roots must support "
            f"the claim, not {count}."
        )


def _change(workspace: Workspace, place: Place, evidence_uid: str, **changes: Any) -> Claim:
    with workspace.database.write() as transaction:
        claim, old = _linked(transaction, workspace, place, evidence_uid)
        return _changed(transaction, workspace, place, claim=claim, old=old, **changes)


def _changed(
    transaction: Transaction, workspace: Workspace, place: Place, *, claim: Claim, old: Link, **changes: Any
) -> Claim:
    """The claim with one of its links changed, and its quote looked up where that is another one."""
    new = replace(old.evidence, **changes)
    if new != old.evidence:
        if new.quote != old.evidence.quote:
            new = _located(transaction, old.evidence, checked(transaction, new))
        before, after = State(evidence=(old.evidence,)), State(evidence=(new,))
        commit(transaction, workspace, place, Act.CHANGE_EVIDENCE, before=before, after=after)
    changed = tuple(replace(old, evidence=new) if one is old else one for one in claim.links)
    return replace(claim, links=changed)


def _located(transaction: Transaction, old: Evidence, new: Evidence) -> Evidence:
    """The evidence with the place where its quote was found, unless the analyst wrote another one."""
    text = source_texts.text(transaction, new.source_uid)
    if text is None:
        return new
    found_before = old.quote_span and locator(text, old.quote_span)
    if new.locator is not None and new.locator != found_before:
        return new
    return replace(new, locator=new.quote_span and locator(text, new.quote_span))


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
