"""Claims inside a sentence: each call is one act, one event, one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.domain.annotations import Annotation, Claim
from annotator.domain.documents import Span
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.events import Act, State
from annotator.domain.identity import now
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place, blank, commit, require_sentence
from annotator.services.workspace import Workspace
from annotator.storage import claims
from annotator.storage.database import Transaction


def carve(
    workspace: Workspace, sentence: Place, span: Span, label: Label, *, recut: str | None = None
) -> list[Claim]:
    """Label a span of the sentence as a claim of its own; all claims of the sentence as they are then.

    A claim of the whole sentence is narrowed to the span, with all that was said of it and its evidence; so
    is the claim with uid `recut`. Raises `RefusedError` where the span would overlap another claim, and
    `NotFoundError` where that claim is gone.
    """
    with workspace.database.write() as transaction:
        there = _claims(transaction, workspace, sentence)
        old = _whole(sentence, there) if recut is None else _with_uid(there, recut)
        return _carve(transaction, workspace, sentence, there=there, old=old, spans=[span], label=label)


def cut_up(workspace: Workspace, sentence: Place, spans: Sequence[Span]) -> list[Claim]:
    """Make each of the spans a claim, to be labelled later; all claims of the sentence as they are then.

    A claim of the whole sentence is narrowed to the first of them, with all that was said of it, and the
    others have its label. Raises `RefusedError` as `carve` does.
    """
    with workspace.database.write() as transaction:
        there = _claims(transaction, workspace, sentence)
        old = _whole(sentence, there)
        label = old.annotation.label if old else None
        return _carve(transaction, workspace, sentence, there=there, old=old, spans=spans, label=label)


def _carve(
    transaction: Transaction,
    workspace: Workspace,
    sentence: Place,
    *,
    there: Sequence[Claim],
    old: Claim | None,
    spans: Sequence[Span],
    label: Label | None,
) -> list[Claim]:
    """Make a claim of each span, the first of them of the `old` one."""
    _require_free(sentence, (claim for claim in there if claim is not old), spans)
    new = tuple(
        _claimed(workspace, sentence, None if position else old, span, label)
        for position, span in enumerate(spans)
    )
    before = State((old.annotation,) if old else ())
    if new and new != before.annotations:
        commit(transaction, workspace, sentence, Act.CARVE, before=before, after=State(new))
    return claims.in_span(transaction, sentence.document_id, workspace.annotator, sentence.span)


def _claims(transaction: Transaction, workspace: Workspace, sentence: Place) -> list[Claim]:
    """The claims of a sentence that is still one."""
    require_sentence(transaction, sentence)
    return claims.in_span(transaction, sentence.document_id, workspace.annotator, sentence.span)


def _whole(sentence: Place, there: Sequence[Claim]) -> Claim | None:
    return there[0] if [claim.annotation.span for claim in there] == [sentence.span] else None


def _with_uid(there: Sequence[Claim], uid: str) -> Claim:
    found = next((claim for claim in there if claim.annotation.uid == uid), None)
    if found is None:
        raise NotFoundError("That claim is not there any more: choose the words again.")
    return found


def _require_free(sentence: Place, others: Iterable[Claim], spans: Sequence[Span]) -> None:
    """Raise `RefusedError` where a span is not inside the sentence, or two claims would overlap."""
    taken = sorted([*spans, *(claim.annotation.span for claim in others)])
    edges = [sentence.span.start, *(edge for span in taken for edge in span), sentence.span.end]
    if edges != sorted(edges) or any(start == end for start, end in taken):
        raise RefusedError("Claims cannot overlap: choose other words, or take the other claim away.")


def _claimed(
    workspace: Workspace, sentence: Place, old: Claim | None, span: Span, label: Label | None
) -> Annotation:
    at = now()
    annotation = old.annotation if old else blank(workspace, sentence, at)
    new = replace(annotation, start=span.start, end=span.end, label=label)
    return replace(new, updated_at=at) if new != annotation else annotation
