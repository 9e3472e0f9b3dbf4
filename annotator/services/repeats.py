"""The same claim elsewhere in the library of documents: finding it, and copying what was said of it."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import accumulate, takewhile

from annotator.domain.annotations import Annotation, Claim, Evidence, Link
from annotator.domain.documents import Span
from annotator.domain.errors import NotFoundError, NotStoredError, RefusedError
from annotator.domain.events import Act, State
from annotator.domain.identity import new_uid, now
from annotator.domain.repeats import Repeat
from annotator.domain.vocabulary import Credibility
from annotator.domain.weighing import is_confirmed
from annotator.language.indexing import indexed
from annotator.services.acting import Place, blank, claim_at, commit
from annotator.services.independence import is_independent
from annotator.services.lookup import CANDIDATES, CHARACTERS, looked_up
from annotator.services.quotes import checked
from annotator.services.workspace import Workspace
from annotator.storage import claim_texts, documents, repeats
from annotator.storage.claim_texts import Unindexed
from annotator.storage.database import Transaction
from annotator.storage.repeats import PlacedClaim

CLAIMS = 200
"""How many claims are indexed at a time: some 10 ms, and 20 more where each has a document to itself."""

READ = 10_000_000
"""How many characters the documents have together in which they stand, one document aside: some 10 ms."""


def index_claims(workspace: Workspace, limit: int = CLAIMS) -> int:
    """Index at most `limit` claims that are to be found but are not in the index yet; how many it were.

    Fewer where they stand in more text than a short call can read; 0 says that none is left, or that this is
    no moment for it: nobody shall wait for an index.
    """
    with workspace.database.read() as transaction:
        if not claim_texts.unindexed(transaction, 1):
            return 0
    try:
        with workspace.database.write(waits=False) as transaction:
            return _index(transaction, limit)
    except NotStoredError:
        return 0


def _index(transaction: Transaction, limit: int) -> int:
    missing = claim_texts.unindexed(transaction, limit)
    ids = _readable(transaction, dict.fromkeys(one.document_id for one in missing))
    chosen = list(takewhile(lambda one: one.document_id in ids, missing))
    said = {one.id: text for id_ in ids for one, text in _texts(transaction, id_, chosen)}
    claim_texts.put(transaction, [(id_, text, indexed(text)) for id_, text in sorted(said.items())])
    return len(chosen)


def _readable(transaction: Transaction, document_ids: Iterable[int]) -> list[int]:
    """The first of the documents, as many as are short enough to be read in one call; at least one."""
    ids = list(document_ids)
    ends = (documents.sentence_at(transaction, id_, sys.maxsize) for id_ in ids)
    totals = accumulate(last.end if last else 0 for last in ends)
    return ids[: max(1, sum(1 for _ in takewhile(lambda total: total <= READ, totals)))]


def _texts(
    transaction: Transaction, document_id: int, claims: Sequence[Unindexed]
) -> Iterator[tuple[Unindexed, str]]:
    """The claims of one document with what they say; the document is read once."""
    there = [one for one in claims if one.document_id == document_id]
    whole = Span(min(one.span.start for one in there), max(one.span.end for one in there))
    text = documents.part(transaction, document_id, whole)
    for one in there:
        start, end = (edge - whole.start for edge in one.span)
        yield one, text[start : min(end, start + CHARACTERS)]


def find_repeats(workspace: Workspace, place: Place, limit: int = 3) -> list[Repeat]:
    """The labelled claims, whosever they are, that say the same as the text at `place`, most alike first.

    Of those that are equally alike, the analyst's own come first. Claims at the place itself are left out,
    and those with the label `none`. Some claims that are not in the index yet are put there first.
    """
    from annotator.language.likeness import SAME, likeness  # noqa: PLC0415 - stepping needs no RapidFuzz

    index_claims(workspace)
    with workspace.database.read() as transaction:
        start, end = place.span
        text = documents.part(transaction, place.document_id, Span(start, min(end, start + CHARACTERS)))
        found = repeats.candidates(transaction, looked_up(text), CANDIDATES, place.document_id, place.span)
        alike = [(likeness(text, one.text), one) for one in found]
        same = [(int(percent), one) for percent, one in alike if percent >= SAME]
        best = nlargest(limit, same, key=lambda pair: _rank(workspace, *pair))
        return [_repeat(transaction, one, percent) for percent, one in best]


def _rank(workspace: Workspace, percent: int, placed: PlacedClaim) -> tuple[int, bool, str]:
    one = placed.annotation
    return percent, one.annotator == workspace.annotator, one.updated_at


def _repeat(transaction: Transaction, placed: PlacedClaim, percent: int) -> Repeat:
    (document,) = documents.all_documents(transaction, [placed.document_id])
    sentence = documents.sentence_at(transaction, placed.document_id, placed.annotation.start)
    claim = repeats.with_links(transaction, placed.annotation, placed.document_id)
    return Repeat(document, sentence.number if sentence else 1, claim, placed.text, percent)


def copy_claim(workspace: Workspace, place: Place, annotation_uid: str) -> Claim:
    """Give the claim the label of another one, and its evidence where the same is not linked already.

    Claimant, target and verb are copied where they are unset. Verdict, confidence, note and flag are this
    analyst's own to give, and so is the digit 1 where no two independent roots support the claim here.
    What changes nothing is no act. Raises `NotFoundError` where the other claim is gone or has lost its
    label, and `RefusedError` where it is this very one.
    """
    with workspace.database.write() as transaction:
        other = repeats.labelled(transaction, annotation_uid)
        if other is None:
            raise NotFoundError("That claim is not there any more: step here again to look for others.")
        at = now()
        claim = claim_at(transaction, workspace, place)
        old = claim or Claim(blank(workspace, place, at))
        if old.annotation.uid == other.annotation.uid:
            raise RefusedError("That is the claim itself: choose one that stands elsewhere.")
        new = _labelled(old.annotation, other.annotation)
        links = _copied(transaction, place, old, other)
        if (new, links) == (old.annotation, ()):
            return old
        new = replace(new, updated_at=at)
        before = State((claim.annotation,) if claim else ())
        after = State((new,), tuple(link.evidence for link in links))
        commit(transaction, workspace, place, Act.COPY, before=before, after=after)
        return Claim(new, (*old.links, *links))


def _labelled(annotation: Annotation, other: Annotation) -> Annotation:
    return replace(
        annotation,
        label=other.label,
        claimant=annotation.claimant or other.claimant,
        target=annotation.target or other.target,
        verb=annotation.verb or other.verb,
        copied_from=other.uid,
    )


def _copied(transaction: Transaction, place: Place, claim: Claim, other: Claim) -> tuple[Link, ...]:
    """The links of the other claim, made this one's, with quotes looked up anew."""
    known = {(link.source.uid, link.evidence.quote) for link in claim.links}
    new = [link for link in other.links if (link.source.uid, link.evidence.quote) not in known]
    (document,) = documents.all_documents(transaction, [place.document_id])
    independent = [link for link in (*claim.links, *new) if is_independent(transaction, document, link)]
    is_sure = is_confirmed(independent)

    def own(evidence: Evidence) -> Evidence:
        is_unfounded = evidence.credibility is Credibility.CONFIRMED and not is_sure
        credibility = None if is_unfounded else evidence.credibility
        uid, mine = new_uid(), claim.annotation.uid
        return checked(transaction, replace(evidence, uid=uid, annotation_uid=mine, credibility=credibility))

    return tuple(replace(link, evidence=own(link.evidence)) for link in new)
