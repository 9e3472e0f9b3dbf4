"""Saying something of a claim: each call is one act, one event, one transaction."""

from dataclasses import replace
from typing import Any

from annotator.domain.annotations import Claim
from annotator.domain.events import Act, State
from annotator.domain.identity import now
from annotator.domain.text import tidy
from annotator.domain.vocabulary import Confidence, Label, Verdict
from annotator.services.acting import Place, blank, claim_at, commit
from annotator.services.workspace import Workspace
from annotator.storage import claims


def claims_in(workspace: Workspace, place: Place) -> list[Claim]:
    """What this analyst said of the claims inside the place, in text order."""
    with workspace.database.read() as transaction:
        return claims.in_span(transaction, place.document_id, workspace.annotator, place.span)


def tag(workspace: Workspace, place: Place, label: Label) -> Claim | None:
    """Say how the text presents the claim."""
    return _change(workspace, place, Act.TAG, label=label)


def tag_and_read(
    workspace: Workspace, place: Place, label: Label, following: Place
) -> tuple[Claim | None, list[Claim]]:
    """Tag the claim; it, and what was said of the place that follows: one answer, for one frame."""
    return tag(workspace, place, label), claims_in(workspace, following)


def set_confidence(workspace: Workspace, place: Place, confidence: Confidence | None) -> Claim | None:
    """Say how sure the analyst is; None takes it back."""
    return _change(workspace, place, Act.CONFIDENCE, confidence=confidence)


def set_verdict(workspace: Workspace, place: Place, verdict: Verdict | None) -> Claim | None:
    """Say what the evidence says of the claim; None takes it back."""
    return _change(workspace, place, Act.VERDICT, verdict=verdict)


def attribute(
    workspace: Workspace, place: Place, claimant: str | None, target: str | None, verb: str | None = None
) -> Claim | None:
    """Say who alleges, against whom, and by which words; None takes it back."""
    said = {"claimant": tidy(claimant), "target": tidy(target), "verb": tidy(verb)}
    return _change(workspace, place, Act.ATTRIBUTE, **said)


def write_note(workspace: Workspace, place: Place, note: str | None) -> Claim | None:
    """Replace the note; None takes it away."""
    return _change(workspace, place, Act.NOTE, note=tidy(note))


def flag(workspace: Workspace, place: Place, *, flagged: bool) -> Claim | None:
    """Flag the claim for later, or take the flag away."""
    return _change(workspace, place, Act.FLAG, flagged=flagged)


def clear(workspace: Workspace, place: Place) -> Claim | None:
    """Take back everything that was said of the claim, and give back what that was."""
    with workspace.database.write() as transaction:
        claim = claim_at(transaction, workspace, place)
        if claim is not None:
            before = State((claim.annotation,), tuple(link.evidence for link in claim.links))
            commit(transaction, workspace, place, Act.CLEAR, before=before, after=State())
        return claim


def _change(workspace: Workspace, place: Place, act: Act, **changes: Any) -> Claim | None:
    """Change the claim's annotation; the claim as it is then, None where nothing is said of it any more.

    What changes nothing is no act. An annotation that says nothing and has no evidence goes.
    """
    with workspace.database.write() as transaction:
        at = now()
        claim = claim_at(transaction, workspace, place)
        old = claim or Claim(blank(workspace, place, at))
        new = replace(old, annotation=replace(old.annotation, **changes))
        if new == old:
            return claim
        new = replace(new, annotation=replace(new.annotation, updated_at=at))
        before = State((old.annotation,) if claim else ())
        after = State((new.annotation,) if new.links or not new.annotation.is_blank else ())
        commit(transaction, workspace, place, act, before=before, after=after)
        return new if after.annotations else None
