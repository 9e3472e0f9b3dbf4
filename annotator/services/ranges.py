"""Many sentences at once: each call is one act, one event, one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from annotator.domain.annotations import Claim
from annotator.domain.documents import Span
from annotator.domain.events import Act, State
from annotator.domain.identity import now
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place, blank, commit
from annotator.services.workspace import Workspace
from annotator.storage import claims


def tag_all(workspace: Workspace, sentences: Sequence[Place], label: Label) -> int:
    """Label the claims of these sentences, in text order, of one document; how many that changed.

    Where nothing was said of a sentence, it is one claim.
    """
    return _change_all(workspace, sentences, Act.TAG, label=label)


def flag_all(workspace: Workspace, sentences: Sequence[Place], *, flagged: bool) -> int:
    """Flag the claims of these sentences, or take their flags away; how many that changed."""
    return _change_all(workspace, sentences, Act.FLAG, flagged=flagged)


def _change_all(workspace: Workspace, sentences: Sequence[Place], act: Act, **changes: Any) -> int:
    first, last = sentences[0], sentences[-1]
    whole = replace(first, span=Span(first.span.start, last.span.end))
    with workspace.database.write() as transaction:
        there = claims.in_span(transaction, first.document_id, workspace.annotator, whole.span)
        at = now()
        old = [claim for place in _matched(sentences, there, workspace, at) for claim in place]
        pairs = [(claim, replace(claim.annotation, **changes)) for claim in old]
        changed = [(claim, new) for claim, new in pairs if new != claim.annotation]
        known = {claim.annotation.uid for claim in there}
        before = tuple(claim.annotation for claim, _ in changed if claim.annotation.uid in known)
        after = tuple(
            replace(new, updated_at=at) for claim, new in changed if claim.links or not new.is_blank
        )
        if changed:
            commit(transaction, workspace, whole, act, before=State(before), after=State(after))
        return len(changed)


def _matched(
    sentences: Sequence[Place], there: Sequence[Claim], workspace: Workspace, at: str
) -> Iterator[list[Claim]]:
    """Per sentence its claims, or a new one of the whole."""
    claim = iter(there)
    upcoming = next(claim, None)
    for place in sentences:
        while upcoming and upcoming.annotation.start < place.span.start:  # of a sentence in between
            upcoming = next(claim, None)
        found = []
        while upcoming and upcoming.annotation.start < place.span.end:
            found.append(upcoming)
            upcoming = next(claim, None)
        yield found or [Claim(blank(workspace, place, at))]
