"""What every act on a claim has in common: its place, its rows, its event."""

from dataclasses import dataclass, replace

from annotator.domain.annotations import Annotation, Claim
from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.domain.events import Act, State
from annotator.domain.identity import new_uid
from annotator.services.workspace import Workspace
from annotator.storage import claims, sentences, sources
from annotator.storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Place:
    """A claim of a document, whether or not anything was said of it yet."""

    document_id: int
    span: Span


def claim_at(transaction: Transaction, workspace: Workspace, place: Place) -> Claim | None:
    """What this analyst said of the claim that begins where the place begins.

    Raises `RefusedError` where only claims inside the place were judged: it would overlap them.
    """
    found = claims.in_span(transaction, place.document_id, workspace.annotator, place.span)
    if not found or found[0].annotation.start == place.span.start:
        return found[0] if found else None
    raise RefusedError("Claims inside that sentence are judged already: choose one of them.")


def require_sentence(transaction: Transaction, sentence: Place) -> None:
    """Raise `RefusedError` where the place is no sentence, as after a cut by someone else."""
    if not sentences.are_current(transaction, sentence.document_id, [sentence.span]):
        raise RefusedError("The text was cut anew meanwhile: look at it again, and do it anew.")


def blank(workspace: Workspace, place: Place, at: str) -> Annotation:
    """An annotation that says nothing yet."""
    return Annotation(
        uid=new_uid(),
        annotator=workspace.annotator,
        start=place.span.start,
        end=place.span.end,
        label=None,
        verdict=None,
        confidence=None,
        claimant=None,
        target=None,
        note=None,
        flagged=False,
        created_at=at,
        updated_at=at,
    )


def turn(transaction: Transaction, document_id: int, before: State, after: State) -> None:
    """Turn the rows of `before` into those of `after`. Raises `RefusedError` where they do not fit in."""
    sentences.replace(transaction, document_id, before.sentences, after.sentences)
    claims.replace(transaction, document_id, before, after)


def commit(
    transaction: Transaction, workspace: Workspace, place: Place, act: Act, *, before: State, after: State
) -> None:
    """Turn the rows of `before` into those of `after`, and write that down."""
    from annotator.storage import ledger  # noqa: PLC0415 - not before the first paint

    turn(transaction, place.document_id, before, after)
    ledger.append(
        transaction,
        annotator=workspace.annotator,
        act=act,
        document_id=place.document_id,
        span=place.span,
        before=before,
        after=after,
    )


def with_present_sources(transaction: Transaction, state: State) -> State:
    """The state as it reads after sources that it names were merged into others."""
    named = {one.source_uid for one in state.evidence} | {source.uid for source in state.sources}
    merged = sources.merged(transaction, named) if named else {}
    if not merged:
        return state
    evidence = (replace(one, source_uid=merged.get(one.source_uid, one.source_uid)) for one in state.evidence)
    kept = (source for source in state.sources if source.uid not in merged)
    return replace(state, evidence=tuple(evidence), sources=tuple(kept))
